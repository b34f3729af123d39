import { describe, expect, it, test } from "vitest";
import { before, facts, file, play, type Step, sign, story, today } from "../../test/ohsms-story.ts";
import type { CaseState } from "./case-state.ts";
import { openSteps } from "./open-steps.ts";
import { limitsOf } from "./red-lines.ts";

const refusedAt = (steps: readonly Step[], name: string): readonly string[] =>
  play(steps).refused.find(({ step }) => step === name)?.codes ?? [];

describe("determination", () => {
  const opened = play(before("judge P-1")).state;
  const judge = (
    point: string,
    verdict: "conformity" | "nonconformity" | "not-applicable" | "not-sampled",
    note: string,
    coveredBy: string | null = null,
  ): readonly string[] =>
    play(
      [{ name: "judge", actor: "auditor", command: () => ({ type: "GiveVerdict", point, verdict, note, coveredBy }) }],
      { state: opened },
    ).refused[0]?.codes ?? [];

  it("every verdict says what it rests on [17021-1 9.4.4]", () => {
    expect(judge("P-1", "conformity", " ")).toEqual(["verdict-without-evidence"]);
    expect(judge("P-1", "nonconformity", "")).toEqual(["verdict-without-evidence"]);
    expect(judge("P-1", "not-applicable", "")).toEqual(["verdict-without-reason"]);
    expect(judge("P-1", "not-sampled", "时间不足")).toEqual(["verdict-without-cover"]);
    expect(judge("P-1", "not-sampled", "抽样", "2027 年监督审核")).toEqual([]);
    expect(judge("P-9", "conformity", "看了")).toEqual(["point-unknown"]);
  });

  it("a 14001 point carries no nonconformity in a 45001-only audit, and may carry an opportunity (CASE-5) [17021-1 9.2.1]", () => {
    expect(judge("P-3", "nonconformity", "油烟")).toEqual(["point-outside-standards"]);
    const raising = (grade: string): Step => ({
      name: grade,
      actor: "auditor",
      command: () => ({
        type: "RaiseFinding",
        grade,
        point: "P-3",
        requirement: { source: "ISO 14001", clause: "8.1" },
        statement: "油烟管道 90 天没有清洗",
        evidence: "照片",
      }),
    });
    const { refused } = play([raising("minor"), raising("opportunity")], { state: opened });
    expect(refused).toEqual([{ step: "minor", codes: ["point-outside-standards"] }]);
  });

  it("a 14001 point that also serves 45001 carries a nonconformity and its finding (CASE-5) [17021-1 9.1.6]", () => {
    const points = opened.points.map((point) => ({ ...point, also: [{ id: "iso45001", clause: "8.1.1" }] }));
    const steps: readonly Step[] = [
      {
        name: "judge",
        actor: "auditor",
        command: () => ({
          type: "GiveVerdict",
          point: "P-3",
          verdict: "nonconformity",
          note: "油烟",
          coveredBy: null,
        }),
      },
      {
        name: "raise",
        actor: "auditor",
        command: () => ({
          type: "RaiseFinding",
          grade: "minor",
          point: "P-3",
          requirement: { source: "ISO 14001", clause: "8.1" },
          statement: "油烟管道 90 天没有清洗",
          evidence: "照片",
        }),
      },
    ];
    expect(play(steps, { state: { ...opened, points } }).refused).toEqual([]);
  });

  it("only the team judges", () => {
    const outsider: Step = {
      name: "judge",
      actor: "decider",
      command: () => ({ type: "GiveVerdict", point: "P-1", verdict: "conformity", note: "看了", coveredBy: null }),
    };
    expect(play([outsider], { state: opened }).refused[0]?.codes).toEqual(["not-your-step"]);
  });

  it("a checklist that is in use is not drawn again", () => {
    const judged = play(before("judge P-2")).state;
    const draw = story.find(({ name }) => name === "draw points");
    expect(play(draw === undefined ? [] : [draw], { state: judged }).refused[0]?.codes).toEqual(["points-in-use"]);
  });

  it("an upheld objection is open until the person has left the team [17021-1 9.2.3.5]", () => {
    const upheld: Step = {
      name: "dismiss objection",
      actor: "planner",
      command: (state) => ({
        type: "AnswerObjection",
        objection: state.objections[0]?.id ?? "",
        outcome: "upheld",
        answer: "更换",
      }),
    };
    const steps = story.map((each) => (each.name === upheld.name ? upheld : each));
    expect(refusedAt(steps, "file stage-1-report")).toContain("objection-open");
  });

  it("an opportunity asks nothing of the client [17021-1 9.4.5]", () => {
    const raised = play(before("interview responsible-manager")).state;
    const answer: Step = {
      name: "answer",
      actor: "manager",
      command: (state) => ({
        type: "AnswerFinding",
        finding: state.findings[2]?.id ?? "",
        part: "correction",
        text: "改",
      }),
    };
    expect(play([answer], { state: raised }).refused[0]?.codes).toEqual(["finding-asks-nothing"]);
  });

  it("a plan is accepted whole, and an answer after that opens it again [17021-1 9.4.10]", () => {
    const early = play(before("answer 0 corrective-action")).state;
    const accept = story.find(({ name }) => name === "accept plan 0");
    const steps = accept === undefined ? [] : [accept];
    expect(play(steps, { state: early }).refused[0]?.codes).toEqual(["finding-without-plan"]);
    const accepted = play(before("verify 0")).state;
    const again = story.find(({ name }) => name === "answer 0 cause");
    const reopened = play(again === undefined ? [] : [again], { state: accepted }).state;
    expect(reopened.findings[0]?.plan).toBeNull();
  });
});

describe("clocks (CASE-6, 17021-1 9.5.3.2)", () => {
  const major = (state: CaseState) => state.findings[0];

  it("a major open six months after the last day of stage 2 means stage 2 again [17021-1 9.5.3.2] [17021-1 9.4.9]", () => {
    const open = play(before("verify 0")).state;
    const finding = major(open);
    if (finding === undefined) throw new Error("the story has a major");
    expect(limitsOf(open, facts("planner"), finding)).toEqual({
      answerBy: "2027-02-21",
      verifyBy: "2027-05-23",
      repeatAfter: "2027-05-23",
    });
    const late = story.slice(story.findIndex(({ name }) => name === "verify 0")).map((each) => ({
      ...each,
      on: "2027-05-24",
    }));
    const inTime = late.map((each) => ({ ...each, on: "2027-05-23" }));
    expect(play(late, { state: open }).refused[0]).toEqual({
      step: "file review-record",
      codes: ["determination-to-repeat"],
    });
    expect(play(inTime, { state: open }).refused).toEqual([]);
  });
});

test("a review sent back opens the case again, and a decision sent back asks for a new review [17021-1 9.5.2]", () => {
  const back: Step = {
    name: "back",
    actor: "decider",
    command: () => ({
      type: "FileRecord",
      kind: "decision-record",
      about: null,
      values: { outcome: "return", reasons: "范围不清" },
    }),
  };
  const { state, refused } = play([
    ...before("file decision-record"),
    back,
    sign("decider", "decision-record", "decision-maker"),
    file("decider", "decision-record"),
  ]);
  expect(state.review).toBeNull();
  const next = openSteps(state, facts("decider"), today).filter(({ waitsFor }) => waitsFor.length === 0);
  expect(next.map(({ key }) => key)).toEqual(["file:review-record:"]);
  expect(refused).toEqual([
    { step: "file decision-record", codes: expect.arrayContaining(["case-not-reviewed"]) as unknown as string[] },
  ]);
});

test("after a review nothing under it moves (RED-9)", () => {
  const reviewed = play(before("file decision-record")).state;
  const moving = ["judge P-1", "raise minor", "verify 0", "file audit-report", "file team-order"];
  for (const name of moving) {
    const step = story.find((each) => each.name === name);
    expect(play(step === undefined ? [] : [step], { state: reviewed }).refused[0]?.codes).toEqual([
      "case-under-decision",
    ]);
  }
});
