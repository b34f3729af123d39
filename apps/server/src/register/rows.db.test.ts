import { existsSync, readFileSync } from "node:fs";
import { type Client, routes } from "@touchstone/contract";
import { columns, columnViews } from "@touchstone/register";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBytes } from "../adapters/tabular/read-bytes.ts";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

// Rows of the requirements, by their ids, each with its own check through the public door. What other tests prove
// already carries its row's id there.
const { register, registerChanges, registerTrails, evaluation, objectives, records } = routes;
const organisation = { organisation: demoCompany };
const registers = new URL("../../../../../shared/data/registers/", import.meta.url);
const hasRegisters = existsSync(registers);
const copies = ["lift-register.csv", "lift-register.bom.csv", "lift-register.gb18030.csv", "lift-register.xlsx"];
const law = {
  family: "cn-special-equipment-safety-law",
  version: "2013-06-29",
  article: "第四十条",
  quote: "定期检验",
};
const how = { who: "设备部", what: "委托检测", when: "四月", where: "1 号楼", why: "法定", how: "按办法" };

describe.each(engineKinds)("rows of the requirements by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let evaluator: Client;
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    evaluator = await test.as("evaluator");
  });
  afterAll(() => test.close());

  const show = async (risk: string) => value(await manager.call(register.show, { params: { ...organisation, risk } }));
  const identify = async (title: string, area = "lift") =>
    value(
      await manager.call(register.identify, { params: organisation, body: { title, harm: "", owner: "设备部", area } }),
    ).id;
  const objective = async (risk: string, text: string, frequency: object, counts?: object) => {
    const body = { text, frequency, ...(counts === undefined ? {} : { counts }) } as never;
    value(await manager.call(register.setObjective, { params: { ...organisation, risk }, body }));
    return (await show(risk)).objectives.at(-1)?.id ?? "";
  };
  const attach = async (risk: string, on: string, of: string) => {
    const query = { name: `记录 ${on}.txt`, on, objective: of };
    const bytes = new TextEncoder().encode(`${risk} ${of} ${on}`);
    value(await manager.call(register.attachEvidence, { params: { ...organisation, risk }, query, bytes }));
  };
  const undo = (change: string | null) =>
    manager.call(registerChanges.undo, { params: { ...organisation, change: change ?? "" }, body: {} });
  const cellsOf = async (bytes: Uint8Array, file: string) => {
    const read = await readBytes(bytes, file);
    if (!read.ok) throw new Error(JSON.stringify(read.refusals));
    return read.value.cells;
  };
  const exported = async (format: "csv" | "xlsx", part?: (typeof columnViews)[number]["key"]) => {
    const query = { format, ...(part === undefined ? {} : { part }) };
    return cellsOf(value(await manager.download(register.export, { params: organisation, query })), `a.${format}`);
  };
  const enter = (of: string, values: object) =>
    manager.call(records.begin, { params: { ...organisation, kind: of }, body: { values: values as never } });
  const warnings = async (record: string) =>
    value(await manager.call(records.show, { params: { ...organisation, record }, query: {} })).warnings.map(
      ({ id }) => id,
    );

  /** A row planned, evidenced and judged as fulfilled. */
  const judged = async (title: string) => {
    const risk = await identify(title);
    const params = { ...organisation, risk };
    value(await manager.call(register.addDocument, { params, body: { title: "特种设备安全法", printedDate: "2014" } }));
    const line = (await show(risk)).lines[0]?.id ?? "";
    value(await manager.call(register.extractClause, { params, body: { line, ...law } }));
    const of = await objective(risk, "每年检测 1 次", { times: 1, per: "year" });
    value(await manager.call(register.setControl, { params, body: { objective: of, ...how, documents: ["办法"] } }));
    const body = { objective: of, what: "报告", who: "设备部", frequency: { times: 1, per: "year" } } as const;
    value(await manager.call(register.setMonitoring, { params, body }));
    await attach(risk, "2026-04-10", of);
    await judge(risk, "fulfilled");
    return { risk, of };
  };
  const judge = async (risk: string, outcome: "fulfilled" | "not-fulfilled") => {
    const evidence = (await show(risk)).evidence.map(({ id }) => id);
    const body = { outcome, finding: "看过", evidence, on: "2026-11-20" };
    value(await evaluator.call(register.evaluate, { params: { ...organisation, risk }, body }));
  };

  it.skipIf(!hasRegisters).each(copies)(
    "OH-1, OH-2, OH-3: %s goes in and comes out with the same cells; its first row warns (needs ../shared/data)",
    async (file) => {
      const bytes = new Uint8Array(readFileSync(new URL(file, registers)));
      const wanted = await cellsOf(bytes, file);
      const answer = value(await manager.call(register.import, { params: organisation, query: { file }, bytes }));
      expect([answer.imported, answer.risks.map(({ documents }) => documents.length)]).toEqual([1, [8]]);
      const listed = value(await manager.call(register.list, { params: organisation, query: { limit: 200 } })).items;
      const row = listed.find(({ no, lines }) => no === "1" && lines.length === 8);
      for (const format of ["csv", "xlsx"] as const) {
        const cells = await exported(format);
        const from = cells.findIndex(([no, risk]) => no === "1" && risk === row?.title);
        expect([cells[0], ...cells.slice(from, from + 8)]).toEqual(wanted);
      }
      // OH-2: ⑤ to ⑧ are printed, ④ and ⑨ to ⑫ are empty; that ④ is empty is said of each document (OH-11).
      const filled = wanted[1]?.map((cell) => cell !== "");
      expect(filled).toEqual([true, true, true, true, false, true, true, true, true, false, false, false, false]);
      const wide = answer.problems.filter(({ code }) => code === "clause-missing").map(({ column }) => column);
      expect(wide).toEqual(Array(8).fill(5));
      const shown = await show(row?.id ?? "");
      expect(shown.state).toBe("unidentified");
      expect(shown.lacks.filter(({ what }) => what === "no-clause")).toHaveLength(8);
      // OH-3: a year stays a year, and what was printed stays as it was printed.
      expect(shown.lines.map(({ date }) => `${date?.value} ${date?.precision}`)).toEqual([
        "2004 year",
        "2009-05-01 day",
        "2004-02-01 day",
        "2014-11-03 day",
        "2000-10-01 day",
        "2001-04-09 day",
        "2001-09-17 day",
        "2019-06-01 day",
      ]);
      expect(shown.lines.map(({ printedDate }) => printedDate)).toEqual(wanted.slice(1).map((cells) => cells[3]));
      value(await undo(answer.change));
    },
  );

  it("OH-16: the year shows 1/1, 1/1, 24/24, equipment intact and 0 accidents; one visit less is 23/24", async () => {
    const risk = await identify("电梯一年");
    const inspection = await objective(risk, "每年检测 1 次", { times: 1, per: "year" });
    const drill = await objective(risk, "困人演练每年 1 次", { times: 1, per: "year" });
    const upkeep = await objective(risk, "每半月维保", { times: 1, per: "half-month" });
    await objective(risk, "设备完好", { times: 1, per: "always" }, { outcomes: ["damage"], of: "row" });
    await objective(risk, "不发生事故", { times: 1, per: "always" }, { outcomes: ["injury", "death"], of: "row" });
    await attach(risk, "2025-04-10", inspection);
    await attach(risk, "2025-06-10", drill);
    const visits = Array.from({ length: 24 }, (_, at) => {
      const month = String(Math.floor(at / 2) + 1).padStart(2, "0");
      return `2025-${month}-${at % 2 === 0 ? "01" : "16"}`;
    });
    const year = async () => {
      const query = { on: "2025-12-31" };
      const { lines } = value(await manager.call(objectives.year, { params: organisation, query }));
      const own = lines.filter((line) => line.risk === risk);
      return Object.fromEntries(
        own.map(({ text, done, required, broken, standing }) => [
          text,
          required === null ? `${broken} ${standing}` : `${done}/${required} ${standing}`,
        ]),
      );
    };
    for (const on of visits.slice(1)) await attach(risk, on, upkeep);
    expect(await year()).toMatchObject({ 每半月维保: "23/24 behind" });
    await attach(risk, visits[0] ?? "", upkeep);
    expect(await year()).toEqual({
      "每年检测 1 次": "1/1 reached",
      "困人演练每年 1 次": "1/1 reached",
      每半月维保: "24/24 reached",
      设备完好: "0 held",
      不发生事故: "0 held",
    });
  });

  it("OH-17: an objective has who, what, when, where, why and how; with one unsaid it is refused, without any it is missing", async () => {
    const risk = await identify("电梯运行");
    const of = await objective(risk, "每年检测 1 次", { times: 1, per: "year" });
    const params = { ...organisation, risk };
    const set = (said: Partial<typeof how>) =>
      manager.call(register.setControl, { params, body: { objective: of, documents: [], ...said } as never });
    for (const unsaid of Object.keys(how)) {
      const { [unsaid as keyof typeof how]: _, ...said } = how;
      expect([unsaid, codes(await set(said))]).toEqual([unsaid, ["body-invalid"]]);
      expect([unsaid, codes(await set({ ...how, [unsaid]: " " }))]).toEqual([unsaid, ["body-invalid"]]);
    }
    const lacking = async () => (await show(risk)).lacks.filter(({ what }) => what === "no-control").length;
    expect(await lacking()).toBe(1);
    value(await set(how));
    expect(await lacking()).toBe(0);
    expect((await show(risk)).controls).toMatchObject([{ objective: of, ...how }]);
  });

  it("OH-18: of the three documents of a lift, those that its file lacks are shown", async () => {
    const values = { title: "3 号电梯", keeper: "设备部", checkOn: "2027-03-01" };
    const three = ["no-maintenance-rules", "no-inspection-method", "no-plan"];
    const { id } = value(await enter("technical-file", values));
    const lacked = async () => (await warnings(id)).filter((warning) => three.includes(warning));
    expect(await lacked()).toEqual(three);
    const hold = async (...kinds: readonly string[]) => {
      const contents = kinds.map((one) => ({ kind: one, where: "档案柜" }));
      const body = { reason: "补入", values: { contents } };
      value(await manager.call(records.amend, { params: { ...organisation, record: id }, body }));
    };
    await hold("maintenance-rules", "plan");
    expect(await lacked()).toEqual(["no-inspection-method"]);
    await hold("maintenance-rules", "plan", "inspection-method");
    expect(await lacked()).toEqual([]);
  });

  it("OH-19: each group of columns is a view of its own; a part of the table has no keys to come back by", async () => {
    const marks = Object.fromEntries(
      await Promise.all(
        columnViews.map(async ({ key }) => {
          const [head = []] = await exported("csv", key);
          const shown = columns.filter(({ zh }) => head.includes(zh)).map(({ mark }) => mark);
          return [key, shown.join("")] as const;
        }),
      ),
    );
    // The risk ① says which row it is, in every view.
    expect(marks).toEqual({
      planning: "①②③④⑤",
      operation: "①⑥",
      checking: "①⑦⑧⑨⑩⑪⑫",
      identification: "①②③④",
      evaluation: "①⑧⑨⑩",
    });
    expect((await exported("xlsx", "evaluation"))[0]).toHaveLength(5);
    const query = { format: "csv", keys: "yes", part: "planning" } as const;
    expect(codes(await manager.download(register.export, { params: organisation, query }))).toEqual(["body-invalid"]);
  });

  it("OH-20, OH-25: one trail per risk in the order ① to ⑫; ⑪ without ⑫ is open, and closes when it is verified", async () => {
    const { risk } = await judged("电梯困人");
    const bare = await identify("未识别", "escalator");
    const params = { ...organisation, risk };
    const trails = async (query: { risk?: string; area?: string }) =>
      value(await manager.call(registerTrails.list, { params: organisation, query }));
    const step = async (column: string) =>
      (await trails({ risk })).items[0]?.steps.find((one) => one.column === column);
    const { items, columns: heads } = await trails({ area: "lift" });
    const lift = value(
      await manager.call(register.list, { params: organisation, query: { area: "lift", limit: 200 } }),
    );
    expect(items.map((trail) => trail.risk)).toEqual(lift.items.map(({ id }) => id));
    expect(heads.map(({ mark }) => mark).join("")).toBe("①②③④⑤⑥⑦⑧⑨⑩⑪⑫");
    for (const { steps } of items) expect(steps.map(({ column }) => column)).toEqual(heads.map(({ column }) => column));

    const whole = (await trails({ risk })).items[0];
    expect(whole?.steps.flatMap(({ lacks }) => lacks)).toEqual([]);
    expect(whole?.steps.map(({ asked }) => asked)).toEqual([...Array(10).fill(true), false, false]);
    expect(whole?.steps.find(({ column }) => column === "clauses")?.shows).toEqual([
      "特种设备安全法 第四十条 定期检验",
    ]);
    const empty = (await trails({ area: "escalator" })).items;
    expect(empty.map((trail) => trail.risk)).toEqual([bare]);
    const lacking = empty[0]?.steps.filter(({ asked, lacks }) => asked && lacks.length > 0);
    expect(lacking?.map(({ column }) => column)).toEqual(heads.slice(1, 10).map(({ column }) => column));

    await judge(risk, "not-fulfilled");
    expect(await step("correction")).toMatchObject({ asked: true, lacks: ["电梯困人"] });
    const plan = { cause: "无计划", action: "补做演练", due: "2026-12-01" };
    value(await manager.call(register.planCorrection, { params, body: plan }));
    value(await manager.call(register.reportCorrection, { params, body: { what: "已演练", on: "2026-11-20" } }));
    expect((await show(risk)).state).toBe("to-verify");
    expect(await step("correction")).toMatchObject({ lacks: [] });
    expect(await step("verification")).toMatchObject({ asked: true, lacks: ["补做演练"] });
    const health = value(await manager.call(evaluation.health, { params: organisation, query: {} }));
    const open = health.flaws.filter((flaw) => flaw.risk === risk).map((flaw) => flaw.kind);
    expect(open).toEqual(["correction-without-verification"]);
    const body = { outcome: "effective", finding: "有记录", on: "2026-11-20" } as const;
    value(await evaluator.call(register.verifyCorrection, { params, body }));
    expect((await show(risk)).state).toBe("compliant");
    expect(await step("verification")).toMatchObject({ lacks: [] });

    const csv = value(await manager.download(registerTrails.export, { params: organisation, query: { risk } }));
    expect((await cellsOf(csv, "a.csv")).map((cells) => cells[5])).toEqual([
      "栏",
      ...heads.map(({ title }) => title.zh),
    ]);
    const planner = await test.as("planner");
    expect(codes(await planner.call(registerTrails.list, { params: organisation, query: {} }))).toEqual(["not-found"]);
  });

  it("OH-21: another objective, and another harm, are to be evaluated again; another number is not", async () => {
    const { risk, of } = await judged("层门夹人");
    const state = async () => (await show(risk)).state;
    const edit = async (column: "no" | "harm" | "risk", to: string) => {
      const { version } = await show(risk);
      const changes = [{ kind: "change" as const, risk, seen: version, edits: [{ line: null, column, to }] }];
      value(await manager.call(registerChanges.apply, { params: organisation, body: { changes } }));
    };
    expect(await state()).toBe("compliant");
    await edit("no", "17");
    expect(await state()).toBe("compliant");
    for (const change of [
      () => edit("harm", "手指骨折"),
      () => edit("risk", "层门夹人和坠落"),
      () => {
        const body = { id: of, text: "每年检测 2 次", frequency: { times: 2, per: "year" as const } };
        return manager.call(register.setObjective, { params: { ...organisation, risk }, body });
      },
    ]) {
      await change();
      expect(await state()).toBe("to-evaluate");
      await judge(risk, "fulfilled");
      expect(await state()).toBe("compliant");
    }
  });

  it("OH-22, OH-23, OH-24: both orphan sides and ballast are listed, and the whole does not comply over one open row", async () => {
    const lonely = await identify("没有法规的风险");
    const listed = await identify("有法规的风险");
    const params = { ...organisation, risk: listed };
    const body = { title: "特种设备目录", printedDate: "2014" };
    value(await manager.call(register.addDocument, { params, body }));
    const loose = async () => value(await manager.call(register.orphans, { params: organisation }));
    expect((await loose()).risksWithoutLaw).toContain(lonely);
    expect((await loose()).risksWithoutLaw).not.toContain(listed);
    expect((await loose()).lawsWithoutClause).toContainEqual(
      expect.objectContaining({ risk: listed, title: "特种设备目录" }),
    );
    const flaws = async (kindOf: "ballast" | "law-without-clause") =>
      value(await manager.call(evaluation.health, { params: organisation, query: { kind: kindOf } })).flaws.map(
        ({ text }) => text,
      );
    expect(await flaws("ballast")).toContain("特种设备目录");
    // A law of which some row uses a clause is no ballast, though another row only lists it.
    value(await manager.call(register.addDocument, { params, body: { title: "特种设备安全法", printedDate: "" } }));
    expect(await flaws("ballast")).not.toContain("特种设备安全法");
    expect(await flaws("law-without-clause")).toContain("特种设备安全法");
    expect(codes(await manager.call(register.conclusion, { params: organisation }))).toEqual(["rows-not-compliant"]);
  });
});
