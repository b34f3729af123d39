import { describe, expect, test } from "vitest";
import {
  type Actor,
  before,
  facts,
  file,
  ohsms,
  play,
  type Step,
  sign,
  story,
  today,
  values,
} from "../../test/ohsms-story.ts";
import type { CaseCommand } from "./case-command.ts";
import type { CaseState } from "./case-state.ts";
import { conformityCase } from "./decide-case.ts";

const step = (actor: Actor, command: CaseCommand | ((state: CaseState) => CaseCommand)): Step => ({
  name: "asked",
  actor,
  command: typeof command === "function" ? command : () => command,
});
const change = (kind: "team-order" | "application-review", data: object, actor: Actor = "planner"): Step =>
  step(actor, { type: "FileRecord", kind, about: null, values: { ...values[kind], ...data } });
const member = (id: string, duty: "leader" | "auditor") => ({ person: { id, name: id }, duty });
const about = (id: string): Step =>
  step("auditor", {
    type: "FileRecord",
    kind: "nonconformity-report",
    about: id,
    values: values["nonconformity-report"],
  });
const raising = {
  type: "RaiseFinding",
  point: null,
  requirement: { source: "ISO 45001:2018", clause: "8.1" },
  statement: "3 份许可票无签字",
  evidence: "票据 3 份",
} as const;
const finding = (at: number) => (state: CaseState) => state.findings[at]?.id ?? "";
const named = (name: string): Step => {
  const found = story.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no step ${name}`);
  return found;
};
const by = (actor: Actor, name: string): Step => ({ ...named(name), actor });

/** Each guard alone: the state in which nothing else is against the act, the act, and the one code that must come. */
describe("each guard alone (CASE-7)", () => {
  test.for<[string, readonly Step[], Step, string]>([
    ["a case is opened once", story.slice(0, 1), named("open"), "case-already-open"],
    ["nothing happens in a case that was never opened", [], named("file application"), "case-unknown"],
    [
      "the kind is the scheme's",
      story.slice(0, 1),
      step("manager", { type: "FileRecord", kind: "note", about: null, values: {} }),
      "record-kind-unknown",
    ],
    [
      "the body does not apply for the client [17021-1 9.1.1]",
      story.slice(0, 1),
      file("planner", "application"),
      "not-your-step",
    ],
    ["the client does not plan", before("file contract"), file("manager", "contract"), "not-your-step"],
    ["a member is not the leader", before("file audit-report"), file("auditor", "audit-report"), "not-your-step"],
    [
      "a team has a leader [17021-1 7.2.5] [17021-1 9.2.2.1]",
      before("file team-order"),
      change("team-order", { team: [member("leader", "auditor")] }),
      "team-without-leader",
    ],
    [
      "nobody stands twice in a team [17021-1 9.2.2.1]",
      before("file team-order"),
      change("team-order", { team: [member("leader", "leader"), member("leader", "auditor")] }),
      "team-member-twice",
    ],
    [
      "a leader is competent to lead [17021-1 7.2.5]",
      before("file team-order"),
      change("team-order", { team: [member("auditor", "leader")] }),
      "person-not-competent",
    ],
    [
      "a member is competent to audit [17021-1 7.2.7] [17021-1 9.2.2.1]",
      before("file team-order"),
      change("team-order", { team: [member("leader", "leader"), member("decider", "auditor")] }),
      "person-not-competent",
    ],
    [
      "whoever reviews the application is competent [17021-1 7.1.2] [OHSMS-2026 application-review]",
      before("file application-review"),
      change("application-review", { scopeCode: "99" }),
      "person-not-competent",
    ],
    [
      "a record of the case is about nothing",
      before("file contract"),
      step("planner", { type: "FileRecord", kind: "contract", about: "x", values: values.contract }),
      "record-about-unknown",
    ],
    [
      "a report is about a nonconformity",
      before("file nonconformity-report about"),
      about("nothing"),
      "record-about-unknown",
    ],
    [
      "a signature is the scheme's",
      before("sign application applicant"),
      sign("manager", "application", "witness"),
      "signature-unknown",
    ],
    [
      "a signature is given once",
      before("sign contract client"),
      sign("planner", "contract", "body"),
      "already-signed",
    ],
    [
      "one does not sign for another [17021-1 5.1.2]",
      before("sign contract client"),
      sign("planner", "contract", "client"),
      "not-your-step",
    ],
    [
      "what is signed exists",
      before("sign application applicant"),
      step("manager", { type: "SignRecord", record: "x", signature: "applicant" }),
      "record-unknown",
    ],
    [
      "an objection names a member [17021-1 9.2.3.5]",
      before("object"),
      step("manager", { type: "ObjectToMember", person: "decider", reason: "x" }),
      "not-in-team",
    ],
    ["an objection is the client's", before("object"), by("planner", "object"), "not-your-step"],
    ["an objection is answered once", before("file audit-plan"), named("dismiss objection"), "objection-unknown"],
    [
      "an objection is answered by the body",
      before("dismiss objection"),
      by("manager", "dismiss objection"),
      "not-your-step",
    ],
    ["after the opening meeting nobody objects", before("judge P-1"), named("object"), "objection-too-late"],
    ["a checklist waits for the plan", before("sign audit-plan client"), named("draw points"), "signature-missing"],
    ["a checklist is the team's", before("draw points"), by("manager", "draw points"), "not-your-step"],
    [
      "verdicts wait for the opening meeting [17021-1 9.4.1] [17021-1 9.4.2]",
      before("sign opening-meeting client"),
      named("judge P-1"),
      "signature-missing",
    ],
    [
      "interviews wait for the opening meeting [17021-1 9.4.1]",
      before("sign opening-meeting client"),
      named("interview responsible-manager"),
      "signature-missing",
    ],
    ["interviews are the team's", before("judge P-1"), by("manager", "interview responsible-manager"), "not-your-step"],
    [
      "interviews are the scheme's",
      before("judge P-1"),
      step("auditor", { type: "RecordInterview", interview: "cook", with: "1", note: "" }),
      "interview-unknown",
    ],
    ["concerns wait for the plan", before("sign audit-plan client"), named("raise concern"), "signature-missing"],
    ["concerns are the team's", before("raise concern"), by("manager", "raise concern"), "not-your-step"],
    ["concerns are answered by the client", before("answer concern"), by("leader", "answer concern"), "not-your-step"],
    [
      "a concern exists before its answer",
      before("raise concern"),
      step("manager", { type: "AnswerConcern", concern: "x", answer: "y" }),
      "concern-unknown",
    ],
    [
      "findings wait for the opening meeting",
      before("sign opening-meeting client"),
      step("auditor", { ...raising, grade: "minor" }),
      "signature-missing",
    ],
    ["findings are the team's", before("raise major"), by("manager", "raise major"), "not-your-step"],
    [
      "a grade is the scheme's",
      before("raise major"),
      step("auditor", { ...raising, grade: "fatal" }),
      "finding-grade-unknown",
    ],
    [
      "a finding's point is on the list",
      before("raise major"),
      step("auditor", { ...raising, grade: "minor", point: "P-9" }),
      "point-unknown",
    ],
    ["a finding exists before its answer", before("raise major"), named("answer 0 cause"), "finding-unknown"],
    [
      "the client answers findings [17021-1 9.4.9]",
      before("answer 0 cause"),
      by("leader", "answer 0 cause"),
      "not-your-step",
    ],
    ["the team accepts plans", before("accept plan 0"), by("manager", "accept plan 0"), "not-your-step"],
    [
      "a plan is returned whole too",
      before("answer 0 cause"),
      step("leader", (state) => ({ type: "ReturnPlan", finding: finding(0)(state), reason: "x" })),
      "finding-without-plan",
    ],
    ["the team verifies", before("verify 0"), by("manager", "verify 0"), "not-your-step"],
    [
      "what is verified was accepted first [17021-1 9.4.10]",
      before("accept plan 0"),
      named("verify 0"),
      "finding-plan-not-accepted",
    ],
    ["a statement is given once", story, named("attest"), "case-already-attested"],
  ])("%s", ([, steps, asked, code]) => {
    const { state } = play(steps);
    expect(play([asked], { state }).refused.map(({ codes }) => codes)).toEqual([[code]]);
  });

  test("a new edition asks for new signatures, and the old one is signed no more (CASE-1) [17021-1 10.2.4]", () => {
    const { state } = play([...before("sign contract client"), file("planner", "contract")]);
    const [old, current] = state.records.filter(({ kind }) => kind === "contract");
    expect([old?.number, current?.number, current?.edition]).toEqual(["OH-2026-0001-CO-1", "OH-2026-0001-CO-2", 2]);
    const signOld = step("manager", { type: "SignRecord", record: old?.id ?? "", signature: "client" });
    expect(play([signOld], { state }).refused[0]?.codes).toEqual(["record-outdated"]);
    expect(play([file("planner", "programme")], { state }).refused[0]?.codes).toEqual(["signature-missing"]);
  });

  test("what was undone before it is signed no more", () => {
    // The contract is filed anew after the programme: the programme waits for it again.
    const { state } = play([...before("sign programme planner"), file("planner", "contract")]);
    expect(play([sign("planner", "programme", "planner")], { state }).refused[0]?.codes).toEqual(["signature-missing"]);
  });

  test("a scheme that is not in force opens no case, and says from when it would", () => {
    const later = { scheme: { ...ohsms, effective: { from: "2027-01-01", to: null } } };
    expect(play(story.slice(0, 1), { change: later }).refused[0]?.codes).toEqual(["scheme-not-in-force"]);
  });

  test("a scheme without points, concerns or objections refuses them", () => {
    const bare = {
      scheme: { ...ohsms, determination: { ...ohsms.determination, points: null, concerns: null, objections: null } },
    };
    const { state } = play(before("object"));
    const asked = ["draw points", "judge P-1", "raise concern", "object"].map((name) => named(name));
    expect(play(asked, { state, change: bare }).refused.map(({ codes }) => codes[0])).toEqual([
      "points-not-judged-here",
      "points-not-judged-here",
      "concerns-not-asked",
      "objection-too-late",
    ]);
  });

  test("an empty law base draws no checklist", () => {
    const { state } = play(before("draw points"));
    expect(play([named("draw points")], { state, change: { points: [] } }).refused[0]?.codes).toEqual(["points-empty"]);
  });

  test("reviewer and decision maker are competent for the case's area on that day [17021-1 7.2.9] [17021-1 9.1.2.3]", () => {
    const nobody = { people: { ...facts("decider").people, qualifications: [] } };
    const review = play(before("file review-record")).state;
    expect(play([file("decider", "review-record")], { state: review, change: nobody }).refused[0]?.codes).toEqual([
      "person-not-competent",
    ]);
    const decision = play(before("file decision-record")).state;
    expect(play([file("decider", "decision-record")], { state: decision, change: nobody }).refused[0]?.codes).toEqual([
      "person-not-competent",
    ]);
  });

  test("a relation known only since the team was ordered still bars the decision [17021-1 9.5.1.3]", () => {
    const tied = {
      people: {
        ...facts("decider").people,
        relations: [{ kind: "employment" as const, from: "decider", to: "client", since: null, until: today }],
      },
    };
    const signed = play(before("sign decision-record decision-maker")).state;
    const asked = play([sign("decider", "decision-record", "decision-maker")], { state: signed, change: tied });
    expect(asked.refused[0]?.codes).toEqual(["person-not-independent"]);
  });

  test("a refusing outcome needs no settled findings, and leads to no statement [17021-1 5.1.3]", () => {
    const refusing = (kind: "review-record" | "decision-record"): Step => ({
      ...file("decider", kind),
      command: () => ({
        type: "FileRecord",
        kind,
        about: null,
        values:
          kind === "review-record"
            ? { ...values[kind], outcome: "refuse" }
            : { outcome: "refuse", reasons: "严重不符合未关闭" },
      }),
    });
    const { state, refused } = play([
      ...before("verify 0"),
      refusing("review-record"),
      sign("decider", "review-record", "reviewer"),
      refusing("decision-record"),
      sign("decider", "decision-record", "decision-maker"),
      named("attest"),
    ]);
    expect(state.decision?.effect).toBe("refuse");
    expect(refused).toEqual([{ step: "attest", codes: ["case-not-decided"] }]);
  });
});

test("a hard criterion fails an assessment of its own standard, from the day of its rule; those of every system fail any (FIND-2)", () => {
  const { state } = play(before("raise major"));
  const raised = (source: string, clause: string, on: string = today) => {
    const asked = step("auditor", { ...raising, grade: "major", requirement: { source, clause } });
    return play([{ ...asked, on }], { state }).refused.flatMap(({ codes }) => codes);
  };
  expect(raised("CNCA-OHSMS-01:2026", "5.1.2 停产停业")).toEqual([]);
  expect(raised("ISO/IEC 17021-1:2015", "9.3.1.2.2 管理评审")).toEqual([]);
  expect(raised("CNCA-QMS-01:2025", "受理条件 停产停业")).toEqual(["finding-criterion-missing"]);
  expect(raised("CNCA-OHSMS-01:2026", "5.1.2 停产停业", "2026-02-28")).toContain("finding-criterion-missing");
});

test("who files a review and then works on the case has judged nothing, whoever signs it (RED-7)", () => {
  const reviewed = play(before("sign review-record reviewer")).state;
  // The reviewer had filed; then records what only the team does, and another gives the signature.
  const worked = conformityCase.evolve(reviewed, {
    type: "InterviewRecorded",
    data: { interview: "permanent-workers", with: "一人", note: "了解", by: "decider", on: today },
  });
  const other: Step = {
    name: "another signs",
    actor: "adviser",
    command: (state) => ({
      type: "SignRecord",
      record: state.records.findLast(({ kind }) => kind === "review-record")?.id ?? "",
      signature: "reviewer",
    }),
  };
  const free = { people: { ...facts("adviser").people, relations: [] } };
  const codes = (state: CaseState) => play([other], { state, change: free }).refused.flatMap((each) => each.codes);
  expect(codes(reviewed)).toEqual([]);
  expect(codes(worked)).toContain("person-not-separate");
});
