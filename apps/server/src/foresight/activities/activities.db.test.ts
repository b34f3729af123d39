import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyStore } from "../../store/index.ts";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const { scopeActivities, foresightScope, foresightParties, records, selfAudit, inbox } = routes;
const params = { organisation: demoCompany };
const nowhere = "01900000-0000-7000-8000-00000000ffff";
type Values = (typeof records.begin)["body"]["_zod"]["input"]["values"];
type Line = (typeof scopeActivities.place)["body"]["_zod"]["input"]["line"];
const line = (text: string, list: "activities" | "services" | "served" = "activities") => ({ list, text });

// The test server's legal today is 2026-11-23.
describe.each(engineKinds)("what is done beside the stated scope, by HTTP on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let answers: { readonly party: string; readonly need: string };
  beforeAll(async () => {
    test = await openTestServer(kind);
    manager = await test.as("manager");
  });
  const nameParty = async () => {
    const party = value(
      await manager.call(foresightParties.nameParty, { params, body: { name: "家长", side: "external" } }),
    ).id;
    const at = { ...params, party };
    value(await manager.call(foresightParties.recordNeed, { params: at, body: { kind: "need", text: "安全" } }));
    const { items } = value(await manager.call(foresightParties.parties, { params, query: {} }));
    const need = items[0]?.needs[0]?.id ?? "";
    const decided = { need, as: "requirement" as const, text: "安全", obligation: null };
    value(await manager.call(foresightParties.decideNeed, { params: at, body: decided }));
    answers = { party, need };
  };
  afterAll(() => test.close());

  const begin = async (title: string, given: Readonly<Record<string, string>> = {}) => {
    const values: Values = { title, sort: "activity", place: "一园", since: "2026-09-01", ...given };
    return value(await manager.call(records.begin, { params: { ...params, kind: "activity" }, body: { values } })).id;
  };
  const state = async (activities: readonly string[]) => {
    const stated = { statement: "幼儿园保育教育", activities: [...activities], served: ["2–6 岁儿童"] };
    value(await manager.call(foresightScope.stateScope, { params, body: { ...stated, answers: [answers] } }));
  };
  const place = (activity: string, to: Line, as = manager) =>
    as.call(scopeActivities.place, { params: { ...params, activity }, body: { line: to } });
  const correct = (activity: string, as = manager) =>
    as.call(scopeActivities.correct, { params: { ...params, activity } });
  const list = async (on?: string) =>
    value(await manager.call(scopeActivities.list, { params, query: on === undefined ? {} : { on } }));
  const outside = async () => (await list()).outside.map(({ title, why }) => `${title} ${why}`);
  const waiting = async () =>
    value(await manager.call(inbox.list, { params }))
      .items.filter(({ key }) => key.startsWith("foresight:outside:"))
      .map(({ subject }) => subject);
  const book = async (record: string) =>
    value(await manager.call(records.show, { params: { ...params, record }, query: {} }));
  const ids = { care: "", infants: "", babies: "" };

  it("with nothing recorded finds nothing; without a scope all that is done is outside, and the scope is asked for", async () => {
    expect(await list()).toMatchObject({ edition: null, outside: [], counts: { outside: 0, inside: 0 }, idle: [] });
    ids.care = await begin("保育教育");
    expect(await outside()).toEqual(["保育教育 no-scope"]);
    // Recording what is done is a beginning, also where no interested party is named yet.
    const { items } = value(await manager.call(inbox.list, { params }));
    expect(items.map(({ key }) => key)).toContain("foresight:scope:scope");
    await nameParty();
    expect(codes(await place(ids.care, line("保育教育")))).toEqual(["scope-not-stated"]);
    expect(codes(await correct(ids.care))).toEqual(["scope-not-stated"]);
    expect(await waiting()).toEqual([]);
  });

  it("takes nothing for inside until somebody puts it under a line; the same words are only offered", async () => {
    await state(["保育教育", "食堂供餐"]);
    const [first] = (await list()).outside;
    expect(first).toMatchObject({ why: "unplaced", line: null, same: line("保育教育"), task: null });
    expect(codes(await place(ids.care, line("保育")))).toEqual(["scope-line-unknown"]);
    expect(codes(await place(ids.care, line("2–6 岁儿童", "served")))).toEqual(["scope-line-of-other-sort"]);
    expect(codes(await place(ids.care, null))).toEqual(["activity-placed-already"]);
    value(await place(ids.care, line("保育教育")));
    expect(codes(await place(ids.care, line("保育教育")))).toEqual(["activity-placed-already"]);
    expect(await list()).toMatchObject({
      edition: 1,
      outside: [],
      inside: [{ record: ids.care, line: line("保育教育") }],
      // Nobody recorded a group, so that no group is missed.
      idle: [line("食堂供餐")],
    });
    expect(codes(await place(nowhere, line("保育教育")))).toEqual(["activity-unknown"]);
    expect(codes(await correct(nowhere))).toEqual(["activity-unknown"]);
    expect(codes(await correct(ids.care))).toEqual(["activity-in-scope"]);
  });

  it("an activity and a group outside the scope wait in the inbox, and are gaps of the rehearsal", async () => {
    ids.infants = await begin("二岁以下托育");
    ids.babies = await begin("二岁以下婴幼儿", { sort: "served" });
    expect((await outside()).toSorted()).toEqual(["二岁以下婴幼儿 unplaced", "二岁以下托育 unplaced"]);
    expect((await waiting()).toSorted()).toEqual(["二岁以下婴幼儿", "二岁以下托育"]);
    const rehearsed = value(await manager.call(selfAudit.rehearsal, { params, query: { scheme: "cn-ohsms" } }));
    const look = rehearsed.points.flatMap(({ looks }) => looks).find((one) => one.look === "scope");
    expect(look).toMatchObject({ state: "gap", count: 2 });
    expect(look?.things.map(({ id }) => id).toSorted()).toEqual([ids.infants, ids.babies].toSorted());
    // Before it was recorded nobody knew of it.
    expect(await list("2026-11-22")).toMatchObject({ counts: { outside: 0, inside: 0 } });
  });

  it("opens one corrective action found internally, whoever asks twice or at once", async () => {
    const both = await Promise.all([correct(ids.infants), correct(ids.infants)]);
    expect(both.flatMap((one) => (one.ok ? ["opened"] : codes(one))).toSorted()).toEqual([
      "activity-action-open",
      "opened",
    ]);
    const task = (await list()).outside.find(({ record }) => record === ids.infants)?.task;
    expect(task).toMatchObject({ final: false, state: { en: "Cause to be found" } });
    const { values } = await book(task?.record ?? "");
    expect(values).toMatchObject({ nature: "actual", foundBy: "internal", foundOn: "2026-11-23" });
    expect(values["title"]).toContain("二岁以下托育");
    expect(codes(await correct(ids.infants))).toEqual(["activity-action-open"]);
    expect(await waiting()).toEqual(["二岁以下婴幼儿"]);
  });

  it("the cause goes with a wider scope, and the record of the corrective action stays", async () => {
    await state(["保育教育", "食堂供餐", "托育"]);
    value(await place(ids.infants, line("托育")));
    const { outside: left, inside } = await list();
    expect(left.map(({ record }) => record)).toEqual([ids.babies]);
    expect(inside.find(({ record }) => record === ids.care)).toMatchObject({ task: null });
    expect(inside.find(({ record }) => record === ids.infants)).toMatchObject({ task: { final: false } });
  });

  it("a line that the next edition does not have, and a name that changed, put it outside again", async () => {
    await state(["保育教育和照料", "食堂供餐", "托育"]);
    expect((await list()).outside.find(({ record }) => record === ids.care)).toMatchObject({
      why: "line-gone",
      line: line("保育教育"),
    });
    value(await place(ids.care, line("保育教育和照料")));
    const renamed = { values: { title: "周末托育" }, reason: "改名" };
    value(await manager.call(records.amend, { params: { ...params, record: ids.infants }, body: renamed }));
    expect(await outside()).toContain("周末托育 renamed");
    value(await place(ids.infants, null));
    expect(await outside()).toContain("周末托育 unplaced");
  });

  it("after the action is closed and the cause still stands, another one can be opened", async () => {
    const before = (await list()).outside.find(({ record }) => record === ids.infants)?.task?.record ?? "";
    const evaluator = await test.as("evaluator");
    const step = async (id: string, values: Values) =>
      value(await manager.call(records.step, { params: { ...params, record: before }, body: { step: id, values } }));
    const whys = { whys: [{ because: "没人问过" }], causes: [{ category: "method", cause: "没有对照" }] };
    await step("analyse", { ...whys, rootCause: "开新班不报", elsewhere: false });
    const plan = { correction: "停止招生", actions: [{ action: "开新班先查范围", who: "园长" }] };
    await step("plan", { ...plan, dueOn: "2026-11-23" });
    await step("complete", { doneOn: "2026-11-23", done: "已做" });
    const closing = { step: "close", values: { effect: "说是有效" } };
    value(await evaluator.call(records.judge, { params: { ...params, record: before }, body: closing }));
    expect(await waiting()).toContain("周末托育");
    const again = value(await correct(ids.infants)).id;
    expect(again).not.toBe(before);
    expect((await book(before)).state).toBe("closed");
    expect(codes(await correct(ids.infants))).toEqual(["activity-action-open"]);
  });

  it("what is stopped is outside no more, and its open action is still shown", async () => {
    const stop = { step: "stop", values: { stoppedOn: "2026-11-23", stoppedWhy: "不再招生" } };
    value(await manager.call(records.step, { params: { ...params, record: ids.infants }, body: stop }));
    expect(await outside()).toEqual(["二岁以下婴幼儿 unplaced"]);
    expect((await list()).stopped).toMatchObject([{ record: ids.infants, stoppedOn: "2026-11-23" }]);
    expect(codes(await correct(ids.infants))).toEqual(["activity-in-scope"]);
    expect(codes(await place(ids.infants, line("托育")))).toEqual(["activity-stopped"]);
  });

  it("asks for what nobody works on, also behind fifty that are under way", async () => {
    const open: string[] = [];
    for (let at = 0; at < 70; at += 1) {
      const id = await begin(`兴趣班 ${at}`);
      if (at < 50) value(await correct(id));
      else open.push(`兴趣班 ${at}`);
    }
    expect((await waiting()).toSorted()).toEqual(["二岁以下婴幼儿", ...open].toSorted());
  });

  it("is told and done only where one may", async () => {
    const planner = await test.as("planner");
    expect(codes(await planner.call(scopeActivities.list, { params, query: {} }))).toEqual(["not-found"]);
    expect(codes(await place(ids.care, null, planner))).toEqual(["not-found"]);
    expect(codes(await correct(ids.babies, planner))).toEqual(["not-found"]);
    expect(codes(await correct(ids.babies, await test.as("evaluator")))).toEqual(["not-permitted"]);
    const own = { params: { organisation: demoBody, activity: ids.babies }, body: { line: null } };
    expect(codes(await test.operator.call(scopeActivities.place, own))).toEqual(["activity-unknown"]);
    expect((await verifyStore(test.server.services.store)).first).toBeNull();
  });
});
