import { routes } from "@touchstone/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineKinds } from "../testing/engines.ts";
import { openTestServer, type TestServer, value } from "../testing/test-server.ts";
import { actNamed, openCaseFor, playActs, storyActs } from "./testing/case-story.ts";

type Answered = {
  readonly ok: boolean;
  readonly problem?: { readonly error: { readonly refusals: readonly { code: string; facts: object }[] } };
};
const codes = (answer: Answered) => answer.problem?.error.refusals.map(({ code }) => code) ?? [];

describe.each(engineKinds)("findings and disputes on %s", (kind) => {
  let test: TestServer;
  beforeAll(async () => {
    test = await openTestServer(kind);
  });
  afterAll(() => test.close());

  it("refuses advice with its words, keeps a thread, and lets a dispute go to review (RF-20, RF-21)", async () => {
    const play = await openCaseFor(test);
    const params = { case: play.id };
    const at = storyActs.findIndex(({ name }) => name === "file review-record");
    const before = storyActs.slice(0, at);
    await playActs(
      play,
      before.slice(
        0,
        before.findIndex(({ name }) => name === "raise minor"),
      ),
    );
    const auditor = await test.as("auditor");
    const advice = await auditor.call(routes.cases.raiseFinding, {
      params,
      body: {
        grade: "minor",
        requirement: { source: "GB/T 45001", clause: "8.2" },
        statement: "2025 年没有演练，建议每年两次",
        evidence: "台账",
      },
    });
    expect(codes(advice)).toEqual(["finding-advice"]);
    expect(advice.ok ? null : advice.problem.error.message).toContain("建议");
    await playActs(play, before.slice(before.findIndex(({ name }) => name === "raise minor")));

    const [major] = (await play.view()).findings;
    const finding = { ...params, finding: major?.id ?? "" };
    expect(major?.thread.map(({ what, part, edition }) => [what, part, edition])).toEqual([
      ["answer", "correction", 1],
      ["answer", "cause", 1],
      ["answer", "corrective-action", 1],
      ["accepted", null, null],
    ]);
    const [manager, leader, decider] = await Promise.all([test.as("manager"), test.as("leader"), test.as("decider")]);
    value(await manager.call(routes.cases.disputeFinding, { params: finding, body: { reason: "合同写的是 20 日" } }));
    expect(codes(await actNamed("file review-record").run(play))).toContain("dispute-unanswered");
    const answer = { outcome: "regraded", grade: "minor", reasons: "规程的间隔已过，但影响有限" } as const;
    const body = { ...answer, reasons: answer.reasons };
    expect(codes(await leader.call(routes.cases.answerDispute, { params: finding, body }))).toEqual(["not-permitted"]);
    value(await decider.call(routes.cases.answerDispute, { params: finding, body }));
    const [regraded] = (await play.view()).findings;
    expect(regraded).toMatchObject({
      grade: "minor",
      dispute: { reason: "合同写的是 20 日", answer: { outcome: "regraded" } },
    });
    await playActs(play, storyActs.slice(at));
    expect((await play.view()).state).toBe("attested");
  });
});
