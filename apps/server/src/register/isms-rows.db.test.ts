import { type CallInput, type Client, type OutputOf, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";

const { assessment, inbox, isms, parties, records, register, schemes, selfAudit } = routes;
const params = { organisation: demoCompany };
const today = "2026-11-23";

type Library = OutputOf<typeof isms.threats>["libraries"][number];
type Criteria = CallInput<typeof assessment.adoptCriteria>["body"]["criteria"];

const band = <Value>(same: Value) => ({ major: same, considerable: same, general: same, low: same });
const criteria: Criteria = {
  threshold: { score: 12, at: "acceptable" },
  bounds: { major: 20, considerable: 12, general: 6, low: 0 },
  words: band(""),
  ties: "consequence-first",
  review: band(12),
  control: band({ level: "post" as const, every: { times: 1, per: "month" as const } }),
  performing: "每年一次",
};
const named = (text: string) => ({ library: null, text });
const inputs = {
  asset: named("客户数据"),
  threat: named("外部入侵"),
  weakness: named("补丁迟装"),
  safeguard: named("无"),
  properties: ["confidentiality" as const],
};

/**
 * Rows IS-1 to IS-32 of the requirements by their checks. What another file shows already carries the row in the title of
 * its test: assessment/, isms/, awareness/, records/, register-laws and foresight.
 */
describe.each(engineKinds)("rows of the ISMS, by their checks, by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let evaluator: Client;
  let library: Library;
  beforeAll(async () => {
    test = await openTestServer(kind);
    [manager, evaluator] = [await test.as("manager"), await test.as("evaluator")];
    const { libraries } = value(await manager.call(isms.threats, { params }));
    const [first] = libraries.filter(({ id }) => id === "car-maker");
    if (first === undefined) throw new Error("no library of car makers");
    library = first;
  });
  afterAll(() => test.close());

  const begin = (book: string, values: object) =>
    manager.call(records.begin, { params: { ...params, kind: book }, body: { values: values as never } });
  const entered = async (book: string, values: object) => value(await begin(book, values)).id;
  const step = (record: string, id: string, values: object = {}) =>
    manager.call(records.step, { params: { ...params, record }, body: { step: id, values: values as never } });
  const judge = (record: string, id: string, values: object = {}, by = evaluator) =>
    by.call(records.judge, { params: { ...params, record }, body: { step: id, values: values as never } });
  const show = async (record: string, on = today) =>
    value(await manager.call(records.show, { params: { ...params, record }, query: { on } }));
  const warned = async (record: string, on = today) => (await show(record, on)).warnings.map(({ id }) => id);
  const fieldsOf = async (book: string) =>
    value(await manager.call(records.kind, { params: { ...params, kind: book }, query: {} }));
  const askedOf = async (by: Client, record: string) =>
    value(await by.call(inbox.list, { params })).items.filter(({ href }) => href.endsWith(record));
  const listed = (query: NonNullable<CallInput<typeof records.list>["query"]>, book: string) =>
    manager.call(records.list, { params: { ...params, kind: book }, query });

  const groups = (under: string | null, of: Library["groups"][number]["kind"]) =>
    library.groups.filter((group) => group.under === under && group.kind === of).map(({ id }) => id);
  const threats = (under: string) => library.threats.filter((threat) => threat.under === under).map(({ id }) => id);
  const threat = (id: string) => library.threats.find((one) => one.id === id);

  it("IS-1: seven groups of clauses; an audit of 2022 is against 2016, and its last day is its transition's", async () => {
    const standards = async (on: string, ids = "iso27001") =>
      value(await test.anonymous.call(schemes.standards, { query: { ids, on } })).standards;
    for (const { edition, clauses } of await standards(today)) {
      const numbers = clauses
        .filter(({ clause }) => !clause.startsWith("A."))
        .map(({ clause }) => clause.split(".")[0]);
      expect([edition, [...new Set(numbers)]]).toEqual([edition, ["4", "5", "6", "7", "8", "9", "10"]]);
    }
    const taken = async (on: string) =>
      (await standards(on)).filter(({ isDefault }) => isDefault).map(({ title }) => title.zh.slice(0, 15));
    expect(await taken("2022-12-01")).toEqual(["GB/T 22080—2016"]);
    expect(await taken("2024-05-01")).toEqual(["GB/T 22080—2025"]);
    const counts = async (on: string) => (await standards(on)).map(({ edition, inForce }) => `${edition} ${inForce}`);
    expect(await counts("2025-10-31")).toEqual(["2013 true", "2022 true"]);
    // The national standard is replaced only on 2026-01-01, and that keeps no certificate alive.
    expect(await counts("2025-11-01")).toEqual(["2013 false", "2022 true"]);
    const certificate = async (on: string) =>
      value(
        await test.anonymous.call(schemes.runRule, {
          params: { pack: "transition" },
          body: { input: { on, expiry: "2026-06-30" }, on, jurisdiction: "CN", subject: "iso27001" },
        }),
      ).result;
    expect(await certificate("2025-10-31")).toMatchObject({ holds: true, from: "GB/T 22080-2016" });
    expect(await certificate("2025-12-01")).toMatchObject({ holds: false, expiry: "2025-10-31" });
    const own = async (on: string) =>
      value(await manager.call(selfAudit.clauses, { params, query: { standards: "iso27001", on } }));
    const old = await own("2022-12-01");
    expect([old.standards[0]?.edition, old.clauses.length]).toEqual(["2013", 140]);
    expect([(await own(today)).standards[0]?.edition, (await own(today)).clauses.length]).toEqual(["2022", 120]);
    expect(codes(await test.anonymous.call(schemes.standards, { query: { ids: "iso27001@1999" } }))).toEqual([
      "standard-unknown",
    ]);
  });

  it("IS-5: a policy without approver and date is incomplete; a representative is appointed and reports to the top", async () => {
    const policy = await entered("document", {
      title: "信息安全方针",
      origin: "internal",
      type: "policy",
      issue: "A/0",
      where: "门厅",
    });
    expect([(await show(policy)).state, await warned(policy)]).toEqual(["draft", ["policy-unapproved"]]);
    expect(codes(await judge(policy, "approve"))).toEqual(["field-missing"]);
    value(await judge(policy, "approve", { approvedAs: "总裁" }));
    const { history } = await show(policy);
    expect(history.at(-1)).toMatchObject({ step: "approve", name: "周明", on: today });
    expect(await warned(policy)).toEqual([]);

    const [person] = value(await manager.call(parties.people, { params, query: {} })).items;
    const role = {
      title: "信息安全管理者代表",
      person: { id: person?.id, name: person?.name },
      systems: ["iso27001"],
      duties: "建立并保持体系",
      powers: "叫停不安全的上线",
      top: "总裁",
      nextOn: "2026-12-20",
    };
    expect(codes(await begin("representative", { ...role, powers: null }))).toEqual(["field-missing"]);
    const id = await entered("representative", role);
    expect(await warned(id)).toEqual(["not-appointed"]);
    const report = { objectives: "三项达标", risks: "一起事件", audits: "一项一般", nextOn: "2027-03-20" };
    expect(codes(await step(id, "report", { ...report, reportedOn: today }))).toContain("record-step-not-open");
    expect(codes(await judge(id, "appoint", { appointedAs: "总裁" }, manager))).toEqual(["record-not-separate"]);
    value(await judge(id, "appoint", { appointedAs: "总裁" }));
    // Asked for fourteen days before, and late from the day after.
    expect(await askedOf(manager, id)).toEqual([]);
    expect(await warned(id, "2026-12-20")).toEqual([]);
    expect(await warned(id, "2026-12-21")).toEqual(["report-late"]);
    expect((await show(id, "2026-12-06")).due).toMatchObject([{ step: "report", on: "2026-12-20", asked: true }]);
    expect((await show(id, "2026-12-05")).due).toMatchObject([{ step: "report", asked: false }]);
    expect(codes(await step(id, "report", { ...report, risks: null, reportedOn: today }))).toEqual(["field-missing"]);
    value(await step(id, "report", { ...report, reportedOn: today }));
    expect((await show(id)).due).toMatchObject([{ step: "report", on: "2027-03-20" }]);
  });

  it("IS-7 to IS-10: exactly four corporate sources with 3, 2, 2 and 3 causes; those of compliance link the law", () => {
    const sources = groups("corporate", "source");
    expect(sources.map((source) => [source, threats(source)])).toEqual([
      ["data-leak", ["data-leak-staff", "data-leak-intrusion", "data-leak-third-party"]],
      ["production-stop", ["production-stop-virus", "production-stop-intrusion"]],
      ["compliance", ["compliance-access", "compliance-transfer"]],
      ["vulnerability", ["vulnerability-product", "vulnerability-supply-chain", "vulnerability-operation"]],
    ]);
    const laws = threats("compliance").map((id) => threat(id)?.laws.map(({ family }) => family) ?? []);
    expect(laws.map((families) => families.length > 0)).toEqual([true, true]);
    expect(laws.flat()).toEqual(expect.arrayContaining(["cn-cybersecurity-law", "eu-gdpr"]));
    // The title stands beside each family: it is in the law base.
    expect(threats("compliance").flatMap((id) => threat(id)?.laws.filter(({ title }) => title === "") ?? [])).toEqual(
      [],
    );
  });

  it("IS-11 to IS-14: three layers of the vehicle, software and hardware of the first, accidents by both of hardware", () => {
    const layers = library.groups.filter(({ under }) => under === "vehicle");
    expect(layers.map(({ kind: of, title }) => [of, title.zh])).toEqual([
      ["layer", "系统安全"],
      ["layer", "密钥安全"],
      ["layer", "架构安全"],
    ]);
    expect(groups("system-security", "part")).toEqual(["software", "hardware"]);
    expect([threats("software"), threat("open-package")?.title.zh]).toEqual([
      ["open-package"],
      expect.stringContaining("APK"),
    ]);
    expect(threats("hardware")).toEqual(["radar-fake-obstacle", "ultrasonic-interference"]);
    const accidents = library.threats.filter(({ consequence }) => consequence === "vehicle-accident");
    expect(accidents.map(({ id }) => id)).toEqual(threats("hardware"));
  });

  it("IS-15 to IS-17: opening once and without end are two rows; the attack's three steps keep their order", async () => {
    const keys = ["key-replay", "key-rolling-code", "bluetooth-key"];
    expect(threats("key-security")).toEqual(keys);
    expect(keys.map((id) => threat(id)?.effect?.zh ?? null)).toEqual(["一次性开门", "无限次开门", null]);
    const body = { threats: [...keys].toReversed(), area: "information-security", language: "zh" as const };
    const { adopted } = value(await manager.call(isms.adopt, { params, body }));
    const harms = await Promise.all(
      adopted.map(async (risk) => {
        const row = value(await manager.call(register.show, { params: { ...params, risk } }));
        return row.harm;
      }),
    );
    const saying = (text: string) => harms.filter((harm) => harm.includes(text)).length;
    expect(["一次性开门", "无限次开门", "插桩调试 → 逆向分析 → 用脚本"].map(saying)).toEqual([1, 1, 1]);
  });

  it("IS-18, IS-19: five ways in; CAN has the weakness of plain text and leads to the ECU", () => {
    const entries = library.groups.filter(({ under }) => under === "architecture-security");
    expect(entries.map(({ id, kind: of }) => `${of} ${id}`)).toEqual([
      "entry obd",
      "entry most",
      "entry can",
      "entry lin",
      "entry tpms",
    ]);
    expect(threats("can").map((id) => [threat(id)?.weakness?.zh, threat(id)?.target?.zh])).toEqual([["明文", "ECU"]]);
    const elsewhere = library.threats.filter(({ weakness, under }) => weakness?.zh === "明文" && under !== "can");
    expect(elsewhere).toEqual([]);
  });

  describe("a set of criteria", () => {
    let set: string;
    let risk: string;
    beforeAll(async () => {
      const body = { method: "isms@house-2026-1", title: "信息安全", criteria };
      set = value(await manager.call(assessment.adoptCriteria, { params, body })).id;
      const row = { title: "客户数据外泄", harm: "", owner: "信息部", area: "information-security" };
      risk = value(await manager.call(register.identify, { params, body: row })).id;
    });
    const start = async (given: object, ratings: Readonly<Record<string, string>>) => {
      const body = { risk, set, inputs: { ...inputs, ...given, ratings } };
      return value(await manager.call(assessment.start, { params, body })).id;
    };
    const draftOf = async (id: string) =>
      value(await manager.call(assessment.show, { params: { ...params, assessment: id } })).draft;
    const finished = async (ratings: Readonly<Record<string, string>>) => {
      const id = await start({}, ratings);
      value(await manager.call(assessment.finish, { params: { ...params, assessment: id }, body: {} }));
      return id;
    };
    const ranked = async () =>
      value(await manager.call(assessment.list, { params, query: { set } })).items.filter(({ rank }) => rank !== null);

    it.each(["asset", "threat", "weakness", "safeguard"])("IS-20: without the %s there is no level", async (input) => {
      const ratings = { value: "v5", impact: "i4", likelihood: "p4" };
      expect(await draftOf(await start({}, ratings))).toMatchObject({ missing: [], level: { score: 16 } });
      const id = await start({ [input]: null }, ratings);
      expect(await draftOf(id)).toMatchObject({ missing: [input], level: null });
      const done = await manager.call(assessment.finish, { params: { ...params, assessment: id }, body: {} });
      expect(codes(done)).toContain("assessment-input-missing");
    });

    it("IS-21: the same inputs come to the same level in any order of entry", async () => {
      const level = async (ratings: Readonly<Record<string, string>>) =>
        value(await manager.call(assessment.level, { params: { ...params, set }, body: { ratings } })).level;
      const one = await level({ value: "v5", impact: "i4", likelihood: "p3" });
      expect(one).toMatchObject({ score: 12, band: "considerable" });
      expect(await level({ likelihood: "p3", impact: "i4", value: "v5" })).toEqual(one);
      expect(await level({ likelihood: "p4", impact: "i4", value: "v5" })).not.toEqual(one);
    });

    it("IS-22: equals stand by the stated rule, and the very line is treated as the criteria say", async () => {
      const rare = await finished({ value: "v5", impact: "i4", likelihood: "p3" });
      test.moveTo("2026-11-24T04:00:00Z");
      const often = await finished({ value: "v4", impact: "i3", likelihood: "p4" });
      const severe = await finished({ likelihood: "p3", impact: "i4", value: "v5" });
      const order = async () => (await ranked()).map(({ id, stage, before }) => [id, stage, before?.score]);
      // 3 × 4 before 4 × 3, the older before the younger.
      expect(await order()).toEqual([
        [rare, "acceptable", 12],
        [severe, "acceptable", 12],
        [often, "acceptable", 12],
      ]);
      const next = {
        ...criteria,
        ties: "oldest-first" as const,
        threshold: { score: 12, at: "not-acceptable" as const },
      };
      const change = { criteria: next, reason: "先来先办" };
      value(await manager.call(assessment.changeCriteria, { params: { ...params, set }, body: change }));
      await test.server.services.store.jobs.drain();
      const [first, ...others] = await order();
      expect([first, others.map(([, stage]) => stage)]).toEqual([
        [rare, "to-treat", 12],
        ["to-treat", "to-treat"],
      ]);
      test.moveTo(`${today}T04:00:00Z`);
    });
  });

  it("IS-25: a review that analysed policy and objectives is incomplete until it has an output", async () => {
    const id = await entered("management-review", { title: "2026 年管理评审", plannedOn: today, chair: "总裁" });
    const said = {
      earlier: "已落实",
      context: "无变化",
      objectives: "方针适宜，三项目标达标",
      incidents: "一起",
      monitoring: "合规",
      audits: "一项一般",
      workers: "三条",
      feedback: "40 条",
      risks: "一项升高",
      resources: "充足",
    };
    expect(codes(await step(id, "prepare", { ...said, objectives: null }))).toEqual(["field-missing"]);
    value(await step(id, "prepare", said));
    const { inputs: gathered } = value(await manager.call(selfAudit.review, { params: { ...params, record: id } }));
    const policy = gathered.find((input) => input.id === "objectives")?.figures.map(({ name }) => name);
    expect(policy).toEqual(["policies.valid", "policies.open", "objectives.all", "objectives.behind"]);
    const held = { heldOn: today, conclusion: "适宜、充分、有效" };
    expect(codes(await step(id, "hold", { ...held, outputs: [] }))).toEqual(["record-refused"]);
    expect((await show(id)).state).toBe("prepared");
    value(await step(id, "hold", { ...held, outputs: [{ what: "双因素提前", who: "信息部", byWhen: "2027-01-31" }] }));
    expect((await show(id)).state).toBe("held");
  });

  it("IS-28: a communication names what, to whom, of which level, by whom, by three common and eight other means", async () => {
    const { fields } = await fieldsOf("communication");
    const means = fields.find(({ id }) => id === "means");
    const ids = means?.type === "choices" ? means.options.map(({ id }) => id) : [];
    expect([ids.slice(0, 3), ids.slice(3)]).toEqual([
      ["mail", "messenger", "meeting"],
      ["board", "group", "special", "survey", "box", "alert", "site", "circulation"],
    ]);
    expect(means?.hint?.en).toContain("The first three");
    const said = { title: "季度绩效", direction: "inside", audience: "总裁会", level: "top", speaker: "代表" };
    const next = { nextOn: "2027-01-10" };
    expect(codes(await begin("communication", { ...said, ...next, means: [] }))).toEqual(["field-wrong"]);
    expect(codes(await begin("communication", { ...said, ...next, means: ["pigeon"] }))).toEqual(["field-wrong"]);
    for (const missing of ["audience", "level", "speaker"]) {
      const less = { ...said, ...next, means: ["meeting"], [missing]: null };
      expect(codes(await begin("communication", less))).toEqual(["field-missing"]);
    }
    await entered("communication", { ...said, ...next, means: ["meeting", "board"] });
    const by = async (choice: string) => value(await listed({ choice }, "communication")).items.length;
    expect([await by("means:board"), await by("means:box"), await by("level:top")]).toEqual([1, 0, 1]);
  });

  it("IS-29: an external document has source and edition; the edition it replaces is asked away", async () => {
    const standard = { title: "体系要求", origin: "external", type: "other", where: "信息部", source: "标准出版机构" };
    expect(codes(await begin("document", { ...standard, issue: "2016", source: null }))).toEqual(["field-missing"]);
    expect(codes(await begin("document", standard))).toEqual(["field-missing"]);
    const old = await entered("document", { ...standard, issue: "2016" });
    value(await judge(old, "approve", { approvedAs: "主管" }));
    const now = await entered("document", { ...standard, issue: "2025", replaces: old });
    expect([await warned(now), await askedOf(manager, old)]).toEqual([[], []]);
    value(await judge(now, "approve", { approvedAs: "主管" }));
    expect(await warned(now)).toEqual(["old-one-valid"]);
    expect((await askedOf(manager, old)).map(({ key }) => key)).toEqual([`register:${old}:withdraw`]);
    const away = { withdrawnWhy: "新版" };
    expect(codes(await step(old, "withdraw", { ...away, copiesGone: false }))).toEqual(["field-must"]);
    value(await step(old, "withdraw", { ...away, copiesGone: true }));
    expect([(await show(old)).state, await warned(now)]).toEqual(["withdrawn", []]);
    // Named as its own successor by mistake, the only valid edition is not asked away.
    const loop = await entered("document", { ...standard, issue: "2026" });
    const body = { reason: "选错了", values: { replaces: loop } };
    value(await manager.call(records.amend, { params: { ...params, record: loop }, body }));
    value(await judge(loop, "approve", { approvedAs: "主管" }));
    expect([await askedOf(manager, old), await askedOf(manager, loop)]).toEqual([[], []]);
    const outside = async (choice: string) => value(await listed({ choice, state: "valid" }, "document")).items;
    expect(new Set((await outside("origin:external")).map(({ id }) => id))).toEqual(new Set([now, loop]));
  });

  it("IS-30: every control that applies and belongs to no process is listed, and no other", async () => {
    const at = { ...params, edition: "2022" as const };
    const put = (lines: CallInput<typeof isms.setSoa>["body"]["lines"]) =>
      manager.call(isms.setSoa, { params: at, body: { lines } });
    value(
      await put([
        { control: "A.5.1", applicable: true, process: "战略管理" },
        { control: "A.5.2", applicable: true },
        { control: "A.7.4", applicable: false, justification: "没有自有场所" },
        { control: "A.8.13", applicable: true, process: "" },
      ]),
    );
    const bare = async () =>
      value(await manager.call(isms.soa, { params: at, query: {} }))
        .warnings.filter(({ code }) => code === "without-process")
        .map(({ control }) => control);
    expect(await bare()).toEqual(["A.5.2", "A.8.13"]);
    value(await put([{ control: "A.5.2", process: "人力资源" }]));
    expect(await bare()).toEqual(["A.8.13"]);
  });

  it("IS-31: what might not conform is a kind of its own: it says what it would become, and is listed apart", async () => {
    const found = { foundBy: "internal", foundOn: today, what: "三成工程师在用" };
    const potential = { ...found, title: "公共模型写代码", nature: "potential", couldBecome: "源码外流" };
    const actual = { ...found, title: "没有评审", nature: "actual", requirement: "立项要评审" };
    expect(codes(await begin("corrective-action", { ...potential, couldBecome: null }))).toEqual(["field-missing"]);
    expect(codes(await begin("corrective-action", { ...potential, requirement: "甲" }))).toEqual(["field-unknown"]);
    expect(codes(await begin("corrective-action", { ...actual, nature: null }))).toContain("field-missing");
    const [might, does] = [await entered("corrective-action", potential), await entered("corrective-action", actual)];
    const by = async (choice: string) =>
      value(await listed({ choice }, "corrective-action"))
        .items.map(({ id }) => id)
        .toSorted();
    expect([await by("nature:potential"), await by("nature:actual")]).toEqual([[might], [does]]);
    expect(codes(await listed({ choice: "nature:perhaps" }, "corrective-action"))).toEqual(["record-choice-unknown"]);
    expect(codes(await listed({ choice: "title:x" }, "corrective-action"))).toEqual(["record-choice-unknown"]);
    // Happened after all: it is found under what it is now.
    const amended = { reason: "已发生", values: { nature: "actual", requirement: "立项要评审", couldBecome: null } };
    value(await manager.call(records.amend, { params: { ...params, record: might }, body: amended }));
    expect([await by("nature:potential"), await by("nature:actual")]).toEqual([[], [might, does].toSorted()]);
  });
});
