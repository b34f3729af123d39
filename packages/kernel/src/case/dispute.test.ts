import { describe, expect, test } from "vitest";
import { shippedPacks } from "../../test/content.ts";
import { type Actor, before, file, ohsms, play, type Step, sign, story, values } from "../../test/ohsms-story.ts";
import type { CaseState } from "./case-state.ts";
import { openSteps } from "./open-steps.ts";

const idOf = (at: number) => (state: CaseState) => state.findings[at]?.id ?? "";
const dispute = (at = 0, actor: Actor = "manager"): Step => ({
  name: "dispute",
  actor,
  command: (state) => ({ type: "DisputeFinding", finding: idOf(at)(state), reason: "间隔按合同是 20 日" }),
});
const answer = (
  outcome: "upheld" | "regraded" | "withdrawn",
  grade: string | null = null,
  actor: Actor = "decider",
  at = 0,
): Step => ({
  name: "answer dispute",
  actor,
  command: (state) => ({
    type: "AnswerDispute",
    finding: idOf(at)(state),
    outcome,
    grade,
    reasons: "看了合同和规程",
  }),
});
const codesOf = (steps: readonly Step[], state: CaseState) => play(steps, { state }).refused.map(({ codes }) => codes);

const reported = play(before("file review-record")).state;
const disputed = play([dispute()], { state: reported }).state;

describe("a disputed nonconformity (FIND-3)", () => {
  test("keeps a positive review away, and a review that refuses not [17021-1 9.4.7]", () => {
    expect(codesOf([file("decider", "review-record")], disputed)).toEqual([["dispute-unanswered"]]);
    const refusing: Step = {
      name: "refuse",
      actor: "decider",
      command: () => ({
        type: "FileRecord",
        kind: "review-record",
        about: null,
        values: { ...values["review-record"], outcome: "refuse" },
      }),
    };
    expect(codesOf([refusing], disputed)).toEqual([]);
  });

  test("names the step that is missing and who does it", () => {
    const steps = openSteps(disputed, { scheme: ohsms, packs: shippedPacks }, "2026-11-23");
    expect(steps.filter(({ act }) => act === "answer-dispute")).toMatchObject([
      { who: ["reviewer"], facts: { number: "NC-01", reason: "间隔按合同是 20 日" } },
    ]);
  });

  test("is answered by somebody outside the audit, once [17021-1 9.4.7]", () => {
    expect(codesOf([answer("upheld", null, "leader")], disputed)).toEqual([["not-your-step", "person-not-separate"]]);
    expect(codesOf([answer("upheld", null, "manager")], disputed)[0]).toContain("not-your-step");
    const answered = play([answer("upheld")], { state: disputed }).state;
    expect(codesOf([answer("withdrawn")], answered)).toEqual([["dispute-unknown"]]);
    expect(codesOf([dispute()], answered)).toEqual([["finding-already-disputed"]]);
    expect(codesOf([file("decider", "review-record"), sign("decider", "review-record", "reviewer")], answered)).toEqual(
      [],
    );
  });

  test("a person who advised the client answers no dispute", () => {
    expect(codesOf([answer("upheld", null, "adviser")], disputed)).toEqual([["person-not-independent"]]);
  });

  test("is the client's, of a nonconformity, and not after the review", () => {
    expect(codesOf([dispute(0, "leader")], reported)).toEqual([["not-your-step"]]);
    expect(codesOf([dispute(2)], reported)).toEqual([["finding-unknown"]]);
    const reviewed = play(before("file decision-record")).state;
    expect(codesOf([dispute()], reviewed)).toEqual([["case-under-decision"]]);
    expect(codesOf([answer("upheld")], reported)).toEqual([["dispute-unknown"]]);
  });

  test("is also told by the report, whose last edition counts", () => {
    const report = (agreed: boolean): Step => ({
      name: "report",
      actor: "auditor",
      command: (state) => ({
        type: "FileRecord",
        kind: "nonconformity-report",
        about: idOf(0)(state),
        values: { process: "设备部", agreed, ...(agreed ? {} : { dispute: "不认可" }) },
      }),
    });
    const signatures = [
      sign("leader", "nonconformity-report", "leader", idOf(0)),
      sign("manager", "nonconformity-report", "client", idOf(0)),
    ];
    const said = play([report(false), ...signatures], { state: reported }).state;
    expect(codesOf([file("decider", "review-record")], said)).toEqual([["dispute-unanswered"]]);
    const settled = play([report(true), ...signatures], { state: said }).state;
    expect(codesOf([file("decider", "review-record")], settled)).toEqual([]);
    const answered = play([answer("upheld")], { state: said }).state;
    expect(codesOf([file("decider", "review-record")], answered)).toEqual([]);
  });
});

describe("what follows from the answer (FIND-4)", () => {
  // Neither answered nor verified: only the answer to the dispute can open the way.
  const open = story.filter(
    ({ name }) => !/^(answer 0|accept plan 0|verify 0|file (review|decision)|sign (review|decision)|attest)/.test(name),
  );
  const unsettled = play([...open, dispute()]).state;
  const review = file("decider", "review-record");

  test("a withdrawn finding asks nothing more, and its verdict stands beside it", () => {
    const withdrawn = play([answer("withdrawn")], { state: unsettled }).state;
    expect(codesOf([review], withdrawn)).toEqual([]);
    expect(withdrawn.verdicts["P-2"]?.verdict).toBe("nonconformity");
  });

  test("an upheld one is still to be verified", () => {
    const upheld = play([answer("upheld")], { state: unsettled }).state;
    expect(codesOf([review], upheld)).toEqual([["finding-not-verified"]]);
  });

  test("a regraded one follows its new grade, which is named and another", () => {
    const minor = play([answer("regraded", "minor")], { state: unsettled }).state;
    expect(minor.findings[0]?.grade).toBe("minor");
    expect(codesOf([review], minor)).toEqual([["finding-plan-not-accepted"]]);
    for (const wrong of [
      answer("regraded", "major"),
      answer("regraded", "huge"),
      answer("regraded"),
      answer("upheld", "minor"),
    ])
      expect(codesOf([wrong], unsettled)).toEqual([["dispute-grade-wrong"]]);
  });
});
