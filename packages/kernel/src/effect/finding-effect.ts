import { gradeOf, isWithdrawn } from "../case/case-record.ts";
import type { CaseState, Finding } from "../case/case-state.ts";
import type { Context, Decider } from "../decider.ts";
import { type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { type Result, unlessRefused } from "../result.ts";
import type { Scheme } from "../scheme/scheme.ts";

/** What a finding is asked for afterwards (RF-22): what it changed in the client, from −2 (harmed) to +2 (helped much). */
export const effectAspects = ["activity", "process", "quality", "management"] as const;
export type EffectAspect = (typeof effectAspects)[number];
export const leastEffect = -2;
export const mostEffect = 2;
export type EffectScores = Readonly<Record<EffectAspect, number>>;

/** Client and body rate apart, each in a stream of its own: neither reads the other's before it has said its own. */
export const effectSides = ["client", "body"] as const;
export type EffectSide = (typeof effectSides)[number];

export type EffectRating = {
  readonly finding: string;
  readonly scores: EffectScores;
  readonly says: string;
  readonly by: string;
  readonly name: string;
  readonly on: string;
};

export type FindingEffectEvent = {
  readonly type: "FindingEffectRated";
  readonly data: EffectRating & { readonly case: string; readonly side: EffectSide };
};

/** One side's ratings of one case. The case itself has ended and does not move. */
export type FindingEffects = {
  readonly of: { readonly case: string; readonly side: EffectSide } | null;
  readonly ratings: { readonly [finding: string]: EffectRating };
};

export type FindingEffectCommand = {
  readonly type: "RateFindingEffect";
  readonly case: string;
  readonly side: EffectSide;
  readonly finding: string;
  readonly scores: EffectScores;
  readonly says: string;
};

export type FindingEffectFacts = {
  readonly case: CaseState;
  readonly actor: { readonly name: string };
};

export const effectCodes = ["effect-too-early", "effect-finding-unknown", "effect-own-finding"] as const;
export type EffectCode = (typeof effectCodes)[number];

/** The house's own figure: no standard says when an effect is looked at. */
export const effectMonths = 6;
export const effectRule: RuleSource = { source: "机构内部规定", clause: "RF-22" };

/** The day on which nothing more can happen to the case's findings; null while something can. */
export const endedOn = ({
  attested,
  decision,
  ended,
}: Pick<CaseState, "attested" | "decision" | "ended">): string | null =>
  attested?.on ?? ended?.on ?? (decision?.effect === "refuse" ? decision.on : null);

/** At the client's next audit, and six months after the end at the latest. */
export const effectDue = (ended: string, nextAudit: string | null): string => {
  const latest = Temporal.PlainDate.from(ended).add({ months: effectMonths }).toString();
  return nextAudit !== null && nextAudit < latest ? nextAudit : latest;
};

/** Findings that can have had an effect: what a dispute withdrew cannot. */
export const effectiveFindings = (state: Pick<CaseState, "findings">): readonly Finding[] =>
  state.findings.filter((finding) => !isWithdrawn(finding));

export type FindingKind = "nonconformity" | "opportunity";
/** Kept apart in every figure: what is required and what was only offered are not one sum. */
export const kindOfFinding = (scheme: Scheme, finding: Finding): FindingKind =>
  gradeOf(scheme, finding)?.closes === "recorded" ? "opportunity" : "nonconformity";

const rate = (
  command: FindingEffectCommand,
  facts: FindingEffectFacts,
  { actor, today }: Context,
): Result<readonly FindingEffectEvent[], Refusal<EffectCode>> => {
  const { case: of, side, finding, scores, says } = command;
  const found = effectiveFindings(facts.case).find(({ id }) => id === finding);
  return unlessRefused(
    [
      ...(endedOn(facts.case) === null
        ? [refusal("effect-too-early", effectRule, { number: facts.case.opened?.number ?? "" })]
        : []),
      ...(found === undefined ? [refusal("effect-finding-unknown", effectRule, { finding })] : []),
      // Nobody judges their own work: who raised it says nothing of what it was good for.
      ...(side === "body" && found?.by === actor
        ? [refusal("effect-own-finding", effectRule, { number: found.number, name: facts.actor.name })]
        : []),
    ],
    () => [
      {
        type: "FindingEffectRated",
        data: { case: of, side, finding, scores, says, by: actor, name: facts.actor.name, on: today.toString() },
      },
    ],
  );
};

export const findingEffect: Decider<
  FindingEffects,
  FindingEffectCommand,
  FindingEffectEvent,
  FindingEffectFacts,
  EffectCode
> = {
  initial: { of: null, ratings: {} },
  evolve: (state, { data: { case: of, side, ...rating } }) => ({
    of: { case: of, side },
    ratings: { ...state.ratings, [rating.finding]: rating },
  }),
  decide: (_, command, facts, context) => rate(command, facts, context),
};
