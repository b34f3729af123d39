import type { Context } from "../decider.ts";
import { houseRule, type Refusal, refusal } from "../refusal.ts";
import { type Result, refuse, unlessRefused } from "../result.ts";
import { editionInForce, rulesOfScheme } from "../rules/choose-edition.ts";
import { criteriaFor } from "../rules/hard-criteria.ts";
import type { Doer, Grade, Scheme } from "../scheme/scheme.ts";
import { notCollecting } from "./activity-window.ts";
import type { CaseCode, CaseCommand } from "./case-command.ts";
import { answerParts, type CaseEvent } from "./case-event.ts";
import type { CaseFacts } from "./case-facts.ts";
import { gradeOf } from "./case-record.ts";
import type { CaseState, Finding } from "./case-state.ts";
import { notMovable, notYours } from "./case-step.ts";
import { mayNotJudgeStandards } from "./competent.ts";
import { outsideStandards } from "./decide-determination.ts";
import { isWithin, standardsOf } from "./drawn-point.ts";
import { lintFinding, namesOf } from "./finding-linter.ts";

type Command<Type extends CaseCommand["type"]> = Extract<CaseCommand, { readonly type: Type }>;
type Decided = Result<readonly CaseEvent[], Refusal>;
type Found = Refusal<CaseCode>[];

const house = houseRule("3");
const stamp = ({ actor, today }: Context) => ({ by: actor, on: today.toString() });

/** What is wrong with its words. A point of the checklist belongs to an assessed standard, whatever provision it cites. */
const lintedFor = (
  { requirement, statement, evidence }: Command<"RaiseFinding">,
  grade: Grade | undefined,
  isOnPoint: boolean,
  { scheme, packs }: CaseFacts,
  { today }: Context,
): readonly Refusal[] => {
  const on = today.toString();
  const place = rulesOfScheme(scheme);
  const words = editionInForce(packs, "finding-words", on, place);
  if (!words.ok) return words.refusals;
  const hard = editionInForce(packs, "hard-criteria", on, place);
  const linted = lintFinding(words.value, {
    grade: grade?.closes === "recorded" ? "opportunity" : "nonconformity",
    requirement,
    statement,
    evidence,
    assessed: isOnPoint ? null : scheme.standards.flatMap(({ id, title }) => [id, title.zh, title.en]),
    criteria: hard.ok ? criteriaFor(hard.value, { standards: scheme.standards.map(({ id }) => id), on }) : [],
  });
  return linted.ok ? [] : linted.refusals;
};

/** The standards that a finding speaks of: those of its point, or the one that its requirement names. */
const standardsIn = (
  state: CaseState,
  { standards }: Scheme,
  { point, requirement }: Pick<Finding, "point" | "requirement">,
): readonly string[] => {
  const drawn = state.points.find(({ id }) => id === point);
  if (drawn !== undefined) return standardsOf(drawn).map(({ id }) => id);
  const named = new Set(namesOf(requirement?.source ?? ""));
  return standards
    .filter(({ id, title }) => [id, title.zh, title.en].flatMap(namesOf).some((each) => named.has(each)))
    .map(({ id }) => id);
};

export const raiseFinding = (
  state: CaseState,
  command: Command<"RaiseFinding">,
  facts: CaseFacts,
  context: Context,
): Decided => {
  const { scheme } = facts;
  const { findings } = scheme.determination;
  const grade = findings?.grades.find(({ id }) => id === command.grade);
  const rule = grade?.rule ?? scheme.redLines.findings;
  const point = state.points.find(({ id }) => id === command.point);
  const refused: Found = [
    ...notMovable(state, scheme),
    ...notYours(state, facts, context.actor, ["team"], rule),
    ...notCollecting(state, scheme, findings?.after ?? []),
    ...(grade === undefined
      ? [
          refusal<CaseCode>("finding-grade-unknown", rule, {
            grade: command.grade,
            known: findings?.grades.map(({ id }) => id) ?? [],
          }),
        ]
      : []),
    ...(command.point !== null && point === undefined
      ? [refusal<CaseCode>("point-unknown", rule, { point: command.point })]
      : []),
    ...(point !== undefined && grade?.closes !== "recorded" && !isWithin(scheme.standards, point)
      ? [outsideStandards(facts, point.id, point.standard)]
      : []),
  ];
  const wrong = lintedFor(command, grade, point !== undefined, facts, context);
  const standards = standardsIn(state, scheme, command);
  const unfit = mayNotJudgeStandards(state, facts, context.actor, standards, context.today.toString());
  const prefix = grade?.prefix ?? "";
  const made = state.findings.filter(({ number }) => number.startsWith(`${prefix}-`)).length + 1;
  return unlessRefused([...refused, ...wrong, ...unfit], () => [
    {
      type: "FindingRaised",
      data: {
        id: context.newId(),
        number: `${prefix}-${String(made).padStart(2, "0")}`,
        grade: command.grade,
        point: command.point,
        requirement: command.requirement,
        statement: command.statement,
        evidence: command.evidence,
        ...stamp(context),
      },
    },
  ]);
};

export const onFinding = (
  state: CaseState,
  id: string,
  doers: readonly Doer[],
  facts: CaseFacts,
  context: Context,
  decide: (finding: Finding) => { readonly against: readonly Refusal<CaseCode>[]; readonly event: () => CaseEvent },
): Decided => {
  const finding = state.findings.find((each) => each.id === id);
  if (finding === undefined) return refuse(refusal("finding-unknown", house, { finding: id }));
  const grade = gradeOf(facts.scheme, finding);
  const rule = grade?.rule ?? facts.scheme.redLines.findings;
  const { against, event } = decide(finding);
  const standards = standardsIn(state, facts.scheme, finding);
  const unfit = doers.includes("team")
    ? mayNotJudgeStandards(state, facts, context.actor, standards, context.today.toString())
    : [];
  return unlessRefused<readonly CaseEvent[], Refusal>(
    [
      ...notMovable(state, facts.scheme),
      ...notYours(state, facts, context.actor, doers, rule),
      ...(grade?.closes === "recorded"
        ? [refusal<CaseCode>("finding-asks-nothing", rule, { number: finding.number })]
        : []),
      ...against,
      ...unfit,
    ],
    () => [event()],
  );
};

/** Correction, cause and corrective action together are the plan that can be accepted (ISO/IEC 17021-1 9.4.9). */
const planMissing = (finding: Finding, { scheme }: CaseFacts): Found => {
  const open = answerParts.filter((part) => finding.answers[part] === undefined);
  return open.length === 0
    ? []
    : [
        refusal("finding-without-plan", gradeOf(scheme, finding)?.rule ?? scheme.redLines.findings, {
          number: finding.number,
          parts: open,
        }),
      ];
};

export const answerFinding = (
  state: CaseState,
  { finding: id, part, text }: Command<"AnswerFinding">,
  facts: CaseFacts,
  context: Context,
): Decided =>
  onFinding(state, id, ["applicant"], facts, context, () => ({
    against: [],
    event: () => ({ type: "FindingAnswered", data: { finding: id, part, text, ...stamp(context) } }),
  }));

export const acceptPlan = (
  state: CaseState,
  { finding: id }: Command<"AcceptPlan">,
  facts: CaseFacts,
  context: Context,
): Decided =>
  onFinding(state, id, ["team"], facts, context, (finding) => ({
    against: planMissing(finding, facts),
    event: () => ({ type: "PlanAccepted", data: { finding: id, ...stamp(context) } }),
  }));

export const returnPlan = (
  state: CaseState,
  { finding: id, reason }: Command<"ReturnPlan">,
  facts: CaseFacts,
  context: Context,
): Decided =>
  onFinding(state, id, ["team"], facts, context, (finding) => ({
    against: planMissing(finding, facts),
    event: () => ({ type: "PlanReturned", data: { finding: id, reason, ...stamp(context) } }),
  }));

/** Verified is what was accepted first: correction, cause and action reviewed, accepted, then seen to work (9.5.2). */
export const verifyFinding = (
  state: CaseState,
  { finding: id, evidence }: Command<"VerifyFinding">,
  facts: CaseFacts,
  context: Context,
): Decided =>
  onFinding(state, id, ["team"], facts, context, (finding) => ({
    against: [
      ...planMissing(finding, facts),
      ...(finding.plan?.accepted === true
        ? []
        : [
            refusal<CaseCode>(
              "finding-plan-not-accepted",
              gradeOf(facts.scheme, finding)?.rule ?? facts.scheme.redLines.findings,
              { finding: id, number: finding.number, title: gradeOf(facts.scheme, finding)?.title ?? null },
            ),
          ]),
    ],
    event: () => ({ type: "FindingVerified", data: { finding: id, evidence, ...stamp(context) } }),
  }));
