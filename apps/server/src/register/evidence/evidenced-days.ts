import {
  everyDay,
  judgedDays,
  liveEvidence,
  type Risk,
  riskStates,
  stateBarDays,
  supportingEvidence,
} from "@touchstone/register";

/** The items that a row rests on, for the question which rows an item serves. */
const itemsOf = (risk: Risk): readonly string[] => [...new Set(liveEvidence(risk).flatMap(({ item }) => item ?? []))];

/** The spans of days for which a row is evidenced, both ends in: what a day's answer needs of its evidence. */
const spansOf = (risk: Risk): readonly string[] => [
  ...new Set(
    supportingEvidence(risk).map(
      ({ validFrom, validUntil }) => `${validFrom ?? everyDay.from}/${validUntil ?? everyDay.until}`,
    ),
  ),
];

/** What a row keeps so that SQL answers for any day as `riskState` does. */
export const dayColumns = (risk: Risk) => {
  const { from, until } = judgedDays(risk);
  const state = stateBarDays(risk);
  return {
    risk_state: state,
    state_rank: riskStates.indexOf(state),
    evidence_items: itemsOf(risk),
    evidence_spans: spansOf(risk),
    judged_from: from,
    judged_until: until,
  };
};

// Only the last two states rest on evidence; every other comes before them in the order of `riskState`.
const lapses = (on: string): string => `risk_state in ('to-evaluate', 'compliant') and not exists (
  select from unnest(evidence_spans) span where left(span, 10) <= ${on} and right(span, 10) >= ${on})`;
// Other evidence may hold: what the judgement itself stands on does not.
const falls = (on: string): string => `risk_state = 'compliant' and not ${on} between judged_from and judged_until`;

type Answers = { readonly operating: string; readonly judgeAgain: string; readonly otherwise: string };
const byDay = (on: string, { operating, judgeAgain, otherwise }: Answers): string =>
  `case when ${lapses(on)} then ${operating} when ${falls(on)} then ${judgeAgain} else ${otherwise} end`;

/** SQL of a row's state as its evidence holds on a day; `on` is a placeholder like `$2::text`. */
export const stateOn = (on: string): string =>
  byDay(on, { operating: "'operating'", judgeAgain: "'to-evaluate'", otherwise: "risk_state" });
export const rankOn = (on: string): string =>
  byDay(on, {
    operating: String(riskStates.indexOf("operating")),
    judgeAgain: String(riskStates.indexOf("to-evaluate")),
    otherwise: "state_rank",
  });
