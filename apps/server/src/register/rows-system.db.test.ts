import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { readRecordKinds } from "./records/record-kinds.ts";

// Rows 3S, TR and CO of the requirements, as `rows.db.test.ts` has those of the register.
const { records, readiness, selfAudit, schemes, lawSchedules, foresight, foresightParties, inbox } = routes;
const organisation = { organisation: demoCompany };

describe.each(engineKinds)("rows of the management system by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let evaluator: Client;
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
    evaluator = await test.as("evaluator");
  });
  afterAll(() => test.close());

  const enter = (of: string, values: object) =>
    manager.call(records.begin, { params: { ...organisation, kind: of }, body: { values: values as never } });
  const act = (record: string, step: string, values: object) =>
    manager.call(records.step, { params: { ...organisation, record }, body: { step, values: values as never } });
  const warnings = async (record: string) =>
    value(await manager.call(records.show, { params: { ...organisation, record }, query: {} })).warnings.map(
      ({ id }) => id,
    );

  const aimed = async (over: object) => {
    const aim = {
      title: "首次认证",
      standard: "iso45001",
      complexity: "medium",
      subject: "legal-person",
      documentedSince: "2022-05-31",
      operatingSince: "2022-05-31",
      plannedAudit: "2022-08-31",
      personnel: 86,
      licences: [],
      ...over,
    };
    const { id } = value(await enter("aim", aim));
    const answer = value(await manager.call(readiness.show, { params: organisation, query: {} }));
    const found = answer.aims.find(({ record }) => record === id);
    return {
      review: found?.reviewBeforeAudit,
      gates: Object.fromEntries((found?.gates ?? []).map(({ gate, refusals }) => [gate, refusals])),
    };
  };
  const refused = async (over: object) => (await aimed(over)).gates["application"]?.map(({ code }) => code);

  it("3S-2, 3S-3, 3S-4: who may apply, a documented system, and three months that end with the month", async () => {
    expect(await refused({})).toEqual([]);
    expect(await refused({ subject: "authorised-branch" })).toEqual([]);
    expect(await refused({ subject: "none" })).toEqual(["applicant-not-a-legal-subject"]);
    expect(await refused({ documentedSince: undefined })).toEqual(["system-not-documented"]);
    const { gates } = await aimed({ plannedAudit: "2022-08-30" });
    expect(gates["application"]).toMatchObject([{ code: "operation-too-short", passesFrom: "2022-08-31" }]);
  });

  it("3S-5: a management review before the internal audit is warned of, and one after it is not", async () => {
    const since = { documentedSince: "2026-01-01", operatingSince: "2026-01-01", plannedAudit: "2026-12-29" };
    const words = ["earlier", "context", "objectives", "incidents", "monitoring", "audits", "workers", "feedback"];
    const input = Object.fromEntries([...words, "risks", "resources"].map((word) => [word, "看过"]));
    const reviewed = async (heldOn: string) => {
      const { id } = value(await enter("management-review", { title: heldOn, plannedOn: heldOn, chair: "总经理" }));
      value(await act(id, "prepare", input));
      const outputs = [{ what: "换电梯", who: "设备部", byWhen: "2027-03-01" }];
      value(await act(id, "hold", { heldOn, conclusion: "有效", outputs }));
    };
    await reviewed("2026-10-01");
    const plan = {
      standards: ["iso45001"],
      scope: "全部",
      plannedOn: "2026-11-01",
      auditors: "周明",
      independent: true,
    };
    const { id } = value(await enter("internal-audit", { title: "内审", ...plan }));
    const findings = [{ clause: "8.1.2", verdict: "conform", evidence: "抽查" }];
    value(await act(id, "audit", { heldOn: "2026-11-10", findings }));
    const before = await aimed(since);
    expect([before.gates["stage-two"], before.review]).toEqual([[], true]);
    await reviewed("2026-11-20");
    const after = await aimed(since);
    expect([after.gates["stage-two"], after.review]).toEqual([[], false]);
  });

  it("3S-6: seven benefits, each followed by an indicator; no better than before is said, another benefit is refused", async () => {
    const params = { ...organisation, kind: "benefit" };
    const { fields } = value(await manager.call(records.kind, { params, query: {} }));
    const [benefit] = fields.flatMap((field) => (field.id === "benefit" && field.type === "choice" ? [field] : []));
    const known = (benefit?.options ?? []).map(({ id }) => id);
    expect(new Set(known).size).toBe(7);
    const values = { title: "投诉", unit: "件", better: "lower", before: 12, measureOn: "2026-12-31" };
    for (const one of known) expect((await enter("benefit", { ...values, benefit: one })).ok).toBe(true);
    expect(codes(await enter("benefit", { ...values, benefit: "luck" }))).toEqual(["field-wrong"]);
    const { id } = value(await enter("benefit", { ...values, benefit: "trust" }));
    const measure = (now: number) => act(id, "measure", { measuredOn: "2026-11-20", now, measureOn: "2027-06-30" });
    value(await measure(12));
    expect(await warnings(id)).toEqual(["no-better"]);
    value(await measure(4));
    expect(await warnings(id)).toEqual([]);
  });

  it("3S-8, 3S-9: a programme is for small firms, a subsidy for sites of its place, and both until their last day", async () => {
    const programme = {
      title: "小微企业质量管理体系认证提升行动",
      sort: "upgrading",
      region: "3304",
      site: "330400",
      smallOnly: true,
      isSmall: true,
      condition: "首次获证",
      notice: "通知",
      applyBy: "2026-11-30",
    };
    const of = (over: object) => enter("support-programme", { ...programme, ...over });
    expect(codes(await of({ isSmall: false }))).toEqual(["record-refused"]);
    expect(codes(await of({ sort: "subsidy", site: "371700" }))).toEqual(["record-refused"]);
    const apply = async (applyBy: string) => {
      const { id } = value(await of({ sort: "subsidy", applyBy }));
      return act(id, "apply", { appliedOn: "2026-11-20" });
    };
    expect(codes(await apply("2026-11-19"))).toEqual(["record-refused"]);
    value(await apply("2026-11-20"));
  });

  it("3S-1: three systems together take less time than the three apart, by a rule that is named", async () => {
    const standards = (["iso9001", "iso14001", "iso45001"] as const).map((standard) => ({ standard, days: 8 }));
    const run = async (integration: number) => {
      const body = { input: { standards, integration, ability: integration }, on: "2026-11-23" };
      return value(await manager.call(schemes.runRule, { params: { pack: "integrated-audit-time" }, body }));
    };
    const joint = await run(100);
    expect(joint.result).toMatchObject({ separate: 24, days: 19.5 });
    expect(joint.trace.map(({ rule }) => rule.source)).toContain("IAF MD 11:2023");
    expect((await run(0)).result).toMatchObject({ separate: 24, days: 24 });
  });

  it("3S-10: sector standards hang on the one they come from; the quality standard comes from none", async () => {
    const { standards } = value(await test.anonymous.call(lawSchedules.standardTree, { query: {} }));
    const from = new Map(standards.map((one) => [one.sector.en, one.from]));
    expect([from.get("Automotive"), from.get("Medical devices"), from.get("All sectors")]).toEqual([
      "iso9001",
      "iso9001",
      null,
    ]);
    const ids = new Set(standards.map(({ id }) => id));
    for (const one of standards) expect([one.id, one.from === null || ids.has(one.from)]).toEqual([one.id, true]);
  });

  it("TR-1, TR-2, TR-4, TR-5: six dimensions, 6+4+2+1+1+1 trends that touch schemes, and a matrix that mirrors itself", async () => {
    const { dimensions, trends, matrix, links } = value(await test.anonymous.call(foresight.trends, {}));
    expect(dimensions.map(({ letter }) => letter).join("")).toBe("STEEPS");
    expect(new Set(dimensions.map(({ title }) => title.zh)).size).toBe(6);
    const count = dimensions.map(({ id }) => trends.filter(({ dimension }) => dimension === id).length);
    expect(count).toEqual([6, 4, 2, 1, 1, 1]);
    expect(new Set(trends.map(({ title }) => title.zh)).size).toBe(15);
    const catalogue = value(await test.anonymous.call(schemes.schemes, { query: {} }));
    const shipped = new Set(catalogue.schemes.map(({ id }) => id));
    for (const { id, schemes: touched } of trends)
      expect([id, touched.length > 0, touched.every((one) => shipped.has(one.id))]).toEqual([id, true, true]);
    const at = (name: string) => trends.findIndex(({ title }) => title.zh === name);
    expect(matrix).toEqual(matrix.map((_, column) => matrix.map((row) => row[column])));
    expect(matrix[at("生物技术")]?.[at("计算技术")]).toBeGreaterThan(0);
    expect(matrix.flat().filter((weight) => weight > 0)).toHaveLength(links.length * 2);
  });

  it("CO-5: the input of the management review lists children, parents and teachers, each with its count", async () => {
    const party = async (name: string) =>
      value(await manager.call(foresightParties.nameParty, { params: organisation, body: { name, side: "external" } }))
        .id;
    const [children, parents] = [await party("孩子"), await party("家长")];
    await party("老师");
    const say = async (of: string, kindOf: "praise" | "complaint", voices: number) => {
      // After the review before, which another test held on the day before.
      const body = { on: "2026-11-21", kind: kindOf, text: "家长会", channel: "会", voices };
      const params = { ...organisation, party: of };
      value(await manager.call(foresightParties.recordFeedback, { params, body }));
    };
    await say(children, "praise", 12);
    await say(parents, "complaint", 3);
    await say(parents, "praise", 5);
    const { id } = value(
      await enter("management-review", { title: "年度评审", plannedOn: "2026-11-23", chair: "园长" }),
    );
    const { inputs } = value(await manager.call(selfAudit.review, { params: { ...organisation, record: id } }));
    const figures = inputs.find((input) => input.id === "feedback")?.figures ?? [];
    const told = (name: string) => {
      const figure = figures.find((one) => one.name === name);
      return [figure?.value, figure?.things.map(({ title }) => title).toSorted()];
    };
    expect(told("feedback.entries")).toEqual([3, ["家长: 2", "孩子: 1", "老师: 0"].toSorted()]);
    expect(told("feedback.complaints")).toEqual([1, ["家长: 1", "孩子: 0", "老师: 0"].toSorted()]);
    expect(told("feedback.voices")).toEqual([20, ["家长: 8", "孩子: 12", "老师: 0"].toSorted()]);
  });

  // OH&S core, environment, resources, corrective action, documents, communication: each book that the issue names.
  const books = readRecordKinds().filter(({ fields }) => !fields.some(({ type }) => type === "party"));
  it.each(books.map((book) => [book.id, book] as const))(
    "the book %s takes its own example by the public door, and nothing of another shape",
    async (id, book) => {
      // Their links lead into made-up rows; a link that must be there would refuse the entry.
      const links = book.fields.flatMap((field) => (field.type === "link" ? [field.id] : []));
      const given = book.examples.find(({ expect: told }) => told.refused.length === 0)?.entered.values ?? {};
      const values = Object.fromEntries(Object.entries(given).filter(([field]) => !links.includes(field)));
      const params = { ...organisation, kind: id };
      const made = value(await enter(id, values));
      const { items } = value(await manager.call(records.list, { params, query: { limit: 200 } }));
      expect(items.map((item) => item.id)).toContain(made.id);
      expect(codes(await enter(id, { moon: 1 }))).toContain("field-unknown");
    },
  );

  it("one passport of a contractor warns every building that it serves, before its papers end, and no other", async () => {
    type Until = { readonly insuranceUntil: string; readonly agreementUntil?: string };
    const contractor = async (title: string, until: Until, buildings: readonly string[]) => {
      const list = buildings.map((building) => ({ building, contact: "李工" }));
      const papers = { licence: "许可", licenceUntil: "2027-12-31", agreementUntil: "2027-12-31", ...until };
      const { id } = value(await enter("contractor", { title, work: "维保", buildings: list, ...papers }));
      const params = { ...organisation, record: id };
      const body = { step: "admit", values: { briefed: true } };
      value(await evaluator.call(records.judge, { params, body }));
    };
    // Two papers that run out are one renewal, by the first day.
    await contractor("甲维保", { insuranceUntil: "2026-12-20", agreementUntil: "2026-12-10" }, ["一号楼", "二号楼"]);
    await contractor("乙维保", { insuranceUntil: "2027-06-30" }, ["三号楼"]);
    const { items } = value(await manager.call(inbox.list, { params: organisation }));
    const warned = items.flatMap(({ subject, due }) =>
      subject.includes("维保") && subject.includes("楼") ? [[subject, due]] : [],
    );
    expect(warned).toEqual([
      ["一号楼 · 甲维保", "2026-12-10"],
      ["二号楼 · 甲维保", "2026-12-10"],
    ]);
    // Of a hundred buildings ten stand in the inbox, and the record has the others.
    const many = Array.from({ length: 13 }, (_, at) => `${at + 1} 幢`);
    await contractor("丙保洁", { insuranceUntil: "2026-12-20" }, many);
    const lines = value(await manager.call(inbox.list, { params: organisation })).items.filter(({ subject }) =>
      subject.includes("丙保洁"),
    );
    expect(lines).toHaveLength(11);
    const rest = lines.find(({ key }) => key.endsWith(":more"));
    expect([rest?.why.zh, rest?.href]).toEqual(["另有 3 处也靠它，打开记录看全部", lines[0]?.href]);
  });
});
