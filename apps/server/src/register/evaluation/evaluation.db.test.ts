import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const { register, evaluation, inbox } = routes;
const organisation = { organisation: demoCompany };
const law = {
  family: "cn-special-equipment-safety-law",
  version: "2013-06-29",
  article: "第四十条",
  quote: "定期检验",
};
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe.each(engineKinds)("evaluation by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let evaluator: Client;
  let lift = "";
  let bare = "";

  const show = async (risk: string) => value(await manager.call(register.show, { params: { ...organisation, risk } }));
  const identify = async (title: string): Promise<string> => {
    const body = { title, harm: "", owner: "设备部", area: "lift" };
    return value(await manager.call(register.identify, { params: organisation, body })).id;
  };

  /** A row planned on 1 March, whose evidence and evaluation of 10 April were entered on 20 June. */
  const story = async (): Promise<string> => {
    test.moveTo("2026-03-01T02:00:00Z");
    const risk = await identify("电梯困人");
    const params = { ...organisation, risk };
    value(await manager.call(register.addDocument, { params, body: { title: "特种设备安全法", printedDate: "" } }));
    const line = (await show(risk)).lines[0]?.id ?? "";
    value(await manager.call(register.extractClause, { params, body: { line, ...law } }));
    const objective = { text: "每年检测 1 次", frequency: { times: 1, per: "year" } } as const;
    value(await manager.call(register.setObjective, { params, body: objective }));
    const id = (await show(risk)).objectives[0]?.id ?? "";
    const how = { who: "设备部", what: "检测", when: "四月", where: "1 号楼", why: "法定", how: "办法" };
    value(await manager.call(register.setControl, { params, body: { objective: id, ...how, documents: ["办法"] } }));
    const monitoring = { objective: id, what: "报告", who: "设备部", frequency: { times: 1, per: "year" } } as const;
    value(await manager.call(register.setMonitoring, { params, body: monitoring }));
    test.moveTo("2026-06-20T02:00:00Z");
    const query = { name: "检测报告.txt", on: "2026-04-10", objective: id };
    const bytes = new TextEncoder().encode("检测合格");
    value(await manager.call(register.attachEvidence, { params, query, bytes }));
    const evidence = (await show(risk)).evidence.map((one) => one.id);
    const body = { outcome: "fulfilled", finding: "证据齐全", evidence, on: "2026-04-10" } as const;
    value(await evaluator.call(register.evaluate, { params, body }));
    return risk;
  };

  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    evaluator = await test.as("evaluator");
    lift = await story();
    test.moveTo("2026-11-23T04:00:00Z");
    bare = await identify("食堂火灾");
  });
  afterAll(() => test.close());

  const stateOf = async (risk: string, query: { on?: string; knownAt?: string }) =>
    value(await manager.call(evaluation.stateOf, { params: { ...organisation, risk }, query }));
  const states = async (query: { on?: string; knownAt?: string }) =>
    value(await manager.call(evaluation.states, { params: organisation, query }));

  it("answers for the day of the accident from what was recorded by then, and shows what is known only since", async () => {
    const then = await stateOf(lift, { on: "2026-05-01", knownAt: "2026-05-01T15:59:59Z" });
    expect([then.state, then.stateKnownToday]).toEqual(["operating", "compliant"]);
    expect(then.later.map(({ type, occurredOn, recordedAt }) => [type, occurredOn, recordedAt.slice(0, 10)])).toEqual([
      ["EvidenceLinked", "2026-04-10", "2026-06-20"],
      ["RowEvaluated", "2026-04-10", "2026-06-20"],
    ]);
    expect((await stateOf(lift, {})).state).toBe((await show(lift)).state);
  });

  it("counts all rows on a day as known then: read rows where nothing moved since, the journal where something did", async () => {
    expect((await states({ on: "2026-05-01", knownAt: "2026-05-01T15:59:59Z" })).states).toEqual({ operating: 1 });
    expect((await states({ on: "2026-05-01" })).states).toEqual({ compliant: 1 });
    expect((await states({ on: "2026-02-28" })).rows).toBe(0);
    const now = await states({});
    expect(now.states).toEqual({ compliant: 1, unidentified: 1 });
    expect([now.open, now.compliant]).toEqual([1, false]);
    expect(now.laws.map(({ title, states: of }) => [title, of])).toEqual([["特种设备安全法", { compliant: 1 }]]);
    const knownLater = await states({ knownAt: "2199-01-01T00:00:00Z" });
    expect(knownLater.knownAt).toBe("2026-11-23T04:00:00.000Z");
    expect(knownLater.states).toEqual(now.states);
  });

  it("exports states row by row and by group; refuses a day and an instant that no calendar of ours has", async () => {
    const rows = await manager.download(evaluation.statesExport, { params: organisation, query: { by: "row" } });
    expect(text(value(rows))).toContain("电梯困人");
    const laws = await manager.download(evaluation.statesExport, { params: organisation, query: { by: "law" } });
    expect(text(value(laws))).toContain("特种设备安全法");
    for (const query of [{ on: "0000-01-01" }, { knownAt: "0001-01-01T00:00:00Z" }, { knownAt: "yesterday" }])
      expect(codes(await manager.call(evaluation.states, { params: organisation, query }))).toContain("body-invalid");
  });

  it("lists what hangs, with a figure that falls when one thing is mended; draws the row with what is missing", async () => {
    const health = async () => value(await manager.call(evaluation.health, { params: organisation }));
    const before = await health();
    const kinds = before.flaws.filter(({ risk }) => risk === bare).map((one) => one.kind);
    expect(kinds).toEqual(["risk-without-law", "risk-without-objective"]);
    expect(before.missing).toBe(before.trace.reduce((sum, { count, links }) => sum + count * links, 0));
    const params = { ...organisation, risk: bare };
    value(await manager.call(register.addDocument, { params, body: { title: "《特种设备安全法》", printedDate: "" } }));
    expect((await health()).missing).toBeLessThan(before.missing);
    const graph = value(await manager.call(evaluation.graph, { params }));
    expect(graph.nodes.filter(({ missing }) => missing).map((node) => node.kind)).toEqual([
      "clause",
      "objective",
      "evidence",
    ]);
    // The same law, printed with book marks here and without there.
    expect(graph.neighbours.map(({ risk }) => risk)).toEqual([lift]);
    const file = await manager.download(evaluation.healthExport, { params: organisation, query: { format: "csv" } });
    expect(text(value(file))).toContain("食堂火灾");
  });

  it("tells the boss what is due, where the risk is, how it moved, and the objectives of the year", async () => {
    const dashboard = value(await manager.call(evaluation.dashboard, { params: organisation }));
    expect(dashboard).toMatchObject({ rows: 2, compliant: false, objectives: { all: 1, behind: 0 } });
    expect(dashboard.year.map(({ required, done, failed }) => [required, done, failed])).toEqual([[1, 1, 0]]);
    expect(dashboard.areas).toEqual([{ area: "lift", failing: 0, notReady: 1, toJudge: 0, holding: 1 }]);
    const { months } = value(await manager.call(evaluation.history, { params: organisation, query: { months: 9 } }));
    expect(months.map(({ on, open, rows }) => `${on} ${open}/${rows}`)).toEqual([
      "2026-03-31 1/1",
      "2026-04-30 1/1",
      "2026-05-31 1/1",
      "2026-06-30 0/1",
      "2026-07-31 0/1",
      "2026-08-31 0/1",
      "2026-09-30 0/1",
      "2026-10-31 0/1",
      "2026-11-23 1/2",
    ]);
  });

  it("makes a report that cannot say compliant over open rows, keeps what is declared, is signed by another, shows what moved", async () => {
    const make = (body: { title: string; says?: "compliant"; area?: string }) =>
      manager.call(evaluation.makeReport, { params: organisation, body });
    expect(codes(await make({ title: "年度评价", says: "compliant" }))).toEqual(["rows-not-compliant"]);
    expect(codes(await make({ title: "年度评价", area: "nowhere" }))).toEqual(["register-empty"]);
    const { id: report } = value(await make({ title: "年度评价" }));
    const params = { ...organisation, report };
    const read = async () => value(await manager.call(evaluation.report, { params }));
    const said = { risk: bare, says: "compliant", reason: "会议认为合规" } as const;
    value(await manager.call(evaluation.declareInReport, { params, body: said }));
    const { digest, content, moved, version } = await read();
    expect(moved).toEqual([]);
    expect(content.find(({ risk }) => risk === bare)).toMatchObject({ state: "unidentified", declared: "compliant" });
    const sign = { role: "安全总监", digest, expected: version };
    expect(codes(await manager.call(evaluation.signReport, { params, body: sign }))).toEqual([
      "report-signed-by-author",
    ]);
    const waits = value(await evaluator.call(inbox.list, { params: organisation })).items;
    expect(waits.map(({ href }) => href)).toContain(`/compliance/${report}`);
    expect(codes(await evaluator.call(evaluation.makeReport, { params: organisation, body: { title: "x" } }))).toEqual([
      "not-permitted",
    ]);
    value(await evaluator.call(evaluation.signReport, { params, body: sign }));
    value(
      await manager.call(register.assign, {
        params: { ...organisation, risk: bare },
        body: { owner: "后勤部", area: "canteen" },
      }),
    );
    const after = await read();
    expect(after.digest).toBe(digest);
    expect(after.signatures.map(({ role, by }) => [role, by.name])).toEqual([["安全总监", "周明"]]);
    expect(after.moved.map(({ risk }) => risk)).toEqual([bare]);
    const pdf = value(await manager.download(evaluation.reportExport, { params, query: { format: "pdf" } }));
    expect(text(pdf.slice(0, 5))).toBe("%PDF-");
    const csv = value(await manager.download(evaluation.reportExport, { params, query: { format: "csv" } }));
    expect(text(csv)).toContain("食堂火灾");
    const list = value(await manager.call(evaluation.reports, { params: organisation }));
    expect(list.items.map(({ id }) => id)).toEqual([report]);
  });

  it("is not there for another organisation", async () => {
    const planner = await test.as("planner");
    expect(codes(await planner.call(evaluation.health, { params: organisation }))).toEqual(["not-found"]);
    expect(codes(await test.anonymous.call(evaluation.states, { params: organisation }))).toEqual(["not-signed-in"]);
  });
});
