import { type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { type Act, isLawful, ruleOfAct } from "./standing-edges.ts";
import { type Statement, type StatementBasis, standingOn } from "./statement.ts";
import type { DecidedAct, StatementCode, StatementDecision, StatementFacts } from "./statement-command.ts";
import type { ClosedAct } from "./statement-event.ts";

export type StatementRefusal = Refusal<StatementCode>;

export const changeRule: RuleSource = { source: "ISO/IEC 17000:2020", clause: "8.2–8.5" };
export const decisionRule: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "8.2.2, 9.5.1" };

const effectOf = (act: DecidedAct): string =>
  act === "suspended" ? "suspend" : act === "withdrawn" ? "withdraw" : "grant";

/** A decision that asks for one of these acts, says so by its effect too, and speaks of this very statement. */
const carries = (
  decision: StatementDecision | null,
  wanted: readonly DecidedAct[],
  number: string,
  basis: Pick<StatementBasis, "decision">,
): decision is StatementDecision =>
  decision !== null &&
  decision.act !== null &&
  wanted.includes(decision.act) &&
  decision.effect === effectOf(decision.act) &&
  decision.statement === number &&
  decision.id === basis.decision;

/** No change of substance without a decision of its own: not another's, not an earlier day, not twice. */
export const decisionRefused = (
  state: Statement,
  { decision }: StatementFacts,
  asked: {
    readonly wanted: readonly DecidedAct[];
    readonly as: ClosedAct;
    readonly from: string;
    readonly basis: Pick<StatementBasis, "decision"> & Partial<Pick<StatementBasis, "caseId">>;
  },
): readonly StatementRefusal[] => {
  const { basis, from, as } = asked;
  const isOfCase = basis.caseId === undefined || decision?.caseId === basis.caseId;
  if (!isOfCase || !carries(decision, asked.wanted, state.attested?.number ?? "", basis))
    return [refusal("act-without-decision", decisionRule, { act: as, effect: decision?.effect ?? null })];
  const isSame = (one: ClosedAct): boolean => (isEdition(one) && isEdition(as)) || one === as;
  return [
    ...(from < decision.on
      ? [refusal("act-before-decision", decisionRule, { from, decided: decision.on }, decision.on)]
      : []),
    ...(state.changes.some((change) => change.decision === basis.decision && isSame(change.act))
      ? [refusal("decision-carried-out-already", decisionRule, { act: as, number: state.attested?.number ?? "" })]
      : []),
  ];
};

const isEdition = (act: ClosedAct): boolean => act === "extended" || act === "reduced" || act === "changed";

/** Was it withdrawn only after this was upheld? Then nobody can have heard of the withdrawal. */
export const isWithdrawnSince = ({ changes }: Statement, upheldOn: string): boolean => {
  const last = changes.at(-1);
  return last !== undefined && last.act === "withdrawn" && (last.recordedOn ?? last.from) > upheldOn;
};

/** The day is not before the last one recorded. */
export const backwards = (state: Statement, from: string): readonly StatementRefusal[] => {
  const latest = state.changes.at(-1)?.from ?? "";
  return from < latest ? [refusal("standing-change-backwards", changeRule, { from, latest }, latest)] : [];
};

/** The standing on the day of the act, or on the last recorded one where the day lies before it. */
export const standingAt = (state: Statement, from: string) => {
  const latest = state.changes.at(-1)?.from ?? "";
  return standingOn(state, from < latest ? latest : from);
};

/** The act leaves the standing as it is or leads where the act says itself; it needs its edge in the table. */
export const unlawful = (state: Statement, act: Act, from: string): readonly StatementRefusal[] => {
  const standing = standingAt(state, from);
  return standing !== "not-yet" && isLawful(act, standing)
    ? []
    : [refusal("act-unlawful", ruleOfAct(act), { act, standing })];
};
