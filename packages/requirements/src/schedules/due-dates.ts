import type { RuleSource } from "@touchstone/kernel";
import type { Recurrence } from "../obligations/obligation.ts";
import { evenly, every, inMonths, inYears } from "./spread.ts";
import type { IntervalRule, Stage } from "./term.ts";

export type Due = {
  readonly date: string;
  /** First day on which it may be done for this date; null where the rule gives no window. */
  readonly from: string | null;
  /** The edition in force then. */
  readonly rule: RuleSource;
};

/** More than this is no calendar but a mistake in the horizon. */
export const mostDues = 2_000;

type Day = Temporal.PlainDate;
const day = (text: string): Day => Temporal.PlainDate.from(text);
const isAfter = (a: Day, b: Day): boolean => Temporal.PlainDate.compare(a, b) > 0;

/** From the last time on; an edition that would have asked earlier asks on its first day. */
function* chain(period: string, last: Day, since: Day): Generator<Day> {
  const isLate = isAfter(since, last.add(Temporal.Duration.from(period)));
  if (isLate) yield since;
  yield* every(period, isLate ? since : last);
}

const candidates = (recurrence: Recurrence, start: Day, last: Day, since: Day): Generator<Day> => {
  switch (recurrence.kind) {
    case "gap":
      return chain(recurrence.atMost, last, since);
    case "times":
      return evenly(recurrence.times, recurrence.in, start);
    case "months":
      return inMonths(recurrence.months, start);
    case "years":
      return inYears(recurrence.years, recurrence.afterwards, start);
  }
};

const told = ({ basis, earlyBy }: IntervalRule, { recurrence, rule }: Stage, date: Day): Due => {
  const byMonth = basis === "month" || recurrence.kind === "months";
  const due = byMonth ? date.with({ day: date.daysInMonth }) : date;
  const opens = byMonth ? date.with({ day: 1 }) : date;
  const early = earlyBy === null ? null : opens.subtract(Temporal.Duration.from(earlyBy)).toString();
  return { date: due.toString(), from: early ?? (byMonth ? opens.toString() : null), rule };
};

/**
 * The due dates of a rule from a start to a last day, both included. An edition gives the dates that fall while it
 * stands; a chain goes on from the last date of the edition before.
 */
export const dueDates = (rule: IntervalRule, start: string, until: string): readonly Due[] => {
  const [first, end] = [day(start), day(until)];
  const found: Due[] = [];
  let last = first;
  for (const stage of rule.stages) {
    const since = stage.since === null ? first : day(stage.since);
    const isOver = (date: Day) => isAfter(date, end) || (stage.until !== null && !isAfter(day(stage.until), date));
    if (rule.startCounts && found.length === 0 && !isOver(first) && !isAfter(since, first))
      found.push({ date: start, from: null, rule: stage.rule });
    for (const date of candidates(stage.recurrence, first, last, since)) {
      if (isOver(date) || found.length >= mostDues) break;
      if (isAfter(since, date) || !isAfter(date, last)) continue;
      found.push(told(rule, stage, date));
      last = date;
    }
  }
  return found.filter((due) => due.date <= until);
};
