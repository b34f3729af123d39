import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoBody, demoCompany, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { issued, issueRequest } from "./testing/a-decided-case.ts";

describe.each(engineKinds)("what is watched between two audits, on %s", (kind) => {
  let test: TestServer;
  let caseId: string;
  let statement: string;
  let number: string;
  const s = routes.statements;

  beforeAll(async () => {
    test = await openTestServer(kind);
    const planner = await test.as("planner");
    const opened = await planner.call(routes.cases.open, {
      params: { organisation: demoBody },
      body: { scheme: "cn-ohsms", client: demoCompany, region: "330100" },
    });
    caseId = value(opened).id;
    const request = issueRequest(test, { caseId });
    ({ id: statement, number } = await issued(test, request));
  });
  afterAll(() => test.close());

  const inbox = async (account: string, organisation: string) =>
    value(await (await test.as(account)).call(routes.inbox.list, { params: { organisation } })).items.filter(
      ({ key }) => key.startsWith("statements:"),
    );
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);

  it("misuse is seen, shown, asked to be put right, and overdue for both; not put right it is a ground [17021-1 8.3.1] [17021-1 8.3.5]", async () => {
    const leader = await test.as("leader");
    const params = { organisation: demoBody };
    const seen = { statement, where: "官网首页", on: "2026-11-20", use: "on-product", note: "内部" } as const;
    expect(codes(await leader.call(s.recordMarkUse, { params, body: { ...seen, on: "2026-11-24" } }))).toEqual([
      "occurred-in-future",
    ]);
    const { id } = value(await leader.call(s.recordMarkUse, { params, body: seen }));
    const one = { organisation: demoBody, check: id };
    value(await leader.call(s.attachMarkEvidence, { params: one, query: { name: "a.png" }, bytes: png }));
    expect(
      codes(await leader.call(s.attachMarkEvidence, { params: one, query: { name: "a.exe" }, bytes: png })),
    ).toEqual(["evidence-kind-refused"]);
    const [check] = value(await leader.call(s.markChecks, { params, query: { statement } })).items;
    const { digest } = check?.evidence[0] ?? { digest: "" };
    const file = value(await leader.download(s.markEvidence, { params: { ...one, digest } }));
    expect(file).toEqual(png);
    const close = (outcome: "corrected" | "not-corrected" | "no-action") =>
      leader.call(s.closeMarkCheck, { params: one, body: { outcome, on: "2026-11-23" } });
    expect(codes(await close("no-action"))).toEqual(["mark-use-misleading"]);
    expect(codes(await close("not-corrected"))).toEqual(["mark-action-not-asked"]);
    const asking = { asked: "从官网撤下", due: "2026-11-30" };
    expect(codes(await leader.call(s.askMarkAction, { params: one, body: { ...asking, due: "2026-11-01" } }))).toEqual([
      "mark-action-due-passed",
    ]);
    value(await leader.call(s.askMarkAction, { params: one, body: asking }));
    test.moveTo("2026-12-01T04:00:00Z");
    for (const [account, organisation] of [
      ["planner", demoBody],
      ["manager", demoCompany],
    ] as const)
      expect(await inbox(account, organisation)).toMatchObject([{ group: "overdue", due: "2026-11-30" }]);
    value(await close("not-corrected"));
    expect(await inbox("manager", demoCompany)).toEqual([]);
    expect((await inbox("planner", demoBody)).map(({ act }) => act.en)).toEqual([
      "Misuse was not put right: decide on suspension",
    ]);
    const manager = await test.as("manager");
    const shared = value(await manager.call(s.ofCase, { params: { case: caseId } }));
    expect(shared.markChecks).toMatchObject([{ id, groundForSuspension: true, note: "" }]);
    test.moveTo("2026-11-23T04:00:00Z");
  });

  it("proper use needs nothing, and is closed as such", async () => {
    const leader = await test.as("leader");
    const body = { statement, where: "车身", on: "2026-11-23", use: "proper" } as const;
    const { id } = value(await leader.call(s.recordMarkUse, { params: { organisation: demoBody }, body }));
    const params = { organisation: demoBody, check: id };
    expect(codes(await leader.call(s.askMarkAction, { params, body: { asked: "x", due: "2026-12-01" } }))).toEqual([
      "mark-use-proper",
    ]);
    value(await leader.call(s.closeMarkCheck, { params, body: { outcome: "no-action", on: "2026-11-23" } }));
    expect(
      codes(await leader.call(s.closeMarkCheck, { params, body: { outcome: "no-action", on: "2026-11-23" } })),
    ).toEqual(["mark-check-closed"]);
  });

  it("a serious accident starts its clock on the day of the report, and is never waved through [17021-1 9.6.4.2] [17021-1 8.5.3]", async () => {
    const manager = await test.as("manager");
    const planner = await test.as("planner");
    const report = (kind_: "name" | "serious-accident", happenedOn: string) =>
      manager.call(s.report, {
        params: { case: caseId },
        body: { statement, kind: kind_, what: "电梯井坠落，一人重伤", happenedOn },
      });
    expect(codes(await report("name", "2026-11-24"))).toEqual(["occurred-in-future"]);
    const { id } = value(await report("serious-accident", "2026-11-21"));
    const [notice] = value(
      await planner.call(s.notices, { params: { organisation: demoBody }, query: { statement } }),
    ).items;
    expect(notice).toMatchObject({
      happenedOn: "2026-11-21",
      reportedOn: "2026-11-23",
      clock: { days: 30, due: "2026-12-23" },
      owed: { what: "answer", due: "2026-12-23" },
    });
    const params = { organisation: demoBody, notice: id };
    const answer = (effect: "none" | "special-audit") =>
      planner.call(s.answerNotice, { params, body: { effect, reason: "去现场看" } });
    expect(codes(await answer("none"))).toEqual(["accident-needs-audit"]);
    value(await answer("special-audit"));
    expect(codes(await answer("special-audit"))).toEqual(["notice-already-answered"]);
    expect((await inbox("manager", demoCompany)).map(({ due }) => due)).toEqual(["2026-12-23"]);
    expect((await inbox("planner", demoBody)).some(({ act }) => act.en === "Hold the special audit")).toBe(true);
    value(await planner.call(s.carryOutNotice, { params, body: { on: "2026-11-23" } }));
    expect(await inbox("manager", demoCompany)).toEqual([]);
    expect(codes(await planner.call(s.carryOutNotice, { params, body: { on: "2026-11-23" } }))).toEqual([
      "notice-carried-out",
    ]);
  });

  it("an answer to suspend is not carried out by a word: the statement must be suspended on that day, or have ended", async () => {
    const manager = await test.as("manager");
    const planner = await test.as("planner");
    const decider = await test.as("decider");
    const own = await issued(test, issueRequest(test, { caseId }));
    const penalty = { statement: own.id, kind: "penalty", what: "停产整顿", happenedOn: "2026-11-22" } as const;
    const { id } = value(await manager.call(s.report, { params: { case: caseId }, body: penalty }));
    const params = { organisation: demoBody, notice: id };
    value(await planner.call(s.answerNotice, { params, body: { effect: "suspend", reason: "停产" } }));
    const done = (on: string) => planner.call(s.carryOutNotice, { params, body: { on, note: "已暂停" } });
    expect(codes(await done("2026-11-23"))).toEqual(["notice-not-suspended"]);
    value(
      await decider.call(s.suspend, {
        params: { organisation: demoBody, statement: own.id },
        body: { from: "2026-11-23", reason: "major-open" },
      }),
    );
    // The day before it still stood.
    expect(codes(await done("2026-11-22"))).toEqual(["notice-not-suspended"]);
    value(await done("2026-11-23"));
    expect(codes(await done("2026-11-23"))).toEqual(["notice-carried-out"]);
  });

  it("a change without effect is answered and gone; of a statement that ended nothing is reported [17021-1 8.5.3]", async () => {
    const manager = await test.as("manager");
    const planner = await test.as("planner");
    const name = { statement, kind: "name", what: "更名", happenedOn: "2026-11-23" } as const;
    const { id } = value(await manager.call(s.report, { params: { case: caseId }, body: name }));
    const params = { organisation: demoBody, notice: id };
    value(await planner.call(s.answerNotice, { params, body: { effect: "none", reason: "下次变更证书" } }));
    expect(codes(await planner.call(s.carryOutNotice, { params, body: { on: "2026-11-23" } }))).toEqual([
      "notice-asks-nothing",
    ]);
    const other = await issued(test, issueRequest(test, { caseId }));
    const decider = await test.as("decider");
    value(
      await decider.call(s.withdraw, {
        params: { organisation: demoBody, statement: other.id },
        body: { from: "2026-11-23", reason: "false-evidence" },
      }),
    );
    const ended = { ...name, statement: other.id };
    expect(codes(await manager.call(s.report, { params: { case: caseId }, body: ended }))).toEqual([
      "notice-of-ended-statement",
    ]);
  });

  it("the holder finds its own certificates, by the public register, and no other organisation does", async () => {
    const manager = await test.as("manager");
    const held = value(await manager.call(s.held, { params: { organisation: demoCompany } })).items;
    expect(held.find((one) => one.number === number)).toMatchObject({ standing: "in-force", caseId });
    const planner = await test.as("planner");
    expect(value(await planner.call(s.held, { params: { organisation: demoBody } })).items).toEqual([]);
    expect(codes(await manager.call(s.held, { params: { organisation: demoBody } }))).toEqual(["not-found"]);
  });

  it("nobody reaches past the case: another's statement, the desk's acts, a stranger's eyes", async () => {
    const manager = await test.as("manager");
    const stranger = await issued(test);
    const body = { statement: stranger.id, kind: "name", what: "更名", happenedOn: "2026-11-23" } as const;
    expect(codes(await manager.call(s.report, { params: { case: caseId }, body }))).toEqual(["not-found"]);
    const leader = await test.as("leader");
    expect(codes(await leader.call(s.report, { params: { case: caseId }, body }))).toEqual(["not-permitted"]);
    expect(codes(await manager.call(s.markChecks, { params: { organisation: demoBody }, query: {} }))).toEqual([
      "not-found",
    ]);
    const notice = "01900000-0000-7000-8000-0000000000ff";
    expect(
      codes(
        await leader.call(s.answerNotice, {
          params: { organisation: demoBody, notice },
          body: { effect: "none", reason: "x" },
        }),
      ),
    ).toEqual(["not-permitted"]);
    const planner = await test.as("planner");
    expect(
      codes(
        await planner.call(s.answerNotice, {
          params: { organisation: demoBody, notice },
          body: { effect: "none", reason: "x" },
        }),
      ),
    ).toEqual(["not-found"]);
  });
});
