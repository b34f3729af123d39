import type { Evidence, Risk } from "../risk.ts";
import { liveEvidence } from "./linked.ts";

/** What a link says of its row: that the file shows it holds, or shows that it does not. */
export const bearings = ["supports", "contradicts"] as const;
export type Bearing = (typeof bearings)[number];

/** Only what supports a row can evidence it, count for an objective, or be the ground of a judgement. */
export const supportingEvidence = (risk: Risk): readonly Evidence[] =>
  liveEvidence(risk).filter(({ bearing }) => bearing === "supports");

export const contradictingEvidence = (risk: Risk): readonly Evidence[] =>
  liveEvidence(risk).filter(({ bearing }) => bearing === "contradicts");

/** What speaks against the row and no judgement has ever cited: in the graph it hangs in the air. */
export const uncitedContradictions = (risk: Risk): readonly Evidence[] => {
  const cited = new Set(risk.evaluations.flatMap(({ evidence }) => evidence));
  return contradictingEvidence(risk).filter(({ id }) => !cited.has(id));
};

/**
 * What speaks against the row and no judgement in force has cited. Its own days are not asked: a writer who corrected
 * them would otherwise have made it fall silent.
 */
export const openContradictions = (risk: Risk): readonly Evidence[] => {
  const answered = new Set(risk.evaluations.filter((one) => !one.overtaken).flatMap(({ evidence }) => evidence));
  return contradictingEvidence(risk).filter(({ id }) => !answered.has(id));
};
