import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const { objectives, register, records, selfAudit, sites, evaluation, inbox } = routes;
const organisation = { organisation: demoCompany };
const always = { times: 1, per: "always" } as const;

describe.each(engineKinds)("objectives of the year and evaluation by site, by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let lift = "";
  let canteen = "";
  let east = "";
  let west = "";
  const identify = async (title: string, area: string) =>
    value(
      await manager.call(register.identify, { params: organisation, body: { title, harm: "", owner: "园务部", area } }),
    ).id;
  const set = (risk: string, body: (typeof register.setObjective)["body"]["_zod"]["input"]) =>
    manager.call(register.setObjective, { params: { ...organisation, risk }, body });
  const year = async (query: { on?: string; site?: string } = {}) =>
    value(await manager.call(objectives.year, { params: organisation, query }));
  const line = async (text: string, query = {}) => (await year(query)).lines.find((one) => one.text === text);
  const happens = async (happenedOn: string, outcome: string, risk?: string) =>
    value(
      await manager.call(records.begin, {
        params: { ...organisation, kind: "incident" },
        body: {
          values: {
            title: `困人 ${happenedOn}`,
            happenedOn,
            reportedOn: happenedOn,
            place: "一号楼",
            outcome,
            what: "两人被困",
            ...(risk === undefined ? {} : { risk }),
          },
        },
      }),
    ).id;
  const openSite = async (name: string, region: string) =>
    value(
      await manager.call(sites.open, {
        params: organisation,
        body: { name, region, relation: "own", people: 10, scenes: ["lift"] },
      }),
    ).id;

  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    [lift, canteen] = [await identify("电梯困人", "lift"), await identify("食物中毒", "canteen")];
    [east, west] = [await openSite("东园", "330100"), await openSite("西园", "320100")];
    const place = { params: { ...organisation, risk: lift }, body: { sites: [east] } };
    value(await manager.call(sites.place, place));
    value(await set(lift, { text: "每年检测 1 次", frequency: { times: 1, per: "year" } }));
    value(
      await set(lift, { text: "不发生事故", frequency: always, counts: { outcomes: ["injury", "death"], of: "row" } }),
    );
    const { objectives: set1 } = value(await manager.call(register.show, { params: place.params, query: {} }));
    const query = { name: "检测报告.txt", on: "2026-04-10", objective: set1[0]?.id ?? "" };
    const bytes = new TextEncoder().encode("检测合格");
    value(await manager.call(register.attachEvidence, { params: place.params, query, bytes }));
  });
  afterAll(() => test.close());

  it("shows 1/1 and 0 accidents; a day to come is no zero, and one incident breaks it (OH-16)", async () => {
    expect(await line("每年检测 1 次")).toMatchObject({ done: 1, required: 1, standing: "reached" });
    expect(await line("不发生事故")).toMatchObject({ broken: 0, incidents: [], standing: "held" });
    expect(await line("不发生事故", { on: "2027-03-01" })).toMatchObject({ broken: 0, standing: "not-yet" });
    // A near miss, another row's and last year's injuries do not break it.
    await happens("2026-05-02", "near-miss", lift);
    await happens("2026-05-03", "injury", canteen);
    await happens("2025-05-03", "injury", lift);
    expect(await line("不发生事故")).toMatchObject({ broken: 0, standing: "held" });
    const incident = await happens("2026-05-04", "injury", lift);
    expect(await line("不发生事故")).toMatchObject({ broken: 1, standing: "broken", incidents: [{ id: incident }] });
    expect(await line("不发生事故", { on: "2026-05-03" })).toMatchObject({ standing: "held" });
    expect((await year()).lines[0]).toMatchObject({ standing: "broken" });
    // The dashboard and the management review say the same of it.
    const board = value(await manager.call(evaluation.dashboard, { params: organisation, query: {} }));
    expect(board.year[0]).toMatchObject({ text: "不发生事故", failed: 1 });
    expect(board.objectives).toEqual({ all: 2, behind: 1, broken: 1 });
    const values = { title: "年度评审", plannedOn: "2026-12-01", chair: "总经理" };
    const kept = { params: { ...organisation, kind: "management-review" }, body: { values } };
    const { id: review } = value(await manager.call(records.begin, kept));
    const { inputs } = value(await manager.call(selfAudit.review, { params: { ...organisation, record: review } }));
    expect(inputs.flatMap(({ figures }) => figures).find(({ name }) => name === "objectives.behind")?.value).toBe(1);
    const csv = value(await manager.download(objectives.export, { params: organisation, query: {} }));
    expect(new TextDecoder().decode(csv)).toContain("不发生事故,电梯困人,1 起事件,没守住");
  });

  it("keeps what is counted when the words change, and ends it when told to", async () => {
    const { objective = "" } = (await line("不发生事故")) ?? {};
    value(await set(lift, { id: objective, text: "不伤人", frequency: always }));
    expect(await line("不伤人")).toMatchObject({ counts: { outcomes: ["injury", "death"], of: "row" }, broken: 1 });
    value(await set(lift, { id: objective, text: "不伤人", frequency: always, counts: null }));
    expect(await line("不伤人")).toMatchObject({ counts: null, incidents: null, standing: "unmeasured" });
    const whole = { outcomes: ["injury"], of: "organisation" as const };
    value(await set(lift, { id: objective, text: "不伤人", frequency: always, counts: whole }));
    expect(await line("不伤人")).toMatchObject({ broken: 2 });
    // The canteen's row names no site, so its incident counts at each; the lift's row stands in the east alone.
    value(await set(lift, { id: objective, text: "不伤人", frequency: always, counts: { ...whole, site: west } }));
    expect(await line("不伤人")).toMatchObject({ broken: 1 });
  });

  it("a broken one shows on the dashboard and waits until a corrective action for the incident is closed", async () => {
    const counts = { outcomes: ["illness"], of: "row" as const };
    value(await set(lift, { text: "不致病", frequency: always, counts }));
    const evaluator = await test.as("evaluator");
    const waits = async (of = manager) =>
      value(await of.call(inbox.list, { params: organisation })).items.filter(({ subject }) =>
        subject.includes("不致病"),
      );
    const onBoard = async (query = {}) => {
      const board = value(await manager.call(evaluation.dashboard, { params: organisation, query }));
      return { line: board.year.find(({ text }) => text === "不致病"), ...board.objectives };
    };
    const before = await onBoard();
    expect(before.line).toMatchObject({ incidents: 0, behind: 0 });
    // Last year's illness is no matter of this year's objective.
    await happens("2025-06-01", "illness", lift);
    expect(await waits()).toEqual([]);
    const incident = await happens("2026-06-01", "illness", lift);
    expect(await onBoard()).toMatchObject({ line: { incidents: 1 }, broken: before.broken + 1 });
    expect((await onBoard({ on: "2026-05-31" })).line).toMatchObject({ incidents: 0 });
    expect(await waits()).toMatchObject([{ href: "/objectives", rule: { clause: "10.2" } }]);
    // Who may not write is not asked.
    expect(await waits(evaluator)).toEqual([]);

    const whole = { title: "通风不足", nature: "actual", foundBy: "internal", foundOn: "2026-06-02", what: "病一人" };
    const begin = async (values: Record<string, string>) =>
      value(
        await manager.call(records.begin, {
          params: { ...organisation, kind: "corrective-action" },
          body: { values: { ...whole, requirement: "通风", ...values } },
        }),
      ).id;
    const close = async (record: string) => {
      const step = async (id: string, values: Record<string, unknown>, judged = false) =>
        value(
          await (judged ? evaluator : manager).call(judged ? records.judge : records.step, {
            params: { ...organisation, record },
            body: { step: id, values: values as never },
          }),
        );
      const causes = [{ category: "method", cause: "没有人查" }];
      const found = { whys: [{ because: "没查" }], causes, rootCause: "没有规定", elsewhere: false };
      await step("analyse", found);
      await step("plan", { correction: "开窗", actions: [{ action: "装风机", who: "园务部" }], dueOn: "2026-12-01" });
      await step("complete", { doneOn: "2026-11-20", done: "已装" });
      // Done is not closed: somebody else checks the effect.
      expect(await waits()).toHaveLength(1);
      await step("close", { effect: "没有再病" }, true);
    };
    // A closed action for something else answers nothing.
    const other = await begin({});
    await close(other);
    expect(await waits()).toHaveLength(1);
    expect(await line("不致病")).toMatchObject({ incidents: [{ id: incident, answered: false }] });
    await close(await begin({ incident }));
    expect(await waits()).toEqual([]);
    // It stays broken for the year: what happened did happen.
    expect(await line("不致病")).toMatchObject({ standing: "broken", incidents: [{ answered: true }] });
    expect((await onBoard()).line).toMatchObject({ incidents: 1 });
  });

  it("refuses what no incident can be, what counts by times, and a site that is none", async () => {
    const counts = { outcomes: ["injury"], of: "row" as const };
    const wrong = { text: "x", frequency: always, counts: { ...counts, outcomes: ["moon"] } };
    expect(codes(await set(lift, wrong))).toEqual(["outcome-unknown"]);
    expect(codes(await set(lift, { text: "x", frequency: { times: 1, per: "year" }, counts }))).toEqual([
      "incidents-need-always",
    ]);
    expect(codes(await set(lift, { text: "x", frequency: always, counts: { ...counts, site: lift } }))).toEqual([
      "site-unknown",
    ]);
    expect(codes(await set(lift, { text: "x", frequency: always, counts: { ...counts, outcomes: [] } }))).toEqual([
      "body-invalid",
    ]);
    const planner = await test.as("planner");
    expect(codes(await planner.call(objectives.year, { params: organisation, query: {} }))).toEqual(["not-found"]);
  });

  it("evaluates by site: rows, worst state, health and dashboard of the site; a row that names none is at each", async () => {
    const states = async (site?: string) =>
      value(await manager.call(evaluation.states, { params: organisation, query: site === undefined ? {} : { site } }));
    const whole = await states();
    expect([whole.rows, whole.site]).toEqual([2, null]);
    const bySite = (await states(west)).sites;
    expect(new Map(bySite.map(({ key, states: of }) => [key, Object.values(of).reduce((a, b) => a + b, 0)]))).toEqual(
      new Map([
        [east, 2],
        [west, 1],
      ]),
    );
    expect(bySite.map(({ worst }) => worst)).toEqual(["unidentified", "unidentified"]);
    expect(await states(west)).toMatchObject({ rows: 1, site: { name: "西园" }, areas: [{ key: "canteen" }] });
    const query = { site: west };
    expect(value(await manager.call(evaluation.health, { params: organisation, query })).rows).toBe(1);
    expect(value(await manager.call(evaluation.dashboard, { params: organisation, query })).rows).toBe(1);
    expect((await year(query)).of).toBe(0);
    expect((await year({ site: east })).of).toBe(3);
    const history = value(
      await manager.call(evaluation.history, { params: organisation, query: { months: 3, site: west } }),
    );
    expect(history.site).toEqual({ id: west, name: "西园" });
    // Rows and sites were both entered today: what was not there at a month's end is not counted there.
    expect(history.months.map(({ rows, open }) => `${open}/${rows}`)).toEqual(["0/0", "0/0", "1/1"]);
    const today = history.months.at(-1)?.on;
    expect(new Map(history.sites.map(({ key, months }) => [key, months]))).toEqual(
      new Map([
        [east, [{ on: today, open: 2, rows: 2 }]],
        [west, [{ on: today, open: 1, rows: 1 }]],
      ]),
    );
    for (const route of [
      evaluation.states,
      evaluation.health,
      evaluation.dashboard,
      evaluation.history,
      objectives.year,
    ])
      expect(codes(await manager.call(route, { params: organisation, query: { site: lift } }))).toEqual([
        "site-unknown",
      ]);
    const by = { params: organisation, query: { by: "site" as const } };
    const csv = new TextDecoder().decode(value(await manager.download(evaluation.statesExport, by)));
    expect(csv).toContain("东园,未识别");
    const rows = { params: organisation, query: { site: west } };
    const atWest = new TextDecoder().decode(value(await manager.download(evaluation.statesExport, rows)));
    expect(atWest).toContain("食物中毒");
    expect(atWest).not.toContain("电梯困人");
  });

  it("freezes a report of one site, and goes on comparing it with that site", async () => {
    const body = { title: "西园评价", site: west };
    const { id: report } = value(await manager.call(evaluation.makeReport, { params: organisation, body }));
    const read = async () => value(await manager.call(evaluation.report, { params: { ...organisation, report } }));
    expect(await read()).toMatchObject({ site: { id: west, name: "西园" }, rows: 1, moved: [] });
    value(await manager.call(sites.place, { params: { ...organisation, risk: canteen }, body: { sites: [east] } }));
    // A row that was reported is followed wherever it went.
    expect((await read()).moved.map(({ risk }) => risk)).toEqual([canteen]);
    value(await manager.call(sites.place, { params: { ...organisation, risk: lift }, body: { sites: [west] } }));
    expect(new Set((await read()).moved.map(({ risk }) => risk))).toEqual(new Set([lift, canteen]));
    const wrong = { title: "x", site: lift };
    expect(codes(await manager.call(evaluation.makeReport, { params: organisation, body: wrong }))).toEqual([
      "site-unknown",
    ]);
  });
});
