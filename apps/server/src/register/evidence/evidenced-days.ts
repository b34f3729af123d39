import { liveEvidence, type Risk, riskStates } from "@touchstone/register";

/** The items that a row rests on, for the question which rows an item serves. */
export const itemsOf = (risk: Risk): readonly string[] => [
  ...new Set(liveEvidence(risk).flatMap(({ item }) => item ?? [])),
];

/** The spans of days for which a row is evidenced, both ends in: what a day's answer needs of its evidence. */
export const spansOf = (risk: Risk): readonly string[] => [
  ...new Set(
    liveEvidence(risk).map(({ validFrom, validUntil }) => `${validFrom ?? "0000-01-01"}/${validUntil ?? "9999-12-31"}`),
  ),
];

// Only these two states rest on evidence alone; every other comes before it in the order of `riskState`.
const lapses = (on: string): string => `risk_state in ('to-evaluate', 'compliant') and not exists (
  select from unnest(evidence_spans) span where left(span, 10) <= ${on} and right(span, 10) >= ${on})`;

/** SQL of a row's state as its evidence holds on a day; `on` is a placeholder like `$2::text`. */
export const stateOn = (on: string): string => `case when ${lapses(on)} then 'operating' else risk_state end`;
export const rankOn = (on: string): string =>
  `case when ${lapses(on)} then ${riskStates.indexOf("operating")} else state_rank end`;
