import { type Refusal, type RuleSource, refusal } from "../refusal.ts";
import type { Remedy as UpheldRemedy } from "../statement/statement-event.ts";
import type { Appeal, Remedy } from "./appeal.ts";

const rule: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "9.7.6" };

/** A case of the body in which a remedy could be carried out. */
export type FollowUp = {
  readonly id: string;
  readonly number: string;
  readonly client: string;
  readonly openedOn: string;
  /** Without a decision: a decided case does not move (RED-9). */
  readonly isOpen: boolean;
};

/** What a closed appeal orders. Before the closing the people who heard it are asked about once more, so nothing follows yet. */
export const orderedRemedies = ({ decided, closed }: Appeal): readonly Remedy[] =>
  decided === null || closed === null || decided.outcome === "dismissed" ? [] : decided.remedies;

/** The fact on which a withdrawn statement may be reinstated; null where this appeal does not order it. */
export const reinstatementBy = (state: Appeal, id: string): UpheldRemedy | null =>
  state.decided !== null && orderedRemedies(state).includes("reinstatement")
    ? { kind: "appeal", id, on: state.decided.on }
    : null;

/** Remedies that are ordered and for which no case is named yet; reinstatement is told by the statement itself. */
export const openRemedies = (state: Appeal): readonly Remedy[] =>
  orderedRemedies(state).filter(
    (each) => each !== "reinstatement" && !(state.followed ?? []).some(({ remedy }) => remedy === each),
  );

/** The appealed case itself while it is undecided, or one of the same client opened since: nothing else can follow. */
export const canFollow = ({ filed, decided }: Appeal, followUp: FollowUp): boolean =>
  filed !== null &&
  decided !== null &&
  followUp.client === filed.client.id &&
  (followUp.id === filed.case ? followUp.isOpen : followUp.openedOn >= decided.on);

export const followRefused = (
  state: Appeal,
  remedy: Exclude<Remedy, "reinstatement">,
  followUp: FollowUp | null,
): readonly Refusal[] => {
  const known = (state.followed ?? []).find((each) => each.remedy === remedy);
  if (known !== undefined) return [refusal("remedy-followed-already", rule, { remedy, number: known.caseNumber })];
  return [
    ...(orderedRemedies(state).includes(remedy) ? [] : [refusal("remedy-not-ordered", rule, { remedy })]),
    ...(followUp === null || !canFollow(state, followUp)
      ? [refusal("remedy-case-wrong", rule, { remedy, number: followUp?.number ?? null })]
      : []),
  ];
};
