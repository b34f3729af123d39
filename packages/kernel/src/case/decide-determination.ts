import type { Context } from "../decider.ts";
import { houseRule, type Refusal, refusal } from "../refusal.ts";
import { type Result, refuse, unlessRefused } from "../result.ts";
import { notCollecting } from "./activity-window.ts";
import { sitesLeftOut } from "./audited-sites.ts";
import type { CaseCode, CaseCommand } from "./case-command.ts";
import type { CaseEvent } from "./case-event.ts";
import type { CaseFacts } from "./case-facts.ts";
import { isComplete, teamOf } from "./case-record.ts";
import type { CaseState } from "./case-state.ts";
import { notMovable, notYetDone, notYours } from "./case-step.ts";
import { mayNotJudgeStandards } from "./competent.ts";
import { isWithin, standardsOf } from "./drawn-point.ts";

type Command<Type extends CaseCommand["type"]> = Extract<CaseCommand, { readonly type: Type }>;
type Decided = Result<readonly CaseEvent[], Refusal>;
type Found = Refusal<CaseCode>[];

const house = houseRule("3");
const isBlank = (text: string | null): boolean => text === null || text.trim() === "";

/** Who did it and on which day: the tail of every event. */
const stamp = ({ actor, today }: Context) => ({ by: actor, on: today.toString() });

export const objectToMember = (
  state: CaseState,
  { person, reason }: Command<"ObjectToMember">,
  facts: CaseFacts,
  context: Context,
): Decided => {
  const { scheme } = facts;
  const { objections } = scheme.determination;
  const rule = objections?.rule ?? house;
  const isTime =
    objections !== null && isComplete(state, scheme, objections.on) && !isComplete(state, scheme, objections.until);
  const refused: Found = [
    ...notMovable(state, scheme),
    ...notYours(state, facts, context.actor, ["applicant"], rule),
    ...(isTime ? [] : [refusal<CaseCode>("objection-too-late", rule)]),
    ...(teamOf(state, scheme).some((member) => member.person === person)
      ? []
      : [refusal<CaseCode>("not-in-team", rule, { person })]),
  ];
  return unlessRefused(refused, () => [
    { type: "TeamObjected", data: { id: context.newId(), person, reason, ...stamp(context) } },
  ]);
};

export const answerObjection = (
  state: CaseState,
  { objection, outcome, answer }: Command<"AnswerObjection">,
  facts: CaseFacts,
  context: Context,
): Decided => {
  const rule = facts.scheme.determination.objections?.rule ?? house;
  const refused: Found = [
    ...notMovable(state, facts.scheme),
    ...notYours(state, facts, context.actor, ["planner"], rule),
    ...(state.objections.some(({ id, answer: given }) => id === objection && given === null)
      ? []
      : [refusal<CaseCode>("objection-unknown", rule, { objection })]),
  ];
  return unlessRefused(refused, () => [
    { type: "ObjectionAnswered", data: { objection, outcome, answer, ...stamp(context) } },
  ]);
};

export const drawChecklist = (
  state: CaseState,
  { scenes, region, asOf, sites = [] }: Command<"DrawChecklist">,
  facts: CaseFacts,
  context: Context,
): Decided => {
  const { points } = facts.scheme.determination;
  if (points === null) return refuse(refusal("points-not-judged-here", house));
  const refused: Found = [
    ...notMovable(state, facts.scheme),
    ...notYours(state, facts, context.actor, ["team", "planner"], points.rule),
    ...notYetDone(state, facts.scheme, points.after),
    ...(facts.points.length > 0 ? [] : [refusal<CaseCode>("points-empty", points.rule, { scenes, region, asOf })]),
    ...sitesLeftOut(state, sites).map((site) => refusal<CaseCode>("points-site-left-out", points.rule, { site })),
    // What was judged stays judged against what it was judged against.
    ...(Object.keys(state.verdicts).length === 0 ? [] : [refusal<CaseCode>("points-in-use", points.rule)]),
  ];
  return unlessRefused(refused, () => [
    { type: "ChecklistDrawn", data: { points: facts.points, scenes, region, sites, asOf, ...stamp(context) } },
  ]);
};

export const giveVerdict = (
  state: CaseState,
  { point: id, verdict, note, coveredBy }: Command<"GiveVerdict">,
  facts: CaseFacts,
  context: Context,
): Decided => {
  const { points } = facts.scheme.determination;
  if (points === null) return refuse(refusal("points-not-judged-here", house));
  const point = state.points.find((each) => each.id === id);
  const isJudged = verdict === "conformity" || verdict === "nonconformity";
  const isOutside = point !== undefined && !isWithin(facts.scheme.standards, point);
  const refused: Found = [
    ...notMovable(state, facts.scheme),
    ...notYours(state, facts, context.actor, ["team"], points.rule),
    ...notCollecting(state, facts.scheme, points.judgedAfter),
    ...(point === undefined ? [refusal<CaseCode>("point-unknown", points.rule, { point: id })] : []),
    ...(isJudged && isBlank(note) ? [refusal<CaseCode>("verdict-without-evidence", points.rule, { point: id })] : []),
    ...(!isJudged && isBlank(note) ? [refusal<CaseCode>("verdict-without-reason", points.rule, { point: id })] : []),
    ...(verdict === "not-sampled" && isBlank(coveredBy)
      ? [refusal<CaseCode>("verdict-without-cover", points.rule, { point: id })]
      : []),
    ...(verdict === "nonconformity" && isOutside && point !== undefined
      ? [outsideStandards(facts, point.id, point.standard)]
      : []),
  ];
  const asked = point === undefined ? [] : standardsOf(point).map((each) => each.id);
  const unfit = mayNotJudgeStandards(state, facts, context.actor, asked, context.today.toString());
  return unlessRefused([...refused, ...unfit], () => [
    { type: "VerdictGiven", data: { point: id, verdict, note, coveredBy, ...stamp(context) } },
  ]);
};

/** A point of another standard is a hint for whoever audits against that one; here it carries no nonconformity. */
export const outsideStandards = (
  { scheme }: CaseFacts,
  point: string,
  standard: { readonly id: string; readonly clause: string },
): Refusal<CaseCode> =>
  refusal("point-outside-standards", scheme.determination.points?.rule ?? house, {
    point,
    standard: standard.id,
    clause: standard.clause,
    standards: scheme.standards.map(({ id }) => id),
  });

const interviewRefusals = (state: CaseState, interview: string, facts: CaseFacts, context: Context): Found => {
  const { interviews, interviewsAfter } = facts.scheme.determination;
  const known = interviews.find(({ id }) => id === interview);
  return [
    ...notMovable(state, facts.scheme),
    ...notYours(state, facts, context.actor, ["team"], known?.rule ?? house),
    ...notCollecting(state, facts.scheme, interviewsAfter),
    ...(known === undefined ? [refusal<CaseCode>("interview-unknown", house, { interview })] : []),
  ];
};

export const recordInterview = (
  state: CaseState,
  command: Command<"RecordInterview">,
  facts: CaseFacts,
  context: Context,
): Decided =>
  unlessRefused(interviewRefusals(state, command.interview, facts, context), () => [
    {
      type: "InterviewRecorded",
      data: { interview: command.interview, with: command.with, note: command.note, ...stamp(context) },
    },
  ]);

export const explainAbsence = (
  state: CaseState,
  command: Command<"ExplainAbsence">,
  facts: CaseFacts,
  context: Context,
): Decided =>
  unlessRefused(interviewRefusals(state, command.interview, facts, context), () => [
    {
      type: "InterviewAbsenceExplained",
      data: { interview: command.interview, reason: command.reason, ...stamp(context) },
    },
  ]);

export const raiseConcern = (
  state: CaseState,
  { clause, text }: Command<"RaiseConcern">,
  facts: CaseFacts,
  context: Context,
): Decided => {
  const { concerns } = facts.scheme.determination;
  if (concerns === null) return refuse(refusal("concerns-not-asked", house));
  const refused: Found = [
    ...notMovable(state, facts.scheme),
    ...notYours(state, facts, context.actor, ["team"], concerns.rule),
    ...notYetDone(state, facts.scheme, concerns.after),
  ];
  return unlessRefused(refused, () => [
    { type: "ConcernRaised", data: { id: context.newId(), clause, text, ...stamp(context) } },
  ]);
};

export const answerConcern = (
  state: CaseState,
  { concern, answer }: Command<"AnswerConcern">,
  facts: CaseFacts,
  context: Context,
): Decided => {
  const rule = facts.scheme.determination.concerns?.rule ?? house;
  const refused: Found = [
    ...notMovable(state, facts.scheme),
    ...notYours(state, facts, context.actor, ["applicant"], rule),
    ...(state.concerns.some(({ id }) => id === concern)
      ? []
      : [refusal<CaseCode>("concern-unknown", rule, { concern })]),
  ];
  return unlessRefused(refused, () => [{ type: "ConcernAnswered", data: { concern, answer, ...stamp(context) } }]);
};
