import { type Client, routes } from "@touchstone/contract";
import { type Role } from "@touchstone/kernel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandOrganisation } from "../parties/index.ts";
import { engineKinds } from "../testing/engines.ts";
import { codes, demoBody, openTestServer, type TestServer, value } from "../testing/test-server.ts";
import {
  type Account,
  type Act,
  actNamed,
  fileAct,
  openCaseFor,
  person,
  playActs,
  signAct,
  storyActs,
} from "./testing/case-story.ts";

/**
 * What the issue calls impossible, asked by HTTP at the moment when it would matter. The story then goes on with the same
 * act by the right person on the complete file: that is each denial's positive control.
 */
describe.each(engineKinds)("red lines by HTTP on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
    // The team leader holds every role there is, so that only the file can say no.
    const grant = (account: Account, roles: readonly Role[]) =>
      commandOrganisation(test.server.services.store, {
        id: demoBody,
        actor: person.planner,
        key: `grant-${account}`,
        command: { type: "GrantMembership", person: person[account], roles },
      });
    await grant("leader", ["auditor", "reviewer", "decision-maker", "planner"]);
    await grant("adviser", ["auditor", "reviewer", "decision-maker"]);
  }, 180_000);
  afterAll(() => test.close());

  it("holds each of them on the way from application to statement [17021-1 6.1.2] [17021-1 9.5.1.1] [17021-1 9.5.2] [17021-1 5.2.10] [OHSMS-2026 decision]", async () => {
    const play = await openCaseFor(test);
    const params = { case: play.id };
    const refused = async (act: Act): Promise<readonly string[]> => {
      const before = (await play.view()).version;
      const answer = codes(await act.run(play));
      expect((await play.view()).version).toBe(before);
      return answer;
    };
    const as = (account: Account): Promise<Client> => test.as(account);
    const upTo = async (name: string): Promise<void> => {
      const at = storyActs.findIndex((each) => each.name === name);
      const acts = storyActs.slice(done, at);
      done = at;
      await playActs(play, acts);
    };
    let done = 0;
    const attest = actNamed("attest");
    const review = actNamed("file review-record");
    const decide = actNamed("file decision-record");

    // Nothing is there yet.
    expect(await refused(attest)).toEqual(["case-not-decided"]);
    expect(await refused(decide)).toContain("case-not-reviewed");
    expect(await refused(review)).toContain("record-missing");

    await upTo("sign application applicant");
    expect(await refused(actNamed("file application-review"))).toEqual(["signature-missing"]);
    expect(await refused(signAct("planner", "application", "applicant"))).toEqual(["not-your-step"]);

    await upTo("file team-order");
    const withAdviser = fileAct("planner", "team-order", {
      team: [
        { person: { id: person.leader, name: "沈岚" }, duty: "leader" },
        { person: { id: person.adviser, name: "何川" }, duty: "auditor" },
      ],
    });
    const told = await withAdviser.run(play);
    expect(codes(told)).toEqual(["person-not-independent"]);
    // Advice ended twenty months ago: four months are left of the two years (17021-1 5.2.10).
    if (!told.ok) {
      expect(told.problem.error.passesFrom).toBe("2027-03-23");
      expect(told.problem.error.facts["kind"]).toBe("consultancy");
      expect(told.problem.error.rule.source).toContain("17021-1");
    }

    await upTo("answer concern");
    expect(await refused(actNamed("file opening-meeting"))).toEqual(["concern-unanswered"]);

    await upTo("judge all but 0");
    const outside = (await play.view()).points.find(({ inScope }) => !inScope);
    const leader = await as("leader");
    expect(outside?.standard.id).toBe("iso14001");
    expect(
      codes(
        await leader.call(routes.cases.judge, {
          params: { ...params, point: outside?.id ?? "" },
          body: { verdict: "nonconformity", note: "隔油池未清掏" },
        }),
      ),
    ).toEqual(["point-outside-standards"]);
    expect(await refused(actNamed("file closing-meeting"))).toEqual(
      expect.arrayContaining(["verdict-missing", "nonconformity-without-finding", "interview-missing"]),
    );
    // The client gives no verdicts.
    const manager = await as("manager");
    expect(
      codes(
        await manager.call(routes.cases.judge, {
          params: { ...params, point: outside?.id ?? "" },
          body: { verdict: "conformity", note: "看过" },
        }),
      ),
    ).toEqual(["not-permitted"]);

    await upTo("sign audit-report leader");
    expect(await refused(review)).toContain("signature-missing");

    await upTo("accept plan 1");
    expect(await refused(review)).toEqual(["finding-not-verified", "finding-plan-not-accepted"]);
    await upTo("verify major");
    expect(await refused(review)).toEqual(["finding-not-verified"]);
    expect(await refused(decide)).toContain("case-not-reviewed");

    await upTo("file review-record");
    expect(await refused(fileAct("leader", "review-record"))).toContain("person-not-separate");
    expect(await refused(fileAct("adviser", "review-record"))).toContain("person-not-independent");

    await upTo("sign review-record reviewer");
    expect(await refused(signAct("leader", "review-record", "reviewer"))).toContain("person-not-separate");
    expect(await refused(decide)).toContain("case-not-reviewed");

    await upTo("file decision-record");
    expect(await refused(fileAct("leader", "decision-record"))).toContain("person-not-separate");
    expect(await refused(actNamed("raise minor"))).toEqual(["case-under-decision"]);
    expect(await refused(attest)).toEqual(["case-not-decided"]);

    await upTo("sign decision-record decision-maker");
    expect(await refused(signAct("leader", "decision-record", "decision-maker"))).toContain("person-not-separate");
    expect(await refused(attest)).toEqual(["case-not-decided"]);

    await upTo("attest");
    await playActs(play, [attest]);
    expect(await refused(attest)).toEqual(["case-already-attested"]);
    expect(await refused(actNamed("raise minor"))).toEqual(["case-closed"]);
  }, 180_000);

  it("the same command twice has one effect", async () => {
    const play = await openCaseFor(test);
    await playActs(play, storyActs.slice(0, 1));
    const manager = await test.as("manager");
    const record = (await play.view()).records[0]?.id ?? "";
    const sign = () =>
      manager.call(routes.cases.sign, {
        params: { case: play.id, record },
        body: { signature: "applicant" },
        key: "once",
      });
    const answers = await Promise.all([sign(), sign(), sign()]);
    expect(new Set(answers.map((answer) => value(answer).version))).toEqual(new Set([3]));
    expect((await play.view()).records[0]?.signatures).toHaveLength(1);
  });

  it("what the gate refuses names the rule and the day on which it would pass (3S-4) [OHSMS-2026 5.1.2]", async () => {
    const play = await openCaseFor(test);
    const early = await fileAct("manager", "application", {
      operatingSince: "2026-08-31",
      documentedSince: "2026-08-01",
      plannedAudit: "2026-11-29",
    }).run(play);
    expect(codes(early)).toEqual(["operation-too-short"]);
    if (early.ok) throw new Error("refused above");
    expect(early.problem.error.passesFrom).toBe("2026-11-30");
    expect(early.problem.error.rule).toEqual({ source: "CNCA-OHSMS-01:2026", clause: "5.1.2" });
    const inTime = fileAct("manager", "application", {
      operatingSince: "2026-08-31",
      documentedSince: "2026-08-01",
      plannedAudit: "2026-11-30",
    });
    expect((await inTime.run(play)).ok).toBe(true);
  });
});
