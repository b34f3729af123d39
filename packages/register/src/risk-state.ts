import { openContradictions, supportingEvidence } from "./evidence/bearing.ts";
import { holdsOn } from "./evidence/linked.ts";
import type { Correction, Evaluation, Evidence, Line, Review, Risk, TouchedClause } from "./risk.ts";

/** In the order in which a row comes to them. No command sets one (OH-24); they follow from what was done. */
export const riskStates = [
  "absent",
  "unidentified",
  "identified",
  "planned",
  "operating",
  "to-evaluate",
  "to-review",
  /** Evidence speaks against the row, and no evaluation in force has answered it. */
  "contradicted",
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

/** Whether a link counts: on a day, or on any day at all. */
type Counts = (link: Evidence) => boolean;
const always: Counts = () => true;
const onDay =
  (on: string): Counts =>
  (link) =>
    holdsOn(link, on);

const lackedWhere = (risk: Risk, counts: Counts): readonly Lack[] => {
  const live = liveLines(risk);
  const evidence = supportingEvidence(risk).filter(counts);
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

/** As the row is evidenced for that day. */
export const lacks = (risk: Risk, on: string): readonly Lack[] => lackedWhere(risk, onDay(on));

/** What the plan lacks, whatever day it is: everything but evidence. */
export const planLacks = (risk: Risk): readonly Lack[] =>
  lackedWhere(risk, always).filter(({ what }) => what !== "no-evidence");

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

export const isEnd = (touched: readonly TouchedClause[]): boolean => touched.some(({ what }) => what === "ended");

type Moved = Pick<Review, "family" | "version"> & { readonly ends: boolean };

/** The review that a change of law still waits for in the row: of a version, or of the law's end. */
export const isWaitingFor =
  ({ family, version, ends }: Moved) =>
  (one: Review): boolean =>
    one.family === family && one.version === version && isEnd(one.touched) === ends && one.conclusion === null;

const afterFailure = (risk: Risk): RiskState => {
  const correction = openCorrection(risk);
  if (correction === null || correction.verified?.outcome === "ineffective") return "nonconforming";
  if (correction.done === null) return "correcting";
  // OH-20: ⑪ without ⑫ is open.
  return correction.verified === null ? "to-verify" : "compliant";
};

/** A judgement is as good as what it stands on: with one of its papers gone or run out, somebody judges again. */
const standsWhere = (risk: Risk, { overtaken, grounds }: Evaluation, counts: Counts): boolean => {
  const good = new Set(
    supportingEvidence(risk)
      .filter(counts)
      .map(({ id }) => id),
  );
  return !overtaken && grounds.length > 0 && grounds.every((id) => good.has(id));
};

const stateWhere = (risk: Risk, counts: Counts): RiskState => {
  if (risk.identified === null) return "absent";
  if (risk.withdrawn !== null) return "withdrawn";
  const last = lastEvaluation(risk);
  // A failure stays open through every change of plan until its correction is verified (OH-20).
  const failed = last?.outcome === "not-fulfilled" ? afterFailure(risk) : null;
  if (failed !== null && failed !== "compliant") return failed;
  const columns = new Set(lackedWhere(risk, counts).map(({ column }) => column));
  if (columns.has("document") || columns.has("clauses")) return "unidentified";
  if (openReviews(risk).length > 0) return "to-review";
  if (columns.has("objectives")) return "identified";
  if (columns.has("control") || columns.has("monitoring")) return "planned";
  // Before the row's own evidence: a paper that ran out must not hide what speaks against it.
  if (openContradictions(risk).length > 0) return "contradicted";
  if (columns.has("evidence")) return "operating";
  return last !== null && standsWhere(risk, last, counts) ? "compliant" : "to-evaluate";
};

/** Derived, never declared (promise 5, OH-24), as the evidence holds on the day. */
export const riskState = (risk: Risk, on: string): RiskState => stateWhere(risk, onDay(on));

/**
 * As if all that is linked held: the row's part of the answer, without the day's. A reader is never told it; it is kept
 * beside the days of `judgedDays` and the row's evidence, from which the state of any day follows.
 */
export const stateBarDays = (risk: Risk): RiskState => stateWhere(risk, always);

/** Whether a judgement still stands on the day. */
export const stands = (risk: Risk, evaluation: Evaluation, on: string): boolean =>
  standsWhere(risk, evaluation, onDay(on));

export type Days = { readonly from: string; readonly until: string };
export const everyDay: Days = { from: "0000-01-01", until: "9999-12-31" };
const noDay: Days = { from: everyDay.until, until: everyDay.from };

/** The days, both ends in, on which all of the last judgement's grounds hold. */
export const judgedDays = (risk: Risk): Days => {
  const grounds = lastEvaluation(risk)?.grounds ?? [];
  const links = supportingEvidence(risk).filter(({ id }) => grounds.includes(id));
  if (grounds.length === 0 || links.length < grounds.length) return noDay;
  return {
    from: links.reduce(
      (latest, { validFrom }) => ((validFrom ?? latest) > latest ? (validFrom ?? latest) : latest),
      everyDay.from,
    ),
    until: links.reduce(
      (first, { validUntil }) => ((validUntil ?? first) < first ? (validUntil ?? first) : first),
      everyDay.until,
    ),
  };
};
