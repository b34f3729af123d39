import type { APIRequestContext } from "playwright-core";

type Changed = { readonly id: string };

/** Sends one command as the signed-in person and answers the stream's id. */
const sender = (request: APIRequestContext, base: string) => {
  return async (path: string, data: unknown): Promise<string> => {
    const headers = { "idempotency-key": crypto.randomUUID() };
    const answer = await request.post(`${base}/${path}`, { data, headers });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
    return ((await answer.json()) as Changed).id;
  };
};

const seen = [
  { trend: "computing", ring: "now", strength: 3, note: "算力外包给云服务" },
  { trend: "connectivity", ring: "now", strength: 2, note: "" },
  { trend: "cyber-physical", ring: "soon", strength: 3, note: "联网电梯" },
  { trend: "tech-risks", ring: "soon", strength: 2, note: "" },
  { trend: "energy", ring: "later", strength: 1, note: "" },
  { trend: "trade", ring: "later", strength: 2, note: "" },
  { trend: "biotechnology", ring: "later", strength: 1, note: "" },
];

/** A scan, an issue from it with a risk, three interested parties with feedback, and a scope: every page shows something. */
export const fillForesight = async (request: APIRequestContext, company: string, risk: string): Promise<void> => {
  const send = sender(request, `/api/v1/foresight/${company}`);
  const on = "2026-01-05";
  const scan = await send("scans", { title: "年度扫描", on, sources: ["ISO 趋势报告 2022"], sightings: seen });
  const raised = { side: "external", title: "出口欧盟的产品要守当地数据法", markets: ["EU"], trend: "computing", scan };
  const issue = await send("issues", raised);
  await send(`issues/${issue}/risks`, { risk });
  await send("issues", { side: "internal", title: "设备部人手不足" });
  const groups = ["孩子", "家长", "老师"].map((name) => ({ name, side: name === "老师" ? "internal" : "external" }));
  for (const group of groups) {
    const party = await send("parties", group);
    await send(`parties/${party}/needs`, { kind: "expectation", text: "进出安全" });
    await send(`parties/${party}/feedback`, { on, kind: "praise", text: "喜欢", channel: "家长会", voices: 12 });
    if (group.name !== "家长") continue;
    const listed = await request.get(`/api/v1/foresight/${company}/parties`);
    const { items } = (await listed.json()) as { items: { id: string; needs: { id: string }[] }[] };
    const need = items.find(({ id }) => id === party)?.needs[0]?.id;
    await send(`parties/${party}/needs/decision`, { need, as: "obligation", text: "电梯保养", obligation: "LF-001" });
    const answers = [{ party, need }];
    const services = ["语言课程"];
    await send("scope", { statement: "学前教育服务", activities: ["保育"], services, served: ["2–6 岁儿童"], answers });
    const begin = sender(request, `/api/v1/register/${company}/record-kinds`);
    const done = { sort: "activity", place: "一园", since: on };
    const care = await begin("activity/records", { values: { ...done, title: "保育" } });
    await send(`scope/activities/${care}/place`, { line: { list: "activities", text: "保育" } });
    await begin("activity/records", { values: { ...done, title: "二岁以下托育" } });
  }
};
