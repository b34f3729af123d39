import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programHere } from "./testing/run-program.ts";
import { type RunningServer, startServer } from "./testing/running-server.ts";

const { run, answer, refused, remove } = programHere();
const organisation = "01900000-0000-7000-8000-00000000c001";
let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server?.close();
  remove();
});

const at = (...words: readonly string[]) => [
  "foresight",
  ...words,
  "--organisation",
  organisation,
  "--data",
  server.data,
];

describe("touchstone foresight", { timeout: 300_000 }, () => {
  it("lists trends and links without a server, and refuses one that is not there", async () => {
    const { trends } = await answer("foresight", "trends");
    expect(trends).toHaveLength(15);
    const { links, matrix } = await answer("foresight", "links", "生物技术");
    expect(links.map(({ between }: { between: string[] }) => between.join(" "))).toContain("biotechnology computing");
    expect(matrix).toHaveLength(15);
    await refused("trend-unknown", "foresight", "links", "boats");
    expect((await run("foresight", "trends", "--lang", "en")).out).toMatch(/Biotechnology/);
  });

  it("walks from a scan to an issue to a risk and back", async () => {
    const scan = await answer(
      ...at("scan", "record", "--title", "年度扫描", "--on", "2026-01-05", "--source", "趋势报告"),
      "--sees",
      "computing:now:3:算力外包",
      "--sees",
      "energy:later:1",
    );
    const { items } = await answer(...at("scan"));
    expect(items[0]).toMatchObject({ id: scan.id, sightings: [{ note: "算力外包" }, { trend: "energy" }] });
    await answer(...at("scan", "rate", scan.id, "--sees", "energy:soon:2"));
    const issue = await answer(
      ...at("issues", "raise", "--title", "算力受限", "--trend", "computing", "--scan", scan.id, "--market", "EU"),
    );
    const { risk } = await answer(...at("issues", "identify", issue.id, "--title", "算力中断", "--owner", "信息部"));
    const found = await answer(...at("issues", "--risk", risk));
    expect(found.items).toMatchObject([{ id: issue.id, trend: { id: "computing" }, risks: [{ risk, gone: false }] }]);
    await refused("risk-linked-already", ...at("issues", "link", issue.id, risk));
    await answer(...at("issues", "revise", issue.id, "--title", "算力出口受限", "--market", "EU", "--law", "eu-gdpr"));
    const { markets } = await answer(...at("issues", "markets"));
    expect(markets).toMatchObject([{ id: "EU", laws: [{ family: "eu-gdpr", named: true }] }]);
    await answer(...at("issues", "part", issue.id, risk, "--reason", "另立一条"));
    await answer(...at("issues", "close", issue.id, "--reason", "不再外包"));
    await refused("issue-closed", ...at("issues", "link", issue.id, risk));
    await refused("scan-without-source", ...at("scan", "record", "--title", "空", "--sees", "computing:now:3"));
    // Wrong usage, and nothing was sent.
    expect((await run(...at("scan", "record", "--title", "空", "--sees", "computing:near:3"))).code).toBe(2);
  });

  it("states a scope that answers to a party, and counts what the party said", async () => {
    const party = await answer(...at("parties", "add", "--name", "家长"));
    await answer(...at("parties", "need", party.id, "--text", "接送安全", "--kind", "expectation"));
    const { items } = await answer(...at("parties"));
    const need = items[0].needs[0].id;
    const stating = at("scope", "state", "--statement", "学前教育", "--activity", "保育", "--served", "2–6 岁儿童");
    await refused("scope-without-party", ...stating);
    await refused("scope-without-requirement", ...stating, "--answers", `${party.id}:${need}`);
    await answer(
      ...at("parties", "decide", party.id, need, "--becomes", "obligation", "--text", "电梯", "--obligation", "LF-001"),
    );
    await answer(...stating, "--answers", `${party.id}:${need}`, "--without", "校车|由外单位经营");
    const { scope, lacks } = await answer(...at("scope"));
    expect([lacks, scope.exclusions]).toEqual([[], [{ what: "校车", reason: "由外单位经营" }]]);
    expect(await answer(...at("scope", "applications"))).toMatchObject({
      stated: { statement: "学前教育", edition: 1 },
      applications: [],
    });
    const values = join(server.data, "activity.json");
    writeFileSync(values, JSON.stringify({ title: "托育", sort: "activity", place: "一园", since: "2026-01-05" }));
    const own = ["--organisation", organisation, "--data", server.data];
    const { id } = await answer("register", "records", "begin", "activity", "--values", values, ...own);
    expect(await answer(...at("scope", "activities"))).toMatchObject({ outside: [{ record: id, why: "unplaced" }] });
    expect((await run("register", "readiness", ...own)).out).toMatch(/1 件在做的事不在写明的范围里[^]*托育/);
    await refused("scope-line-unknown", ...at("scope", "place", id, "--line", "托育"));
    const opened = await answer(...at("scope", "correct", id));
    expect((await answer("register", "records", "show", opened.id, ...own)).values.foundBy).toBe("internal");
    await refused("activity-action-open", ...at("scope", "correct", id));
    await answer(...at("scope", "place", id, "--line", "保育"));
    expect((await run(...at("scope", "activities"))).out).toMatch(
      /登记的 1 件在做的事都在范围里[^]*纠正措施：待查原因/,
    );
    const said = await answer(
      ...at("parties", "feedback", party.id, "--kind", "praise", "--text", "喜欢", "--channel", "家长会"),
      "--voices",
      "12",
      "--on",
      "2026-01-05",
    );
    const counting = at("parties", "counts", "--from", "2026-01-01", "--to", "2026-12-31");
    expect((await answer(...counting)).total).toMatchObject({ entries: 1, voices: 12 });
    await answer(...at("parties", "withdraw", said.id, "--reason", "记错了"));
    expect((await answer(...counting)).total).toMatchObject({ entries: 0, voices: 0 });
    expect((await answer(...at("parties", "said"))).items).toMatchObject([{ withdrawn: { reason: "记错了" } }]);
    await answer(...at("parties", "end", party.id, "--reason", "撤点"));
    expect((await run(...at("scope"))).out).toMatch(/没有回应任何现有的相关方/);
  });
});
