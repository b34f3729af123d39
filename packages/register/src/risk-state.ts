import { holdsOn, liveEvidence } from "./evidence/linked.ts";
import type { Correction, Evaluation, Line, Review, Risk } from "./risk.ts";

/** In the order in which a row comes to them. No command sets one (OH-24); they follow from what was done. */
export const riskStates = [
  "absent",
  "unidentified",
  "identified",
  "planned",
  "operating",
  "to-evaluate",
  "to-review",
  "nonconforming",
  "correcting",
  "to-verify",
  "compliant",
  /** Ended: out of every list and count that does not ask for it. Last, because lists keep the place as a number. */
  "withdrawn",
] as const;
export type RiskState = (typeof riskStates)[number];

export const liveLines = (risk: Risk): readonly Line[] => risk.lines.filter((line) => line.withdrawn === null);

/** What the row still lacks before anybody can judge it, column by column. */
export type Lack =
  | { readonly column: "document"; readonly what: "no-document" }
  | { readonly column: "clauses"; readonly what: "no-clause"; readonly line: string; readonly title: string }
  | { readonly column: "objectives"; readonly what: "no-objective" }
  | { readonly column: "control"; readonly what: "no-control"; readonly objective: string; readonly text: string }
  | { readonly column: "monitoring"; readonly what: "no-monitoring"; readonly objective: string; readonly text: string }
  | { readonly column: "evidence"; readonly what: "no-evidence" };

/** With a day: as it was evidenced for that day. Without one everything linked counts, whenever it holds. */
export const lacks = (risk: Risk, on: string | null = null): readonly Lack[] => {
  const live = liveLines(risk);
  const evidence = liveEvidence(risk).filter((one) => on === null || holdsOn(one, on));
  const without = (items: readonly { readonly objective: string }[]) =>
    risk.objectives.filter(({ id }) => !items.some((item) => item.objective === id));
  return [
    ...(live.length === 0 ? [{ column: "document", what: "no-document" } as const] : []),
    // OH-11: a title without an extracted clause is a list, not a requirement.
    ...live
      .filter((line) => line.clauses.length === 0)
      .map(({ id, title }) => ({ column: "clauses", what: "no-clause", line: id, title }) as const),
    ...(risk.objectives.length === 0 ? [{ column: "objectives", what: "no-objective" } as const] : []),
    ...without(risk.controls).map(
      ({ id, text }) => ({ column: "control", what: "no-control", objective: id, text }) as const,
    ),
    ...without(risk.monitoring).map(
      ({ id, text }) => ({ column: "monitoring", what: "no-monitoring", objective: id, text }) as const,
    ),
    ...(evidence.length === 0 ? [{ column: "evidence", what: "no-evidence" } as const] : []),
  ];
};

export const lastEvaluation = (risk: Risk): Evaluation | null => risk.evaluations.at(-1) ?? null;

/** The correction that answers the last evaluation, if there is one. */
export const openCorrection = (risk: Risk): Correction | null => {
  const last = lastEvaluation(risk);
  return risk.corrections.findLast((one) => one.evaluation === last?.id) ?? null;
};

/** Reviews that nobody has concluded, the one that is due first in front. */
export const openReviews = (risk: Risk): readonly Review[] =>
  risk.reviews
    .filter(({ conclusion }) => conclusion === null)
    .toSorted((a, b) => (a.due ?? "").localeCompare(b.due ?? ""));

const afterFailure = (risk: Risk): RiskState => {
  const correction = openCorrection(risk);
  if (correction === null || correction.verified?.outcome === "ineffective") return "nonconforming";
  if (correction.done === null) return "correcting";
  // OH-20: ⑪ without ⑫ is open.
  return correction.verified === null ? "to-verify" : "compliant";
};

/** Derived, never declared (promise 5, OH-24); with a day, as evidence holds on it. */
export const riskState = (risk: Risk, on: string | null = null): RiskState => {
  if (risk.identified === null) return "absent";
  if (risk.withdrawn !== null) return "withdrawn";
  const last = lastEvaluation(risk);
  // A failure stays open through every change of plan until its correction is verified (OH-20).
  const failed = last?.outcome === "not-fulfilled" ? afterFailure(risk) : null;
  if (failed !== null && failed !== "compliant") return failed;
  const columns = new Set(lacks(risk, on).map(({ column }) => column));
  if (columns.has("document") || columns.has("clauses")) return "unidentified";
  if (openReviews(risk).length > 0) return "to-review";
  if (columns.has("objectives")) return "identified";
  if (columns.has("control") || columns.has("monitoring")) return "planned";
  if (columns.has("evidence")) return "operating";
  return last === null || last.overtaken ? "to-evaluate" : "compliant";
};
