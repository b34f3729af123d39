import { type Context, houseRule, ok, type Result, refusal, refuse, unlessRefused } from "@touchstone/kernel";
import type { Risk, SetObjective } from "./risk.ts";
import type { ArticleFact, RiskCommand, RiskRefusal } from "./risk-command.ts";
import type { RiskEvent } from "./risk-events.ts";
import { isEnd, isWaitingFor, liveLines } from "./risk-state.ts";
import { isCounted } from "./shares/calendar-period.ts";

type Decided = Result<readonly RiskEvent[], RiskRefusal>;
type Of<Type extends RiskCommand["type"]> = Extract<RiskCommand, { readonly type: Type }>;

const identification = { source: "ISO 45001:2018", clause: "6.1.3" };
const planning = { source: "ISO 45001:2018", clause: "6.2.2" };

const lineRefusals = (risk: Risk, id: string): readonly RiskRefusal[] => {
  const line = risk.lines.find((one) => one.id === id);
  if (line === undefined) return [refusal("line-unknown", houseRule("3"), { line: id })];
  return line.withdrawn === null ? [] : [refusal("line-withdrawn", identification, { title: line.title })];
};

export const withdrawDocument = (risk: Risk, { line, reason }: Of<"WithdrawDocument">): Decided =>
  unlessRefused(lineRefusals(risk, line), () => [{ type: "DocumentWithdrawn", data: { line, reason } }]);

/** The first place where the quote leaves the text, with what stands there: what a reader needs to find the slip (OH-7). */
export const firstDifference = (
  text: string,
  quote: string,
): { readonly at: number; readonly quoted: string; readonly printed: string } | null => {
  if (text.includes(quote)) return null;
  // Of all the places where the quote might begin, the one that follows it longest is the one that was meant.
  let best = { length: -1, from: 0 };
  for (let from = 0; from < text.length; from += 1) {
    let length = 0;
    while (length < quote.length && text[from + length] === quote[length]) length += 1;
    if (length > best.length) best = { length, from };
  }
  const { length, from } = best;
  return {
    at: length + 1,
    quoted: quote.slice(length, length + 8),
    printed: text.slice(from + length, from + length + 8),
  };
};

const articleRefusals = (article: ArticleFact, command: Of<"ExtractClause">): readonly RiskRefusal[] => {
  const { family, version, article: no, quote } = command.clause;
  switch (article.kind) {
    case "no-such-article":
      return [refusal("article-unknown", identification, { family, version, article: no })];
    case "no-text":
      return [];
    case "text": {
      const difference = firstDifference(article.text, quote);
      return difference === null ? [] : [refusal("quote-differs", identification, { article: no, ...difference })];
    }
  }
};

export const extractClause = (
  risk: Risk,
  command: Of<"ExtractClause">,
  article: ArticleFact,
  { newId }: Context,
): Decided => {
  const { line, clause } = command;
  const digest = article.kind === "text" ? article.digest : null;
  return unlessRefused([...lineRefusals(risk, line), ...articleRefusals(article, command)], () => [
    { type: "ClauseExtracted", data: { id: newId(), line, ...clause, digest } },
  ]);
};

// A plan's item that is set again keeps its id; one that never was cannot be set again.
const known = (items: readonly { readonly id: string }[], id: string | null): readonly RiskRefusal[] =>
  id === null || items.some((item) => item.id === id) ? [] : [refusal("plan-item-unknown", houseRule("3"), { id })];

const objectiveKnown = (risk: Risk, objective: string): readonly RiskRefusal[] =>
  risk.objectives.some(({ id }) => id === objective) ? [] : [refusal("objective-unknown", planning, { objective })];

/** What happens so many times a year is counted by its evidence; only what must always hold is broken by an incident. */
const countable = ({ text, frequency, counts }: SetObjective): readonly RiskRefusal[] =>
  counts === undefined || counts === null || frequency.per === "always"
    ? []
    : [refusal("incidents-need-always", planning, { text })];

/** What happens once, or must always hold, has no days on which it is due again. */
const schedulable = ({ text, frequency, schedule }: SetObjective): readonly RiskRefusal[] =>
  schedule === undefined || schedule === null || isCounted(frequency.per)
    ? []
    : [refusal("schedule-needs-period", planning, { text })];

export const setObjective = (risk: Risk, { id, objective }: Of<"SetObjective">, { newId }: Context): Decided =>
  unlessRefused([...known(risk.objectives, id), ...countable(objective), ...schedulable(objective)], () => [
    { type: "ObjectiveSet", data: { id: id ?? newId(), ...objective } },
  ]);

export const setControl = (risk: Risk, { id, control }: Of<"SetControl">, { newId }: Context): Decided =>
  unlessRefused([...known(risk.controls, id), ...objectiveKnown(risk, control.objective)], () => [
    { type: "ControlSet", data: { id: id ?? newId(), ...control } },
  ]);

export const setMonitoring = (risk: Risk, { id, monitoring }: Of<"SetMonitoring">, { newId }: Context): Decided =>
  unlessRefused([...known(risk.monitoring, id), ...objectiveKnown(risk, monitoring.objective)], () => [
    { type: "MonitoringSet", data: { id: id ?? newId(), ...monitoring } },
  ]);

export const requireReview = (
  risk: Risk,
  { family, version, due, touched }: Of<"RequireReview">,
  { today }: Context,
): Decided => {
  // OH-21: only a row that cites a clause which changed is touched, and once for each version.
  const clauses = liveLines(risk).flatMap((line) => line.clauses);
  const own = touched.filter((one) =>
    clauses.some(
      (clause) => clause.family === one.family && clause.version === one.version && clause.article === one.article,
    ),
  );
  // A version that comes and then ends is two changes.
  const asked = risk.reviews.some(
    (one) => one.family === family && one.version === version && isEnd(one.touched) === isEnd(own),
  );
  const [first] = own;
  if (first === undefined || asked) return ok([]);
  const review = { cited: first.family, family, version, on: today.toString(), due, touched: own };
  return ok([{ type: "ReviewRequired", data: review }]);
};

/** Moved again to the same day, or after somebody has looked, it changes nothing. */
export const moveReview = (risk: Risk, { review }: Of<"MoveReview">, { today }: Context): Decided =>
  risk.reviews.some((one) => isWaitingFor(review)(one) && one.due !== review.due)
    ? ok([{ type: "ReviewMoved", data: { ...review, on: today.toString() } }])
    : ok([]);

export const concludeReview = (risk: Risk, { review }: Of<"ConcludeReview">): Decided =>
  risk.reviews.some((one) => one.family === review.family && one.version === review.version && one.conclusion === null)
    ? ok([{ type: "ReviewConcluded", data: review }])
    : refuse(refusal("review-unknown", identification, { family: review.family, version: review.version }));
