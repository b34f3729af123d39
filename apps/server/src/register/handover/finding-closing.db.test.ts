import { type Client, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCaseFor, type Play, playActs, storyActs } from "../../cases/testing/case-story.ts";
import { verifyStore } from "../../store/index.ts";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const { cases, evaluation, findingTasks, inbox, records } = routes;
const organisation = { organisation: demoCompany };
const today = "2026-11-23";
const upTo = (name: string) => storyActs.findIndex((each) => each.name === name);
const raised = storyActs.slice(0, upTo("raise major") + 1);
const verifying = storyActs.slice(upTo("raise major") + 1, upTo("verify major") + 1);

/** What the client's people say, step by step, until another of them checks it. */
const steps = [
  {
    step: "analyse",
    values: {
      whys: [{ because: "没有提醒" }],
      causes: [{ category: "method", cause: "台账没有间隔" }],
      rootCause: "没有间隔",
      elsewhere: false,
    },
  },
  { step: "plan", values: { correction: "补做", actions: [{ action: "加提醒", who: "设备部" }], dueOn: today } },
  { step: "complete", values: { doneOn: today, done: "已补做" } },
];

describe.each(engineKinds)("a finding and its task tell each other on %s", (kind) => {
  let test: TestServer;
  let manager: Client;
  let evaluator: Client;
  let leader: Client;
  beforeAll(async () => {
    test = await openTestServer(kind);
    [manager, evaluator, leader] = [await test.as("manager"), await test.as("evaluator"), await test.as("leader")];
  });
  afterAll(() => test.close());

  const foundIn = async (audit: Play, at = 0) => {
    const query = { case: audit.id };
    const { items } = value(await manager.call(findingTasks.list, { params: organisation, query }));
    const found = items[at];
    if (found === undefined) throw new Error("the case has that nonconformity");
    return found;
  };
  const taken = async (audit: Play, at = 0): Promise<string> => {
    const { finding } = await foundIn(audit, at);
    const params = { ...organisation, case: audit.id, finding };
    return value(await manager.call(findingTasks.take, { params })).id;
  };
  const work = async (record: string) => {
    const params = { ...organisation, record };
    for (const { step, values } of steps) value(await manager.call(records.step, { params, body: { step, values } }));
  };
  const close = (client: Client, record: string) =>
    client.call(records.judge, {
      params: { ...organisation, record },
      body: { step: "close", values: { effect: "抽查三台，间隔都对" } },
    });
  const waits = async (client: Client, record: string): Promise<number> =>
    value(await client.call(inbox.list, { params: organisation })).items.filter(({ key }) => key.includes(record))
      .length;
  /** Whether the board of a late day counts it, in its list as in its figure. */
  const onBoard = async (record: string): Promise<readonly [boolean, number]> => {
    const query = { on: "2027-12-31" };
    const { records: due } = value(await manager.call(evaluation.dashboard, { params: organisation, query }));
    return [(due?.items ?? []).some((line) => line.record === record), due?.all ?? 0];
  };
  const findingOf = async (audit: Play) => (await audit.view()).findings[0];

  it("verified at home, the body learns the day and nothing else, and verifies for itself", async () => {
    const audit = await openCaseFor(test);
    await playActs(audit, raised);
    const record = await taken(audit);
    await work(record);
    expect((await findingOf(audit))?.clientVerifiedOn).toBeNull();
    // Nobody verifies their own work, and what is not verified is not told.
    expect(codes(await close(manager, record))).toEqual(["record-not-separate"]);
    test.moveTo("2026-11-25T04:00:00Z");
    value(await close(evaluator, record));
    await test.server.services.store.jobs.drain();
    expect((await findingOf(audit))?.clientVerifiedOn).toBe("2026-11-25");
    const told = await findingOf(audit);
    expect([told?.state, told?.verified]).toEqual(["open", null]);
    expect(JSON.stringify(told)).not.toContain("抽查三台");
    expect(await foundIn(audit)).toMatchObject({ settled: false, closed: null, toldOn: "2026-11-25" });
    expect(codes(await leader.call(records.show, { params: { ...organisation, record }, query: {} }))).toEqual([
      "not-found",
    ]);
    // The body's own way stays whole: plan accepted first, then its own verification.
    const params = { case: audit.id, finding: told?.id ?? "" };
    expect(codes(await leader.call(cases.verifyFinding, { params, body: { evidence: "客户说有效" } }))).toContain(
      "finding-without-plan",
    );
    await playActs(audit, verifying);
    expect(await foundIn(audit)).toMatchObject({
      settled: true,
      closed: { how: "verified", on: "2026-11-25", by: "沈岚" },
      task: { record, final: true },
    });
    test.moveTo("2026-11-23T04:00:00Z");
  });

  it("verified by the body, the task shows by whom and when, and waits in no inbox any more", async () => {
    const audit = await openCaseFor(test);
    await playActs(audit, raised);
    const record = await taken(audit);
    expect(await waits(manager, record)).toBe(1);
    expect(await onBoard(record)).toEqual([true, 1]);
    await work(record);
    test.moveTo("2026-11-24T04:00:00Z");
    await playActs(audit, verifying);
    expect([await waits(manager, record), await waits(evaluator, record)]).toEqual([0, 0]);
    expect(await onBoard(record)).toEqual([false, 0]);
    const query = { record };
    expect(value(await manager.call(findingTasks.list, { params: organisation, query })).items).toMatchObject([
      { closed: { how: "verified", on: "2026-11-24", by: "沈岚" }, task: { record, final: false }, toldOn: null },
    ]);
    // The client may still check its own work; the body has no use for the news.
    value(await close(evaluator, record));
    const { store } = test.server.services;
    await store.jobs.drain();
    expect((await findingOf(audit))?.clientVerifiedOn).toBeNull();
    expect((await verifyStore(store)).first).toBeNull();
  });

  it("certified on an accepted plan, the client still has to do what it planned: the task goes on asking", async () => {
    test.moveTo("2026-11-23T04:00:00Z");
    const audit = await openCaseFor(test);
    await playActs(audit, storyActs.slice(0, upTo("raise minor") + 1));
    const record = await taken(audit, 1);
    await playActs(audit, storyActs.slice(upTo("raise minor") + 1));
    expect(await foundIn(audit, 1)).toMatchObject({ closed: { how: "case-ended" }, task: { record, final: false } });
    expect([await waits(manager, record), (await onBoard(record))[0]]).toEqual([1, true]);
  });

  /** Verified at home: the body is told, and nothing else of the case moves. */
  const isTold = async (audit: Play, record: string) => {
    const before = await audit.view();
    await work(record);
    value(await close(evaluator, record));
    await test.server.services.store.jobs.drain();
    expect((await foundIn(audit, 1)).toldOn).toBe(today);
    const { findings, ...after } = await audit.view();
    expect(findings[1]).toEqual({ ...before.findings[1], clientVerifiedOn: today });
    expect({ ...after, findings: before.findings }).toEqual({ ...before, version: after.version });
  };

  it("verified at home under a review, the body is told all the same, and decides as it would have decided", async () => {
    const audit = await openCaseFor(test);
    const [found, reviewed] = [upTo("raise minor") + 1, upTo("file decision-record")];
    await playActs(audit, storyActs.slice(0, found));
    const record = await taken(audit, 1);
    await playActs(audit, storyActs.slice(found, reviewed));
    expect((await audit.view()).state).toBe("reviewed");
    await isTold(audit, record);
    await playActs(audit, storyActs.slice(reviewed));
    expect((await audit.view()).state).toBe("attested");
  });

  it("what nobody took over before the case ended waits for somebody, is taken, and told to the body", async () => {
    const audit = await openCaseFor(test);
    await playActs(audit, storyActs);
    const left = await foundIn(audit, 1);
    // The day by which a plan was due is past: the case went by the plan.
    expect(left).toMatchObject({ settled: false, closed: { how: "case-ended" }, due: null, task: null });
    const asks = async () =>
      value(await manager.call(inbox.list, { params: organisation })).items.filter(
        ({ key, subject }) => key.startsWith("register:finding:") && subject.startsWith(left.caseNumber),
      );
    expect((await asks()).map(({ due, act }) => [due, act.zh.includes(left.number)])).toEqual([[null, true]]);
    const record = await taken(audit, 1);
    expect([await asks(), await waits(manager, record)]).toEqual([[], 1]);
    await isTold(audit, record);
    // The next surveillance has it before it, with the day; the client's own door shows nothing of earlier cases.
    const { client, statement, number: caseNumber } = await audit.view();
    const { id: about = "" } = statement ?? {};
    const opened = await (await test.as("planner")).call(cases.open, {
      params: { organisation: demoBody },
      body: { scheme: "cn-ohsms", client: client.id, region: "330100", occasion: "surveillance", statement: about },
    });
    const later = { case: value(opened).id };
    const earlier = async (who: Client) => value(await who.call(cases.show, { params: later })).earlierFindings;
    expect(await earlier(leader)).toMatchObject([
      { case: audit.id, caseNumber, finding: left.finding, number: left.number, clientVerifiedOn: today },
    ]);
    expect(await earlier(manager)).toEqual([]);
    // Once it has ended, what was attested before it stays, and what was attested after it is none of it.
    const body = { reason: "客户推迟" };
    value(await (await test.as("planner")).call(cases.end, { params: later, body }));
    expect((await earlier(leader)).length).toBe(1);
    const shift = (days: number) =>
      test.server.services.store.maintenance((tx) =>
        tx.query("update case_file set attested_on = attested_on + $2::integer where id = $1", [audit.id, days]),
      );
    await shift(1);
    expect(await earlier(leader)).toEqual([]);
    await shift(-1);
    // What the body has verified is done, and is taken by nobody any more.
    const { finding } = await foundIn(audit, 0);
    const params = { ...organisation, case: audit.id, finding };
    expect(codes(await manager.call(findingTasks.take, { params }))).toEqual(["finding-settled"]);
    expect((await verifyStore(test.server.services.store)).first).toBeNull();
  });
});
