import type { Context } from "../decider.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { type Result, refuse, unlessRefused } from "../result.ts";
import type { CaseCode, CaseCommand } from "./case-command.ts";
import type { CaseEvent } from "./case-event.ts";
import type { CaseFacts } from "./case-facts.ts";
import { gradeOf, nonconformities } from "./case-record.ts";
import type { CaseState } from "./case-state.ts";
import { notMovable, notYours } from "./case-step.ts";
import { disputeOf, disputeRule, disputesOpen } from "./dispute-told.ts";
import { mayNotJudge } from "./people.ts";
import { notSeparate } from "./red-lines.ts";

type Command<Type extends CaseCommand["type"]> = Extract<CaseCommand, { readonly type: Type }>;
type Decided = Result<readonly CaseEvent[], Refusal>;
type Found = Refusal<CaseCode>[];

export const disputeFinding = (
  state: CaseState,
  { finding: id, reason }: Command<"DisputeFinding">,
  facts: CaseFacts,
  context: Context,
): Decided => {
  const { scheme } = facts;
  const finding = nonconformities(state, scheme).find((each) => each.id === id);
  if (finding === undefined) return refuse(refusal("finding-unknown", disputeRule, { finding: id }));
  const refused: Found = [
    ...notMovable(state, scheme),
    ...notYours(state, facts, context.actor, ["applicant"], disputeRule),
    ...(disputeOf(state, scheme, finding) === null
      ? []
      : [refusal<CaseCode>("finding-already-disputed", disputeRule, { number: finding.number })]),
  ];
  return unlessRefused(refused, () => [
    {
      type: "FindingDisputed",
      data: { finding: id, reason, by: context.actor, on: context.today.toString() },
    },
  ]);
};

/** The reviewer answers, who stands outside the audit: upheld, regraded or withdrawn, with reasons. */
export const answerDispute = (
  state: CaseState,
  { finding: id, outcome, grade, reasons }: Command<"AnswerDispute">,
  facts: CaseFacts,
  context: Context,
): Decided => {
  const { scheme } = facts;
  const finding = disputesOpen(state, scheme).find((each) => each.id === id);
  if (finding === undefined) return refuse(refusal("dispute-unknown", disputeRule, { finding: id }));
  const grades = scheme.determination.findings?.grades.map((each) => each.id) ?? [];
  const fits =
    outcome === "regraded" ? grade !== null && grades.includes(grade) && grade !== finding.grade : grade === null;
  const asked = { person: context.actor, name: facts.actor.name };
  const on = context.today.toString();
  const refused: readonly Refusal[] = [
    ...notMovable(state, scheme),
    ...notYours(state, facts, context.actor, ["reviewer"], disputeRule),
    ...notSeparate(state, scheme, asked),
    ...mayNotJudge(state, facts, asked, on),
    ...(fits
      ? []
      : [
          refusal("dispute-grade-wrong", disputeRule, {
            outcome,
            present: gradeOf(scheme, finding)?.title ?? finding.grade,
            known: grades.filter((each) => each !== finding.grade),
          }),
        ]),
  ];
  return unlessRefused(refused, () => [
    {
      type: "DisputeAnswered",
      data: { finding: id, outcome, grade, reasons, by: context.actor, name: facts.actor.name, on },
    },
  ]);
};
