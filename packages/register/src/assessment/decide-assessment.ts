import {
  type Context,
  type Decider,
  houseRule,
  ok,
  type Refusal,
  type Result,
  type RuleSource,
  refusal,
  refuse,
  unlessRefused,
} from "@touchstone/kernel";
import {
  type Assessment,
  type AssessmentVersion,
  type Draft,
  type Evaluated,
  lastResult,
  lastVersion,
  noAssessment,
} from "./assessment.ts";
import { type AssessmentEvent, evolveAssessment } from "./assessment-events.ts";
import { assessmentRules } from "./assessment-rules.ts";
import type { CriteriaVersion } from "./criteria.ts";
import { type FinishCode, finishRefusals } from "./finish.ts";
import { isAcceptable, type Level, levelOf, type Method } from "./method.ts";
import { stageOf } from "./stage.ts";

export type AssessmentCommand =
  | { readonly type: "StartAssessment"; readonly risk: string; readonly set: string; readonly draft: Draft }
  | { readonly type: "SaveDraft"; readonly draft: Draft }
  | { readonly type: "FinishAssessment" }
  /** Under the criteria that are current: what the same inputs come to now. */
  | { readonly type: "Reevaluate" }
  | { readonly type: "DecideAcceptance"; readonly outcome: "accepted" | "refused"; readonly reason: string }
  | { readonly type: "RetireAssessment"; readonly reason: string };

export type AssessmentCode =
  | FinishCode
  | "assessment-already-started"
  | "assessment-unknown"
  | "assessment-retired"
  | "assessment-no-criteria"
  | "nothing-to-finish"
  | "nothing-to-approve"
  | "not-the-approver"
  | "approver-not-entitled"
  | "risk-withdrawn";

export type AssessmentFacts = {
  readonly actorName: string;
  readonly criteria: CriteriaVersion | null;
  readonly method: Method | null;
  /** Whether the person named in the draft may evaluate in this organisation; true where nobody is named. */
  readonly approverMayDecide: boolean;
  /** Title of the row where it was withdrawn; null while it is there. */
  readonly rowEnded: string | null;
};
type Decided = Result<readonly AssessmentEvent[], Refusal<AssessmentCode>>;

const acceptRule = ({ method }: AssessmentFacts): RuleSource =>
  method === null ? houseRule("2") : assessmentRules[method.kind].accept;

/** Levels of inputs that are complete; null while one rating is missing. */
export const evaluateDraft = (
  { inputs, treatment }: Draft,
  { number, criteria }: CriteriaVersion,
  method: Method,
  { assessed, on }: { readonly assessed: string; readonly on: string },
): Result<Evaluated, Refusal<AssessmentCode>> => {
  const before = levelOf(method, criteria.bounds, inputs.ratings, "before");
  if (!before.ok) return before;
  const isTreated = treatment !== null && treatment.option !== "accept";
  const after = isTreated ? levelOf(method, criteria.bounds, treatment.ratings, "after") : null;
  if (after !== null && !after.ok) return after;
  const residual: Level = after?.value ?? before.value;
  const { threshold, review } = criteria;
  return ok({
    criteria: number,
    before: before.value,
    after: after?.value ?? null,
    acceptable: { before: isAcceptable(threshold, before.value.score), after: isAcceptable(threshold, residual.score) },
    reviewBy: Temporal.PlainDate.from(assessed).add({ months: review[before.value.band] }).toString(),
    on,
  });
};

const finish = (state: Assessment, facts: AssessmentFacts, { actor, today }: Context): Decided => {
  const { draft } = state;
  const { criteria, method } = facts;
  if (draft === null) return refuse(refusal("nothing-to-finish", houseRule("3")));
  if (criteria === null || method === null) return refuse(refusal("assessment-no-criteria", houseRule("3")));
  const on = today.toString();
  const evaluated = evaluateDraft(draft, criteria, method, { assessed: on, on });
  const refusals = finishRefusals(draft, {
    method,
    evaluated: evaluated.ok ? evaluated.value : null,
    authors: [...state.authors, actor],
  });
  if (!evaluated.ok) return refuse(evaluated.refusals[0], ...evaluated.refusals.slice(1), ...refusals);
  const number = state.versions.length + 1;
  return unlessRefused<readonly AssessmentEvent[], Refusal<AssessmentCode>>(refusals, () => [
    {
      type: "AssessmentFinished",
      data: { ...draft, number, on, result: evaluated.value, person: actor },
      personal: { person: actor, fields: { name: facts.actorName } },
    },
  ]);
};

const reevaluate = (version: AssessmentVersion, { criteria, method }: AssessmentFacts, today: string): Decided => {
  if (criteria === null || method === null) return refuse(refusal("assessment-no-criteria", houseRule("3")));
  // Asked again it is as it was: the job may run twice.
  if ((lastResult(version)?.criteria ?? 0) >= criteria.number) return ok([]);
  const evaluated = evaluateDraft(version, criteria, method, { assessed: version.on, on: today });
  return evaluated.ok
    ? ok([{ type: "AssessmentReevaluated", data: { number: version.number, result: evaluated.value } }])
    : evaluated;
};

const decideAcceptance = (
  state: Assessment,
  { outcome, reason }: Extract<AssessmentCommand, { readonly type: "DecideAcceptance" }>,
  facts: AssessmentFacts,
  { actor, today }: Context,
): Decided => {
  const rule = acceptRule(facts);
  const version = lastVersion(state);
  const criteria = version === null ? undefined : lastResult(version)?.criteria;
  if (version === null || criteria === undefined || stageOf(state) !== "to-approve")
    return refuse(refusal("nothing-to-approve", rule));
  // Who was named decides, and nobody decides on their own assessment (promise 2).
  const isNamed = version.treatment?.approver === actor && !version.authors.includes(actor);
  if (!isNamed) return refuse(refusal("not-the-approver", rule));
  return ok([
    {
      type: "AcceptanceDecided",
      data: { number: version.number, outcome, reason, criteria, on: today.toString(), person: actor },
      personal: { person: actor, fields: { name: facts.actorName } },
    },
  ]);
};

const decide = (state: Assessment, command: AssessmentCommand, facts: AssessmentFacts, context: Context): Decided => {
  const begins = command.type === "StartAssessment";
  const on = context.today.toString();
  if (begins && state.risk !== "") return refuse(refusal("assessment-already-started", houseRule("3")));
  if (!begins && state.risk === "") return refuse(refusal("assessment-unknown", houseRule("3")));
  if (state.retired !== null) return refuse(refusal("assessment-retired", houseRule("9"), state.retired));
  const entitled: readonly Refusal<AssessmentCode>[] = facts.approverMayDecide
    ? []
    : [refusal("approver-not-entitled", acceptRule(facts))];
  // What nobody manages any more is not assessed; the job that evaluates again and who ends it still may.
  const isWork = command.type !== "Reevaluate" && command.type !== "RetireAssessment";
  if (isWork && facts.rowEnded !== null)
    return refuse(refusal("risk-withdrawn", houseRule("3"), { title: facts.rowEnded }));
  switch (command.type) {
    case "StartAssessment": {
      const missing: readonly Refusal<AssessmentCode>[] =
        facts.criteria === null ? [refusal("assessment-no-criteria", houseRule("3"))] : [];
      return unlessRefused([...missing, ...entitled], () => [
        {
          type: "AssessmentStarted",
          data: { risk: command.risk, set: command.set, ...command.draft, person: context.actor },
        },
      ]);
    }
    case "SaveDraft":
      return unlessRefused(entitled, () => [
        { type: "AssessmentDrafted", data: { ...command.draft, person: context.actor } },
      ]);
    case "FinishAssessment":
      return finish(state, facts, context);
    case "Reevaluate": {
      const version = lastVersion(state);
      return version === null ? ok([]) : reevaluate(version, facts, on);
    }
    case "DecideAcceptance":
      return decideAcceptance(state, command, facts, context);
    case "RetireAssessment":
      return ok([{ type: "AssessmentRetired", data: { reason: command.reason, on } }]);
  }
};

/** One assessment of one risk: drafted, finished and frozen, evaluated again under new criteria, accepted by who was named. */
export const assessment: Decider<Assessment, AssessmentCommand, AssessmentEvent, AssessmentFacts, AssessmentCode> = {
  initial: noAssessment,
  evolve: evolveAssessment,
  decide,
};
