import { createHash } from "node:crypto";
import { type Client, type OutputOf, routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCaseFor, type Play, person, playActs, storyActs, valuesOn } from "../../cases/testing/case-story.ts";
import { isNamed, verifyStore } from "../../store/index.ts";
import { engineKinds } from "../../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../../testing/test-server.ts";

const { handover, register, records, cases, evaluation, findingTasks, inbox, isms } = routes;
const organisation = { organisation: demoCompany };
const today = "2026-11-23";
const upTo = (name: string) => storyActs.findIndex((each) => each.name === name);
const byText = (one: string, other: string): number => one.localeCompare(other);
type Handed = OutputOf<typeof handover.handed>["items"][number];

describe.each(engineKinds)("records handed over on %s", (kind) => {
  let test: TestServer;
  let play: Play;
  let manager: Client;
  let leader: Client;
  const ids = { risk: "", kept: "", record: "", evidence: "", apart: "", handover: "" };
  const at = () => ({ params: { ...organisation, handover: ids.handover } });

  const identify = async (title: string) =>
    value(
      await manager.call(register.identify, {
        params: organisation,
        body: { title, harm: "", owner: "设备部", area: "lift" },
      }),
    ).id;
  const attach = async (risk: string, name: string) => {
    const bytes = new TextEncoder().encode(`内容 ${name}`);
    const params = { ...organisation, risk };
    value(await manager.call(register.attachEvidence, { params, query: { name, on: today }, bytes }));
    const row = value(await manager.call(register.show, { params, query: {} }));
    return row.evidence.find((one) => one.name === name)?.item ?? "";
  };
  const handed = async (account = "leader") =>
    (await test.as(account)).call(handover.handed, { params: { case: play.id } });
  const items = async (): Promise<readonly Handed[]> => value(await handed()).items;
  const itemOf = async (id: string) => (await items()).find((one) => one.id === id)?.item ?? "";
  const open = async (item: string, account = "leader", of = play.id) =>
    (await test.as(account)).call(handover.open, { params: { case: of, item } });
  const take = async (item: string, account = "leader") =>
    (await test.as(account)).download(handover.file, { params: { case: play.id, item } });

  beforeAll(async () => {
    test = await openTestServer(kind);
    [manager, leader] = [await test.as("manager"), await test.as("leader")];
    ids.risk = await identify("电梯困人");
    ids.kept = await identify("不给看的风险");
    ids.evidence = await attach(ids.risk, "维保记录.txt");
    ids.apart = await attach(ids.kept, "内部往来.txt");
    const values = {
      title: "三层电梯困人",
      happenedOn: today,
      reportedOn: today,
      place: "一号楼",
      outcome: "near-miss",
      what: "两人被困 20 分钟",
      risk: ids.kept,
    };
    ids.record = value(
      await manager.call(records.begin, { params: { ...organisation, kind: "incident" }, body: { values } }),
    ).id;
    play = await openCaseFor(test);
    await playActs(play, storyActs.slice(0, upTo("object")));
  });
  afterAll(() => test.close());

  it("lists what can be handed over, refuses what is not there, and shows exactly what the body will see", async () => {
    const listed = value(
      await manager.call(handover.candidates, { params: organisation, query: { kind: "evidence", search: "维保" } }),
    );
    expect(listed.items.map(({ id, title }) => [id, title])).toEqual([[ids.evidence, "维保记录.txt"]]);
    const page = async (cursor: object) =>
      value(
        await manager.call(handover.candidates, {
          params: organisation,
          query: { kind: "risk", limit: 1, ...cursor },
        }),
      );
    const first = await page({});
    const second = await page({ cursor: first.next ?? "" });
    expect([...first.items, ...second.items].map(({ id }) => id).toSorted(byText)).toEqual(
      [ids.risk, ids.kept].toSorted(byText),
    );
    const choose = (things: readonly { kind: "risk" | "record" | "evidence"; id: string }[]) =>
      manager.call(handover.choose, { params: organisation, body: { things: [...things] } });
    expect(codes(await choose([{ kind: "risk", id: ids.evidence }]))).toEqual(["handover-thing-gone"]);
    const twice = { kind: "risk" as const, id: ids.risk };
    expect(codes(await choose([twice, twice]))).toEqual(["handover-thing-twice"]);
    const chosen = await choose([twice, { kind: "record", id: ids.record }, { kind: "evidence", id: ids.evidence }]);
    ids.handover = value(chosen).id;
    const { sheets } = value(await manager.call(handover.preview, at()));
    expect(Object.fromEntries(sheets.map(({ kind: of, id }) => [id, of]))).toEqual({
      [ids.evidence]: "evidence",
      [ids.record]: "record",
      [ids.risk]: "risk",
    });
    // The record links to a row that is not handed over: not even its title is told.
    expect(JSON.stringify(sheets)).toContain("（未移交）");
    expect(JSON.stringify(sheets)).not.toContain("不给看的风险");
    // A row alone says that there is evidence, and not what the file is called.
    const alone = value(await choose([twice])).id;
    const row = value(await manager.call(handover.preview, { params: { ...organisation, handover: alone } }));
    expect(JSON.stringify(sheets)).toContain(`维保记录.txt ${today}`);
    expect(JSON.stringify(row)).toContain(`（未移交） ${today}`);
    expect(JSON.stringify(row)).not.toContain("维保记录.txt");
    // The site that a record names is part of what the record says.
    const opened = { name: "嘉兴园", region: "330400", relation: "own" as const, people: 52 };
    const site = value(await manager.call(routes.sites.open, { params: organisation, body: opened })).id;
    const doing = { params: { ...organisation, kind: "activity" } };
    const values = { title: "午托", sort: "activity", site, since: today };
    const done = value(await manager.call(records.begin, { ...doing, body: { values } })).id;
    const there = value(await choose([{ kind: "record", id: done }])).id;
    const said = value(await manager.call(handover.preview, { params: { ...organisation, handover: there } }));
    expect(JSON.stringify(said)).toContain("嘉兴园");
    // Before it is sent the body sees nothing.
    expect(await items()).toEqual([]);
  });

  it("takes a statement of applicability once approved and a report once signed, by version", async () => {
    const evaluator = await test.as("evaluator");
    const of2022 = { ...organisation, edition: "2022" as const };
    const { lines: controls } = value(await manager.call(isms.soa, { params: of2022, query: {} }));
    const lines = controls.map(({ control }) => ({ control, applicable: true, justification: "业务需要" }));
    const { version } = value(await manager.call(isms.setSoa, { params: of2022, body: { lines } }));
    const candidates = async (of: "soa" | "report") =>
      value(await manager.call(handover.candidates, { params: organisation, query: { kind: of } })).items;
    const made = value(
      await manager.call(evaluation.makeReport, { params: organisation, body: { title: "年度合规评价" } }),
    );
    expect([await candidates("soa"), await candidates("report")]).toEqual([[], []]);

    value(await evaluator.call(isms.approveSoa, { params: of2022, body: { expected: version } }));
    const report = { ...organisation, report: made.id };
    const { digest, version: expected } = value(await manager.call(evaluation.report, { params: report }));
    value(await evaluator.call(evaluation.signReport, { params: report, body: { role: "评价人", digest, expected } }));
    const things = [...(await candidates("soa")), ...(await candidates("report"))].map(({ kind: of, id }) => ({
      kind: of,
      id,
    }));
    const chosen = value(await manager.call(handover.choose, { params: organisation, body: { things } }));
    const { sheets } = value(
      await manager.call(handover.preview, { params: { ...organisation, handover: chosen.id } }),
    );
    const rows = Object.fromEntries(sheets.map(({ kind: of, sheet }) => [of, sheet.table?.rows.length]));
    expect(rows).toEqual({ soa: 93, report: 2 });
    expect(JSON.stringify(sheets)).toContain("周明");
  });

  it("freezes what was chosen; the team sees those and no other, as they were, and the client sees who looked", async () => {
    const sending = { ...at(), body: { case: play.id } };
    value(await manager.call(handover.send, sending));
    expect(codes(await manager.call(handover.send, sending))).toEqual(["handover-sent"]);
    const seen = await items();
    expect(seen.map(({ id }) => id).toSorted()).toEqual([ids.risk, ids.record, ids.evidence].toSorted());
    expect(seen.every(({ changed }) => !changed)).toBe(true);
    value(
      await manager.call(register.addDocument, {
        params: { ...organisation, risk: ids.risk },
        body: { title: "后来加的办法", printedDate: "" },
      }),
    );
    expect((await items()).filter(({ changed }) => changed).map(({ id }) => id)).toEqual([ids.risk]);
    const sheet = value(await open(await itemOf(ids.risk)));
    expect(JSON.stringify(sheet)).toContain("电梯困人");
    expect(JSON.stringify(sheet)).not.toContain("后来加的办法");
    const file = await take(await itemOf(ids.evidence));
    expect(file.ok ? new TextDecoder().decode(file.value) : null).toBe("内容 维保记录.txt");
    const own = value(await manager.call(handover.show, at()));
    const looked = own.items.map(({ id, seen: by }) => [id, by.map(({ by: who, times }) => [who.name, times])]);
    expect(Object.fromEntries(looked)).toEqual({
      [ids.risk]: [["沈岚", 1]],
      [ids.record]: [],
      [ids.evidence]: [["沈岚", 1]],
    });
  });

  it("says of nobody that they saw a file that is destroyed", async () => {
    const { store } = test.server.services;
    const scope = { owner: demoCompany, caseId: null };
    // The law's term of a new file is not over: its row is made to say so, and put back.
    const put = (state: string) =>
      store.transaction(scope, (tx) =>
        tx.query("update register_evidence set state = $1::json where id = $2", [state, ids.evidence]),
      );
    const { rows } = await store.transaction(scope, (tx) =>
      tx.query<{ state: string }>("select state::text from register_evidence where id = $1", [ids.evidence]),
    );
    const kept = rows[0]?.state ?? "";
    await put(JSON.stringify({ ...JSON.parse(kept), destroyed: { on: today } }));
    expect(codes(await take(await itemOf(ids.evidence)))).toEqual(["evidence-destroyed"]);
    await put(kept);
    const { items: own } = value(await manager.call(handover.show, at()));
    expect(own.find(({ id }) => id === ids.evidence)?.seen.map(({ times }) => times)).toEqual([1]);
  });

  it("opens to nobody else: not to other auditors of the body, not to another body, not to the client", async () => {
    const item = await itemOf(ids.risk);
    for (const account of ["leader", "auditor", "planner", "decider"]) value(await open(item, account));
    expect(codes(await open(item, "adviser"))).toEqual(["handover-not-team"]);
    expect(codes(await handed("adviser"))).toEqual(["handover-not-team"]);
    expect(codes(await open(item, "regulator"))).toEqual(["not-found"]);
    expect(codes(await open(item, "manager"))).toEqual(["handover-not-team"]);
    expect(codes(await open(item, "evaluator"))).toEqual(["not-found"]);
  });

  it("opens nothing that was not chosen, by any door", async () => {
    for (const id of [ids.kept, ids.apart, ids.risk, ids.evidence]) {
      expect(codes(await open(id))).toEqual(["handed-item-unknown"]);
      expect(codes(await take(id))).toEqual(["handed-item-unknown"]);
    }
    // A row has no bytes, and evidence of the same organisation has its own door shut.
    expect(codes(await take(await itemOf(ids.risk)))).toEqual(["handed-item-unknown"]);
    const workspace = { ...organisation, risk: ids.risk };
    expect(codes(await leader.call(register.show, { params: workspace, query: {} }))).toEqual(["not-found"]);
    const other = await openCaseFor(test, "cn-ems");
    expect(codes(await open(await itemOf(ids.risk), "planner", other.id))).toEqual(["handed-item-unknown"]);
  });

  it("row security shows, from inside the case, the handover and no other row of the client", async () => {
    const { store } = test.server.services;
    const count = async (scope: { owner: string; caseId: string | null }, table: string) => {
      const { rows } = await store.transaction(scope, (tx) =>
        tx.query<{ rows: number }>(`select count(*)::integer as rows from ${table}`),
      );
      return rows[0]?.rows;
    };
    const inCase = { owner: demoCompany, caseId: play.id };
    expect(await count(inCase, "register_handover")).toBe(1);
    for (const table of ["register_risk", "register_record", "register_evidence"]) {
      expect(await count(inCase, table)).toBe(0);
      expect(await count({ owner: demoCompany, caseId: null }, table)).toBeGreaterThan(0);
    }
    const { rows } = await store.transaction(inCase, (tx) =>
      tx.query<{ kind: string }>("select distinct kind from journal"),
    );
    expect(rows).toEqual([{ kind: "handover" }]);
    expect(await count({ owner: demoCompany, caseId: ids.kept }, "register_handover")).toBe(0);
    expect(await count({ owner: demoBody, caseId: play.id }, "register_handover")).toBe(0);
  });

  it("takes a supplement once a version, and a withdrawn item opens no more, whatever key asks", async () => {
    const supplement = (id: string) =>
      manager.call(handover.supplement, { ...at(), body: { things: [{ kind: "risk", id }] } });
    value(await supplement(ids.risk));
    expect(codes(await supplement(ids.risk))).toEqual(["handed-already"]);
    const newer = (await items()).filter(({ id }) => id === ids.risk);
    expect(newer.map(({ changed }) => changed)).toEqual([true, false]);
    const [older] = newer;
    const asked = { params: { case: play.id, item: older?.item ?? "" }, key: "the-same-key" };
    const times = async () =>
      value(await manager.call(handover.show, at()))
        .items.find(({ item }) => item === older?.item)
        ?.seen.find(({ by }) => by.person === person.leader)?.times ?? 0;
    const before = await times();
    value(await leader.call(handover.open, asked));
    value(await leader.call(handover.open, asked));
    expect(await times()).toBe(before + 2);
    const withdrawal = { params: { ...at().params, item: older?.item ?? "" }, body: { reason: "选错版本" } };
    value(await manager.call(handover.withdraw, withdrawal));
    expect(codes(await leader.call(handover.open, asked))).toEqual(["handed-item-withdrawn"]);
    expect(codes(await open(older?.item ?? ""))).toEqual(["handed-item-withdrawn"]);
    expect((await items()).find(({ item }) => item === older?.item)).toMatchObject({
      changed: false,
      withdrawn: { reason: "选错版本" },
    });
    const own = value(await manager.call(handover.show, at()));
    expect(own.items.find(({ item }) => item === older?.item)?.seen.length).toBe(4);
    // To have been handed over keeps no bytes from being destroyed when the law's term is over.
    const { store } = test.server.services;
    const digest = createHash("sha256").update("内容 维保记录.txt").digest("hex");
    const naming = { owner: demoCompany, digest, but: ids.evidence, ignore: "EvidenceLinked" };
    expect(await store.transaction({ owner: demoCompany, caseId: null }, (tx) => isNamed(tx, naming))).toBe(false);
  });

  it("brings findings back as tasks: taken once, due by the finding's day, in the inbox until done, for the client only", async () => {
    const audit = await openCaseFor(test);
    await playActs(audit, storyActs.slice(0, upTo("raise major") + 1));
    const query = { case: audit.id };
    const list = async (over: object = query) =>
      value(await manager.call(findingTasks.list, { params: organisation, query: over })).items;
    const [found, ...more] = await list();
    const due = (await audit.view()).findings[0]?.limits?.verifyBy ?? "";
    expect([found?.task, found?.settled, found?.due, more]).toEqual([null, false, due, []]);
    const waits = async (part: string) => {
      const { items: waiting } = value(await manager.call(inbox.list, { params: organisation }));
      return waiting.filter(({ key }) => key.includes(part)).map(({ href }) => href);
    };
    expect(await waits("register:finding:")).toEqual(["/findings"]);

    const params = { ...organisation, case: audit.id, finding: found?.finding ?? "" };
    expect(codes(await (await test.as("evaluator")).call(findingTasks.take, { params }))).toEqual(["not-permitted"]);
    expect(codes(await leader.call(findingTasks.take, { params }))).toEqual(["not-found"]);
    const elsewhere = { ...params, case: play.id };
    expect(codes(await manager.call(findingTasks.take, { params: elsewhere }))).toEqual(["not-found"]);
    const { id: task } = value(await manager.call(findingTasks.take, { params }));
    expect(codes(await manager.call(findingTasks.take, { params }))).toEqual(["finding-taken"]);
    const shown = value(await manager.call(records.show, { params: { ...organisation, record: task }, query: {} }));
    expect(shown).toMatchObject({
      kind: "corrective-action",
      values: { foundBy: "certifier", nature: "actual", foundOn: today, deadline: due, requirement: "GB/T 45001 8.1" },
    });
    expect(shown.title).toContain(found?.number);
    expect(await waits("register:finding:")).toEqual([]);
    expect(await waits(task)).toEqual([`/records/corrective-action/${task}`]);
    expect(await list({ record: task })).toMatchObject([
      { finding: found?.finding, task: { record: task, final: false } },
    ]);
    // However its words are cut to the length of a title: one of the two is cut in the midst of a sign.
    for (const statement of [`两行\n${"𠮷".repeat(100)}`, `两行\n甲${"𠮷".repeat(100)}`]) {
      const requirement = { source: "GB/T 45001", clause: "8.1" };
      const raised = { grade: "major", requirement, statement, evidence: "现场" };
      value(await leader.call(cases.raiseFinding, { params: { case: audit.id }, body: raised }));
    }
    const long = (await list()).filter((one) => one.statement.includes("𠮷"));
    for (const { finding } of long) {
      const taken = value(await manager.call(findingTasks.take, { params: { ...params, finding } }));
      const { title } = value(
        await manager.call(records.show, { params: { ...organisation, record: taken.id }, query: {} }),
      );
      expect(title).toContain("两行 ");
    }
    expect(long).toHaveLength(2);
    // The body's people see the finding, and nothing of what the client makes of it.
    expect(codes(await leader.call(findingTasks.list, { params: organisation, query: {} }))).toEqual(["not-found"]);
    expect(codes(await leader.call(records.show, { params: { ...organisation, record: task }, query: {} }))).toEqual([
      "not-found",
    ]);
  });

  it("a finding cites what was handed over by version and digest, and keeps that when the client withdraws it", async () => {
    const audit = await openCaseFor(test);
    await playActs(audit, storyActs.slice(0, upTo("raise major") + 1));
    const finding = (await audit.view()).findings[0]?.id ?? "";
    const things = [{ kind: "evidence" as const, id: ids.evidence }];
    const chosen = async () =>
      value(await manager.call(handover.choose, { params: organisation, body: { things } })).id;
    const drafts = await Promise.all(
      Array.from({ length: 2 }, async () => ({ ...organisation, handover: await chosen() })),
    );
    const sent = await Promise.all(
      drafts.map((params) => manager.call(handover.send, { params, body: { case: audit.id } })),
    );
    expect(sent.flatMap((answer) => (answer.ok ? [] : codes(answer)))).toEqual(["handover-case-has-one"]);
    const own = drafts.find((_, at) => sent[at]?.ok) ?? { ...organisation, handover: "" };
    // However close two come, on two servers too: of two the body would see but one.
    const another = "update register_handover set case_id = $1 where id = $2";
    const beside = test.server.services.store.transaction({ owner: demoCompany, caseId: null }, (tx) =>
      tx.query(another, [audit.id, drafts.find((each) => each !== own)?.handover]),
    );
    await expect(beside).rejects.toMatchObject({ code: "23505" });
    const [item] = value(await manager.call(handover.show, { params: own })).items;
    const cite = async (account: string, of = item?.item ?? "") =>
      (await test.as(account)).call(handover.cite, { params: { case: audit.id, item: of }, body: { finding } });
    expect(codes(await cite("planner"))).toEqual(["not-permitted"]);
    expect(codes(await cite("adviser"))).toEqual(["handover-not-team"]);
    expect(codes(await cite("leader", ids.evidence))).toEqual(["handed-item-unknown"]);
    value(await cite("leader"));
    const bytesDigest = createHash("sha256").update("内容 维保记录.txt").digest("hex");
    expect(codes(await cite("leader"))).toEqual(["finding-cited-already"]);
    value(
      await manager.call(handover.withdraw, { params: { ...own, item: item?.item ?? "" }, body: { reason: "收回" } }),
    );
    expect(codes(await cite("auditor"))).toEqual(["handed-item-withdrawn"]);
    expect((await audit.view()).findings[0]?.cites).toMatchObject([
      { item: item?.item, title: "维保记录.txt", version: item?.version, digest: bytesDigest, by: person.leader },
    ]);
  });

  it("opens no more to a member who left the team, and to nobody once the case has ended", async () => {
    const item = (await items()).find(({ withdrawn }) => withdrawn === null)?.item ?? "";
    value(await open(item, "auditor"));
    const [first] = valuesOn(today)["team-order"].team;
    const planner = await test.as("planner");
    const order = { kind: "team-order", about: null, values: { team: first === undefined ? [] : [first] } };
    value(await planner.call(cases.fileRecord, { params: { case: play.id }, body: order }));
    expect(first?.person.id).toBe(person.leader);
    expect(codes(await open(item, "auditor"))).toEqual(["handover-not-team"]);
    value(await open(item));
    value(await planner.call(cases.end, { params: { case: play.id }, body: { reason: "客户放弃" } }));
    expect(codes(await open(item))).toEqual(["handover-case-closed"]);
    expect(codes(await handed())).toEqual(["handover-case-closed"]);
    const supplement = { ...at(), body: { things: [{ kind: "risk" as const, id: ids.kept }] } };
    expect(codes(await manager.call(handover.supplement, supplement))).toEqual(["handover-case-closed"]);
  });

  it("stands in the journal as it is read", async () => {
    expect((await verifyStore(test.server.services.store)).first).toBeNull();
  });
});
