import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issued, issueRequest } from "../../statements/testing/a-decided-case.ts";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const planner = routes.planner;
const surveillance = {
  kind: "surveillance",
  from: "2027-10-11",
  to: "2027-10-12",
  days: 2,
} as const;

describe.each(engineKinds)("the programme board by HTTP on %s", (kind) => {
  let test: TestServer;
  let statement: string;
  beforeAll(async () => {
    test = await openTestServer(kind);
    statement = (await issued(test, issueRequest(test))).id;
  }, 180_000);
  afterAll(() => test.close());

  const params = () => ({ organisation: demoBody, statement });
  const ask = async (account = "planner") => (await test.as(account)).call(planner.programmeOf, { params: params() });
  const plan = async (changes: object = {}, account = "planner") =>
    (await test.as(account)).call(planner.planVisit, { params: params(), body: { ...surveillance, ...changes } });
  const visitOf = async () => value(await ask()).dates[0]?.visit?.id ?? "";
  const spans = async () =>
    value(await ask()).dates.map(({ corridor, fit }) => [corridor.kind, corridor.earliest, corridor.latest, fit]);

  it("shows each client's corridors with rule and anchor before anything is planned, next due first", async () => {
    const board = value(
      await (await test.as("planner")).call(planner.programme, { params: { organisation: demoBody } }),
    );
    expect(board.lines.map((line) => line.statement)).toEqual([statement]);
    expect(board.lines[0]?.dates[0]).toMatchObject({
      corridor: { earliest: "2026-11-24", latest: "2027-11-23", anchor: { on: "2026-11-23", of: "issued" } },
      visit: null,
      fit: "unplanned",
    });
    const none = await (await test.as("planner")).call(planner.programme, {
      params: { organisation: demoBody },
      query: { search: "nobody" },
    });
    expect(value(none)).toMatchObject({ statements: 0, lines: [] });
  });

  it("refuses what lies outside, all reasons at once, and takes what lies inside", async () => {
    expect(codes(await plan({ from: "2027-11-25", to: "2027-11-24" }))).toEqual([
      "visit-ends-before-it-begins",
      "visit-after-corridor",
    ]);
    expect(codes(await plan({ from: "2026-11-20", to: "2026-11-20" }))).toEqual(["visit-before-corridor"]);
    value(await plan());
    const { workload } = value(
      await (await test.as("planner")).call(planner.programme, { params: { organisation: demoBody } }),
    );
    expect(workload[0]).toEqual({ month: "2027-10", visits: 1, days: 2, unplanned: 0 });
    expect((await spans()).slice(0, 2)).toEqual([
      ["surveillance", "2026-11-24", "2027-11-23", "inside"],
      ["surveillance", "2027-10-13", "2028-10-12", "unplanned"],
    ]);
  });

  it("a move keeps the corridor and its history, and is asked again", async () => {
    const client = await test.as("planner");
    const move = async (from: string, to: string) =>
      client.call(planner.moveVisit, {
        params: { ...params(), visit: await visitOf() },
        body: { from, to, days: 2, reason: "客户检修停产" },
      });
    expect(codes(await move("2027-11-23", "2027-11-24"))).toEqual(["visit-after-corridor"]);
    value(await move("2027-11-22", "2027-11-23"));
    const { dates, visits } = value(await ask());
    expect(dates[0]?.corridor).toMatchObject({ latest: "2027-11-23", anchor: { on: "2026-11-23", of: "issued" } });
    expect(visits[0]?.moves).toMatchObject([{ from: "2027-10-11", to: "2027-10-12", reason: "客户检修停产" }]);
  });

  it("the coverage names the hole, and a visit cannot cover what is not wanted", async () => {
    const client = await test.as("planner");
    const want = { process: "餐饮", clauses: ["8.1", "8.2"], sites: ["A", "B"], shifts: ["日", "夜"] };
    value(await client.call(planner.wantCoverage, { params: params(), body: { wanted: [want] } }));
    expect(codes(await plan({ kind: "special", covers: [{ ...want, sites: ["C"] }] }))).toEqual(["cover-not-wanted"]);
    const covers = [
      { ...want, sites: ["A"] },
      { ...want, clauses: ["8.1"] },
      { ...want, shifts: ["日"] },
    ];
    value(await plan({ kind: "special", covers }));
    const { coverage, gaps, cells } = value(await ask());
    expect([cells, gaps]).toEqual([8, 1]);
    expect(coverage.filter(({ state }) => state === "never")).toEqual([
      { process: "餐饮", clause: "8.2", site: "B", shift: "夜", state: "never", by: [] },
    ]);
  });

  it("what was held becomes the anchor of the next and of the deadlines; it cannot be changed then", async () => {
    test.moveTo("2027-11-24T04:00:00Z");
    const client = await test.as("planner");
    const visit = await visitOf();
    const held = (lastDay: string) =>
      client.call(planner.holdVisit, { params: { ...params(), visit }, body: { lastDay } });
    expect(codes(await held("2027-11-25"))).toEqual(["occurred-in-future"]);
    value(await held("2027-11-23"));
    expect(codes(await held("2027-11-23"))).toEqual(["visit-settled"]);
    expect((await spans())[0]).toEqual(["surveillance", "2027-11-24", "2028-11-23", "unplanned"]);
    const { deadlines } = value(
      await client.call(planner.deadlines, { params: { organisation: demoBody }, query: { until: "2028-12-31" } }),
    );
    expect(deadlines).toMatchObject([{ kind: "surveillance-overdue", lastDay: "2028-11-23" }]);
  });

  it("waits in the planner's inbox until it is planned, and for nobody who cannot plan", async () => {
    const inbox = async (account: string) =>
      value(
        await (await test.as(account)).call(routes.inbox.list, { params: { organisation: demoBody } }),
      ).items.filter(({ href }) => href === `/cases/programme/${statement}`);
    expect(await inbox("planner")).toEqual([]);
    test.moveTo("2028-07-27T04:00:00Z");
    expect(await inbox("planner")).toMatchObject([{ due: "2028-11-23", act: { zh: "安排监督审核" } }]);
    expect(await inbox("auditor")).toEqual([]);
    const { id } = value(await plan({ from: "2028-11-01", to: "2028-11-02" }));
    expect(id).not.toBe(statement);
    expect(await inbox("planner")).toEqual([]);
  });

  it("only planners plan; others of the body read; a company sees neither board nor statement", async () => {
    expect(codes(await plan({}, "auditor"))).toEqual(["not-permitted"]);
    expect(value(await ask("auditor")).statement).toBe(statement);
    expect(codes(await ask("manager"))).toEqual(["not-found"]);
    const nobody = { organisation: demoBody, statement: "01900000-0000-7000-8000-0000000000ff" };
    const client = await test.as("planner");
    expect(codes(await client.call(planner.programmeOf, { params: nobody }))).toEqual(["not-found"]);
    expect(codes(await client.call(planner.planVisit, { params: nobody, body: surveillance }))).toEqual([
      "programme-statement-unknown",
    ]);
  });

  it("nothing is planned for a certificate that has ended, and its history stays", async () => {
    const decider = await test.as("decider");
    value(
      await decider.call(routes.statements.withdraw, {
        params: params(),
        body: { from: "2028-07-27", reason: "false-evidence" },
      }),
    );
    expect(codes(await plan())).toEqual(["programme-statement-ended"]);
    const { dates, held } = value(await ask());
    expect([dates, held.length]).toEqual([[], 1]);
  });
});
