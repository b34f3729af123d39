import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyStore } from "../../store/index.ts";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const { evaluation, records, register, parties, inbox } = routes;
const organisation = { organisation: demoCompany };
const today = "2026-11-23";

const incident = {
  title: "三层电梯困人",
  happenedOn: today,
  reportedOn: today,
  place: "一号楼",
  outcome: "near-miss",
  what: "两人被困 20 分钟",
};
const found = {
  whys: [{ because: "触点氧化" }],
  whyStopped: "是管理原因",
  factors: [{ category: "method", factor: "保养单没有这一项" }],
  rootCause: "项目表不全",
};

describe.each(engineKinds)("records of any kind on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let evaluator: Client;
  beforeAll(async () => {
    test = await openTestServer(kind);
    [manager, evaluator] = [await test.as("manager"), await test.as("evaluator")];
  });
  afterAll(() => test.close());

  const begin = (values: Record<string, unknown>, of = "incident") =>
    manager.call(records.begin, { params: { ...organisation, kind: of }, body: { values: values as never } });
  const at = (record: string) => ({ params: { ...organisation, record } });
  const step = (record: string, id: string, values: object = {}) =>
    manager.call(records.step, { ...at(record), body: { step: id, values: values as never } });
  const judge = (record: string, id: string, values: object, by = evaluator) =>
    by.call(records.judge, { ...at(record), body: { step: id, values: values as never } });
  const show = async (record: string, by = manager) => value(await by.call(records.show, { ...at(record), query: {} }));

  it("the board counts a record that is late, and on an earlier day counts it as due", async () => {
    const { id } = value(
      await begin({ ...incident, title: "晚了的事", happenedOn: "2026-11-01", reportedOn: "2026-11-01" }),
    );
    const board = value(await manager.call(evaluation.dashboard, { params: organisation, query: {} }));
    const line = { record: id, kind: "incident", title: "晚了的事", overdue: true };
    expect(board.records).toMatchObject({ overdue: 1, items: [line] });
    expect(board.records?.all).toBe(1);
    const before = value(
      await manager.call(evaluation.dashboard, { params: organisation, query: { on: "2026-11-01" } }),
    );
    expect(before.records).toMatchObject({ overdue: 0, all: 1 });
  });

  it("an incident goes its lawful way and is closed by another person than those who worked on it", async () => {
    const { id } = value(await begin(incident));
    expect(codes(await step(id, "complete", {}))).toContain("record-step-not-open");
    const few = { ...found, whyStopped: undefined };
    expect(codes(await step(id, "investigate", few))).toEqual(["record-refused"]);
    value(await step(id, "investigate", found));
    value(await step(id, "plan", { actions: [{ action: "换", who: "设备部", byWhen: today }], dueOn: today }));
    value(await step(id, "complete", { doneOn: today, done: "换了" }));
    expect(codes(await step(id, "close", { effect: "有效" }))).toContain("record-step-by-judge");
    expect(codes(await judge(id, "close", { effect: "有效" }, manager))).toEqual(["record-not-separate"]);
    expect((await show(id)).next).toMatchObject([
      { step: "close", barred: ["investigate", "plan", "complete"] },
      { step: "reopen" },
    ]);
    expect((await show(id, evaluator)).next).toMatchObject([{ step: "close", barred: [] }, { step: "reopen" }]);
    value(await judge(id, "close", { effect: "有效" }));
    const shown = await show(id);
    expect(shown).toMatchObject({ state: "closed", final: true, due: [], next: [], amendable: [] });
    expect(shown.history.map(({ act, step: which, name }) => [act, which, name])).toEqual([
      ["begin", null, "陈静"],
      ["step", "investigate", "陈静"],
      ["step", "plan", "陈静"],
      ["step", "complete", "陈静"],
      ["step", "close", "周明"],
    ]);
  });

  it("what was amended stays in the history; a version that moved on is refused", async () => {
    const { id, version } = value(await begin(incident));
    const amended = { reason: "写错楼号", values: { place: "二号楼" } };
    value(await manager.call(records.amend, { ...at(id), body: { ...amended, expected: version } }));
    const again = { ...amended, values: { place: "三号楼" }, expected: version };
    expect(codes(await manager.call(records.amend, { ...at(id), body: again }))).toEqual(["version-conflict"]);
    const shown = await show(id);
    expect(shown.values["place"]).toBe("二号楼");
    expect(shown.history.map(({ values }) => values["place"])).toEqual(["一号楼", "二号楼"]);
    const earlier = await manager.call(records.show, { ...at(id), query: { on: "2026-11-22" } });
    expect(codes(earlier)).toEqual(["not-found"]);
  });

  it("a link leads to what is there, of the right sort and of the same organisation; anything else is refused", async () => {
    const body = { title: "电梯困人", harm: "", owner: "设备部", area: "lift" };
    const risk = value(await manager.call(register.identify, { params: organisation, body })).id;
    const { id } = value(await begin({ ...incident, risk }));
    const shown = await show(id);
    expect(shown.links[risk]).toMatchObject({ to: "risk", title: "电梯困人", gone: false });
    expect(shown.warnings).toEqual([]);
    expect(codes(await begin({ ...incident, risk: id }))).toEqual(["record-link-gone"]);
    const nowhere = "01900000-0000-7000-8000-00000000ffff";
    expect(codes(await begin({ ...incident, risk: nowhere }))).toEqual(["record-link-gone"]);
    expect(codes(await begin({ ...incident, risk: "'; drop table journal; --" }))).toEqual(["field-wrong"]);
    const { store } = test.server.services;
    const moveTo = (owner: string) =>
      store.maintenance((tx) => tx.query("update register_risk set owner = $2 where id = $1", [risk, owner]));
    await moveTo(demoBody);
    expect((await show(id)).links[risk]).toMatchObject({ gone: true });
    await moveTo(demoCompany);
    expect((await show(id)).links[risk]).toMatchObject({ gone: false });
    const bytes = new TextEncoder().encode("x");
    const other = value(await manager.call(register.identify, { params: organisation, body })).id;
    const asked = { params: { ...organisation, risk: other }, query: { name: "a.txt", on: today }, bytes };
    value(await manager.call(register.attachEvidence, asked));
    const row = value(await manager.call(register.show, { params: { ...organisation, risk: other }, query: {} }));
    const evidence = row.evidence[0]?.id ?? "";
    const document = {
      title: "细则",
      origin: "internal",
      type: "procedure",
      issue: "A",
      where: "机房",
      copy: evidence,
    };
    const kept = value(await begin(document, "document"));
    expect((await show(kept.id)).links[evidence]).toMatchObject({ to: "evidence", title: "a.txt", gone: false });
  });

  it("names a person of the organisation, and keeps the name sealed", async () => {
    const person = value(
      await manager.call(parties.enterPerson, { params: organisation, body: { person: null, name: "钱多多" } }),
    ).id;
    const { id } = value(await begin({ ...incident, reportedBy: { id: person, name: "冒名" } }));
    expect((await show(id)).values["reportedBy"]).toEqual({ id: person, name: "钱多多" });
    const stranger = { id: "01900000-0000-7000-8000-00000000fffe", name: "x" };
    expect(codes(await begin({ ...incident, reportedBy: stranger }))).toEqual(["record-person-unknown"]);
    expect(codes(await begin({ ...incident, reportedBy: { id: "x", name: "x" } }))).toEqual(["record-person-unknown"]);
    const { store } = test.server.services;
    const { rows } = await store.maintenance((tx) =>
      tx.query<{ data: string }>("select data::text as data from journal where type like 'Record%'"),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ data }) => data).join()).not.toContain("钱多多");
  });

  it("an external document needs its source (IS-29); a policy is incomplete until another person approves it (IS-5)", async () => {
    const policy = { title: "安全方针", origin: "internal", type: "policy", issue: "A/0", where: "门厅" };
    expect(codes(await begin({ ...policy, origin: "external" }, "document"))).toEqual(["field-missing"]);
    const { id } = value(await begin(policy, "document"));
    expect((await show(id)).warnings.map((each) => each.id)).toEqual(["policy-unapproved"]);
    const asked = value(await evaluator.call(inbox.list, { params: organisation }));
    expect(asked.items.filter(({ href }) => href.endsWith(id)).map(({ act }) => act.zh)).toEqual(["批准发布"]);
    const own = value(await manager.call(inbox.list, { params: organisation }));
    expect(own.items.filter(({ href }) => href.endsWith(id))).toEqual([]);
    value(await judge(id, "approve", { approvedAs: "园长" }));
    expect(await show(id)).toMatchObject({ state: "valid", warnings: [] });
  });

  it("lists a page at a time in each order, by state and by name; CSV says the same", async () => {
    const params = { ...organisation, kind: "incident" };
    const all = async (sort: "entered" | "title" | "due", more = {}) => {
      const items = [];
      let cursor: string | undefined;
      do {
        const query = { limit: 2, sort, ...more, ...(cursor === undefined ? {} : { cursor }) };
        const page = value(await manager.call(records.list, { params, query }));
        items.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      return items;
    };
    value(await begin({ ...incident, title: "=1+1 操场滑倒", reportedOn: "2026-11-20", happenedOn: "2026-11-20" }));
    const entered = await all("entered");
    const dues = (await all("due")).map(({ due }) => due ?? "9999");
    expect(dues).toEqual(dues.toSorted());
    expect((await all("title")).length).toBe(entered.length);
    expect((await all("entered", { state: "closed" })).map(({ final }) => final)).toEqual([true]);
    expect((await all("entered", { search: "操场" })).length).toBe(1);
    const { kinds } = value(await manager.call(records.kinds, { params: organisation, query: { on: "2027-06-01" } }));
    const counted = kinds.find(({ id }) => id === "incident");
    expect(counted).toMatchObject({ part: "operate", records: entered.length, open: entered.length - 1 });
    expect(counted?.overdue).toBe(entered.length - 1);
    const file = await manager.download(records.export, { params });
    const lines = file.ok ? new TextDecoder().decode(file.value).trim().split("\r\n") : [];
    expect(lines.length).toBe(entered.length + 1);
    expect(lines.join()).toContain("'=1+1 操场滑倒");
  });

  it("refuses an unknown kind, other people's organisations, those who only read, and odd bodies", async () => {
    expect(codes(await begin(incident, "nothing"))).toEqual(["record-book-unknown"]);
    expect(codes(await begin({ ...incident, outcome: ["near-miss"], extra: 1 }))).toEqual([
      "field-unknown",
      "field-wrong",
    ]);
    const body = { values: {} };
    const foreign = await manager.call(records.begin, { params: { organisation: demoBody, kind: "incident" }, body });
    expect(codes(foreign)).toEqual(["not-found"]);
    const read = await evaluator.call(records.begin, { params: { ...organisation, kind: "incident" }, body });
    expect(codes(read)).toEqual(["not-permitted"]);
    const nowhere = "01900000-0000-7000-8000-00000000ffff";
    expect(codes(await step(nowhere, "investigate", {}))).toEqual(["record-not-entered"]);
    const planner = await test.as("planner");
    const { id } = value(await begin(incident));
    expect(codes(await planner.call(records.show, { ...at(id), query: {} }))).toEqual(["not-found"]);
  });

  it("flags a review without a plan, on the record, in the list and in the inbox, until it is explained (CO-3)", async () => {
    const values = { title: "搭一座桥", who: "K-07", day: today };
    const asked = async (record: string) =>
      value(await manager.call(inbox.list, { params: organisation })).items.filter(({ key }) => key.includes(record));
    const cycle = async (...steps: readonly (readonly [string, object])[]) => {
      const { id } = value(await begin(values, "plan-work-review"));
      for (const [name, given] of steps) value(await step(id, name, given));
      return id;
    };
    const planned = await cycle(
      ["plan", { intended: "用积木" }],
      ["work", { did: "两跨" }],
      ["review", { learned: "桥墩宽" }],
    );
    expect(await show(planned)).toMatchObject({ state: "reviewed", warnings: [], due: [], edition: "2" });
    const begun = await cycle();
    expect(codes(await step(begun, "review", { learned: "x" }))).toEqual(["record-step-not-open"]);
    expect(await asked(begun)).toMatchObject([{ key: `register:${begun}:plan` }]);
    const worked = await cycle(["workUnplanned", { did: "直接搭了" }]);
    expect((await show(worked)).warnings).toMatchObject([{ id: "work-without-plan" }]);
    const flagged = await cycle(["workUnplanned", { did: "直接搭了" }], ["reviewUnplanned", { learned: "塌了" }]);
    expect(await show(flagged)).toMatchObject({ final: false, warnings: [{ id: "review-without-plan" }] });
    expect(await asked(flagged)).toMatchObject([{ key: `register:${flagged}:explain` }]);
    value(await step(flagged, "explain", { whyUnplanned: "换了地方，下次先画图" }));
    expect(await asked(flagged)).toEqual([]);
    // Explained it still was one.
    expect(await show(flagged)).toMatchObject({ final: true, warnings: [{ id: "review-without-plan" }] });
    const params = { ...organisation, kind: "plan-work-review" };
    const { items } = value(await manager.call(records.list, { params, query: {} }));
    expect(
      items
        .filter(({ warnings }) => warnings > 0)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([worked, flagged].toSorted());
    const kind = value(await manager.call(records.kind, { params, query: {} }));
    expect(kind.steps.slice(0, 3).map(({ pdca }) => pdca)).toEqual([["plan"], ["do"], ["check", "act"]]);
  });

  it("tells a kind with its fields and steps, and none of its tests", async () => {
    const params = { ...organisation, kind: "corrective-action" };
    const shown = value(await manager.call(records.kind, { params, query: {} }));
    expect(shown).toMatchObject({ id: "corrective-action", edition: "1" });
    expect(JSON.stringify(shown)).not.toContain("examples");
    const none = await manager.call(records.kind, { params, query: { edition: "0" } });
    expect(codes(none)).toEqual(["record-book-unknown"]);
  });

  it("the rows are what the journal says", async () => {
    expect((await verifyStore(test.server.services.store)).first).toBeNull();
  });
});
