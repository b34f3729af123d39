import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyStore } from "../store/index.ts";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const { foresight, foresightIssues, foresightParties, foresightScope, register, inbox } = routes;
const params = { organisation: demoCompany };
const nowhere = "01900000-0000-7000-8000-00000000ffff";
const scanBody: (typeof foresight.recordScan)["body"]["_zod"]["input"] = {
  title: "年度扫描",
  on: "2026-11-20",
  sources: ["ISO 趋势报告 2022", "行业年会"],
  sightings: [
    { trend: "computing", ring: "now", strength: 3, note: "算力外包" },
    { trend: "energy", ring: "soon", strength: 2 },
  ],
};

describe.each(engineKinds)("context of the organisation by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
  });
  afterAll(() => test.close());

  const record = (given: Partial<typeof scanBody> = {}) =>
    manager.call(foresight.recordScan, { params, body: { ...scanBody, ...given } });
  const raise = (given: Record<string, unknown> = {}) =>
    manager.call(foresightIssues.raiseIssue, { params, body: { side: "external", title: "算力受限", ...given } });
  const issues = async (query: Parameters<typeof manager.call<typeof foresightIssues.issues>>[1]["query"] = {}) =>
    value(await manager.call(foresightIssues.issues, { params, query })).items;
  const party = async (name: string) =>
    value(await manager.call(foresightParties.nameParty, { params, body: { name, side: "external" } })).id;
  const parties = async () => value(await manager.call(foresightParties.parties, { params, query: {} })).items;
  const waiting = async () =>
    value(await manager.call(inbox.list, { params })).items.filter(({ key }) => key.startsWith("foresight:"));

  it("an organisation that has not begun is asked for nothing", async () => {
    expect(await waiting()).toEqual([]);
  });

  it("a scan keeps day, author and sources (TR-3); one without a source, or of tomorrow, is refused", async () => {
    const { id } = value(await record());
    const { items } = value(await manager.call(foresight.scans, { params, query: {} }));
    expect(items).toMatchObject([
      { id, on: "2026-11-20", author: "陈静", sources: scanBody.sources, phase: "environment-scanning" },
    ]);
    expect(codes(await record({ sources: [] }))).toEqual(["scan-without-source"]);
    expect(codes(await record({ on: "2030-01-01" }))).toEqual(["occurred-in-future"]);
    const boat = { trend: "boats", ring: "now" as const, strength: 1 as const, note: "" };
    expect(codes(await record({ sightings: [boat] }))).toEqual(["trend-unknown"]);
    const rated = { ...boat, trend: "energy", ring: "later" as const };
    value(await manager.call(foresight.rateTrend, { params: { ...params, scan: id }, body: rated }));
    const again = value(await manager.call(foresight.scans, { params, query: {} })).items[0];
    expect(again?.sightings.find(({ trend }) => trend === "energy")).toMatchObject({ ring: "later", strength: 1 });
    const before = value(await manager.call(foresight.scans, { params, query: { on: "2026-11-19" } }));
    expect(before.items).toEqual([]);
    const unknown = { params: { ...params, scan: nowhere }, body: rated };
    expect(codes(await manager.call(foresight.rateTrend, unknown))).toEqual(["scan-unknown"]);
  });

  it("pages scans without gap or double, newest day first", async () => {
    for (const on of ["2026-10-01", "2026-11-20", "2026-09-01"]) value(await record({ on, title: on }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 1, ...(cursor === undefined ? {} : { cursor }) };
      const page = value(await manager.call(foresight.scans, { params, query }));
      seen.push(...page.items.map(({ on }) => on));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(["2026-11-20", "2026-11-20", "2026-10-01", "2026-09-01"]);
  });

  it("the thread from trend to issue to risk is kept, walked both ways, and a row that is gone is marked (TR-6)", async () => {
    const [scan] = value(await manager.call(foresight.scans, { params, query: {} })).items;
    const issue = value(await raise({ trend: "computing", scan: scan?.id })).id;
    expect((await waiting()).map(({ key }) => key)).toEqual([`foresight:${issue}:risk`]);
    const body = { title: "算力中断", harm: "停产", owner: "信息部" };
    const risk = value(await manager.call(register.identify, { params, body })).id;
    const at = { ...params, issue };
    value(await manager.call(foresightIssues.linkRisk, { params: at, body: { risk } }));
    const thread = { trend: { id: "computing", scan: scan?.id, gone: false }, risks: [{ risk, title: "算力中断" }] };
    expect(await issues({ trend: "computing" })).toMatchObject([{ id: issue, ...thread }]);
    expect(await issues({ risk })).toMatchObject([{ id: issue, ...thread }]);
    expect(await waiting()).toEqual([]);
    const revised = { side: "external" as const, title: "算力出口受限" };
    value(await manager.call(foresightIssues.reviseIssue, { params: at, body: revised }));
    expect(await issues({ risk })).toMatchObject([{ title: "算力出口受限", ...thread }]);
    const link = (of: string) => manager.call(foresightIssues.linkRisk, { params: at, body: { risk: of } });
    expect(codes(await link(risk))).toEqual(["risk-linked-already"]);
    expect(codes(await link(nowhere))).toEqual(["risk-not-identified"]);

    const { store } = test.server.services;
    const scope = { owner: demoCompany, caseId: null };
    const taken = await store.transaction(scope, async (tx) => {
      const { rows } = await tx.query<{ row: unknown }>("select to_json(r) as row from register_risk r where id = $1", [
        risk,
      ]);
      await tx.query("delete from register_risk where id = $1", [risk]);
      return JSON.stringify(rows[0]?.row);
    });
    expect(await issues({ trend: "computing" })).toMatchObject([{ risks: [{ risk, title: null, gone: true }] }]);
    await store.transaction(scope, (tx) =>
      tx.query("insert into register_risk select * from json_populate_record(null::register_risk, $1::json)", [taken]),
    );
    const parting = { params: at, body: { risk, reason: "另立一条" } };
    value(await manager.call(foresightIssues.partRisk, parting));
    expect(codes(await manager.call(foresightIssues.partRisk, parting))).toEqual(["risk-not-linked"]);
    expect(await issues({ risk })).toEqual([]);
    value(await manager.call(foresightIssues.closeIssue, { params: at, body: { reason: "不再外包" } }));
    expect(await issues({ trend: "computing" })).toMatchObject([{ open: false, trend: { id: "computing" } }]);
    expect(codes(await link(risk))).toEqual(["issue-closed"]);
  });

  it("who sells to the EU has its law among the issues, who does not has not (IS-4)", async () => {
    const markets = async () =>
      value(await manager.call(foresightIssues.marketLaws, { params, query: {} })).markets.map(({ id, laws }) => [
        id,
        laws.map(({ family, named }) => `${family} ${named}`),
      ]);
    expect(await markets()).toEqual([]);
    const { id } = value(await raise({ title: "出口欧盟", markets: ["EU"] }));
    expect(await markets()).toEqual([["EU", ["eu-gdpr false"]]]);
    const revised = { side: "external" as const, title: "出口欧盟", markets: ["EU"], laws: ["eu-gdpr"] };
    value(await manager.call(foresightIssues.reviseIssue, { params: { ...params, issue: id }, body: revised }));
    expect(await markets()).toEqual([["EU", ["eu-gdpr true"]]]);
    expect((await issues({ market: "EU" })).map(({ title }) => title)).toEqual(["出口欧盟"]);
    expect(await issues({ market: "US" })).toEqual([]);
    expect(codes(await raise({ markets: ["Mars"] }))).toEqual(["market-unknown"]);
    expect(codes(await raise({ laws: ["no-such-law"] }))).toEqual(["law-family-unknown"]);
    expect(codes(await raise({ trend: "boats" }))).toEqual(["trend-unknown"]);
  });

  it("the scope is refused without a party and a requirement, and incomplete once they stand no more (IS-3)", async () => {
    const body = { statement: "学前教育服务", activities: ["保育"], services: ["语言课程"], served: ["2–6 岁儿童"] };
    const state = (answers: readonly { party: string; need: string }[]) =>
      manager.call(foresightScope.stateScope, { params, body: { ...body, answers: [...answers] } });
    const show = async () => value(await manager.call(foresightScope.scope, { params, query: {} }));
    expect((await show()).lacks).toEqual(["scope"]);
    expect(codes(await state([]))).toEqual(["scope-without-party", "scope-without-requirement"]);
    const id = await party("家长");
    const at = { ...params, party: id };
    expect((await waiting()).map(({ key }) => key).toSorted()).toEqual([
      `foresight:${id}:needs`,
      "foresight:scope:scope",
    ]);
    value(
      await manager.call(foresightParties.recordNeed, { params: at, body: { kind: "expectation", text: "接送安全" } }),
    );
    const need = (await parties())[0]?.needs[0]?.id ?? "";
    expect(codes(await state([{ party: id, need }]))).toEqual(["scope-without-requirement"]);
    const decide = (as: "requirement" | "obligation" | "not-adopted", obligation: string | null = null) =>
      manager.call(foresightParties.decideNeed, { params: at, body: { need, as, text: "校门口有人", obligation } });
    expect(codes(await decide("obligation"))).toEqual(["obligation-missing"]);
    expect(codes(await decide("obligation", "LF-999"))).toEqual(["obligation-not-in-base"]);
    value(await decide("obligation", "LF-001"));
    value(await state([{ party: id, need }]));
    expect(await show()).toMatchObject({
      lacks: [],
      scope: { ...body, edition: 1, author: "陈静", answers: [{ name: "家长", text: "接送安全", stands: "binds" }] },
    });
    expect(await waiting()).toEqual([]);
    value(await decide("not-adopted"));
    expect(await show()).toMatchObject({ lacks: ["requirement"], scope: { answers: [{ stands: "not-binding" }] } });
    value(await manager.call(foresightParties.endParty, { params: at, body: { reason: "撤点" } }));
    expect((await show()).lacks).toEqual(["party", "requirement"]);
    expect(await parties()).toEqual([]);
    expect((await waiting()).map(({ key }) => key)).toEqual(["foresight:scope:lack"]);
    expect(codes(await state([{ party: nowhere, need }]))).toEqual(["scope-reference-unknown"]);
  });

  it("counts feedback by group for the review, with zero where nobody spoke (CO-5)", async () => {
    const [children, parents, teachers] = [await party("孩子"), await party("家长委员会"), await party("老师")];
    const say = (of: string, given: Record<string, unknown> = {}) =>
      manager.call(foresightParties.recordFeedback, {
        params: { ...params, party: of },
        body: { on: "2026-10-08", kind: "praise", text: "喜欢故事课", channel: "家长会", ...given },
      });
    value(await say(children, { voices: 12 }));
    value(await say(parents, { kind: "complaint", voices: 3 }));
    value(await say(parents, { on: "2026-01-05" }));
    const mistaken = value(await say(parents)).id;
    const back = { params: { ...params, feedback: mistaken }, body: { reason: "记错了" } };
    value(await manager.call(foresightParties.withdrawFeedback, back));
    expect(codes(await manager.call(foresightParties.withdrawFeedback, back))).toEqual(["feedback-withdrawn"]);
    const query = { from: "2026-06-01", to: "2026-12-31" };
    const counted = value(await manager.call(foresightParties.feedbackCounts, { params, query }));
    const line = (name: string) => counted.parties.find((one) => one.name === name);
    expect(line("孩子")).toMatchObject({ praise: 1, entries: 1, voices: 12 });
    expect(line("家长委员会")).toMatchObject({ praise: 0, complaint: 1, entries: 1, voices: 3 });
    expect(line("老师")).toMatchObject({ party: teachers, entries: 0, voices: 0 });
    expect(counted.total).toMatchObject({ entries: 2, voices: 15 });
    expect(codes(await say(children, { on: "2030-01-01" }))).toEqual(["occurred-in-future"]);
    expect(codes(await say(nowhere))).toEqual(["interested-party-unknown"]);
    const list = value(await manager.call(foresightParties.feedback, { params, query: { party: parents } }));
    expect(list.items.map(({ withdrawn }) => withdrawn?.reason ?? "").toSorted()).toEqual(["", "", "记错了"]);
  });

  it("is nobody else's, and who may only read writes nothing", async () => {
    const [planner, evaluator] = [await test.as("planner"), await test.as("evaluator")];
    for (const route of [foresight.scans, foresightIssues.issues, foresightParties.parties, foresightScope.scope]) {
      expect(codes(await planner.call(route, { params, query: {} }))).toEqual(["not-found"]);
      expect(codes(await test.anonymous.call(route, { params, query: {} }))).toEqual(["not-signed-in"]);
    }
    const other = { organisation: demoBody };
    expect(codes(await manager.call(foresight.scans, { params: other, query: {} }))).toEqual(["not-found"]);
    expect(codes(await evaluator.call(foresight.recordScan, { params, body: scanBody }))).toEqual(["not-permitted"]);
    const body = { side: "external" as const, title: "甲" };
    expect(codes(await evaluator.call(foresightIssues.raiseIssue, { params, body }))).toEqual(["not-permitted"]);
    expect(codes(await record({ title: "一\n二" }))).toEqual(["body-invalid"]);
    expect(codes(await raise({ owner: demoBody }))).toEqual(["body-invalid"]);
  });

  it("keeps names out of the journal's open data, and every read row is what its stream comes to", async () => {
    const { store } = test.server.services;
    const { rows } = await store.maintenance((tx) =>
      tx.query<{ data: string }>(
        "select data::text as data from journal where type in ('ScanRecorded', 'ScopeStated')",
      ),
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map(({ data }) => data).join()).not.toContain("陈静");
    expect((await verifyStore(store)).first).toBeNull();
  });
});
