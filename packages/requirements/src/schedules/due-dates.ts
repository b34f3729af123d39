import type { RuleSource } from "@touchstone/kernel";
import type { IntervalRule, Term } from "./term.ts";

export type Due = {
  readonly date: string;
  /** First day on which it may be done for this date; null where the rule gives no window. */
  readonly from: string | null;
  /** The rule of the stage in force then. */
  readonly rule: RuleSource;
};

/** More than this is no calendar but a mistake in the horizon. */
export const mostDues = 2_000;

type Day = Temporal.PlainDate;
const day = (text: string): Day => Temporal.PlainDate.from(text);

/** Multiples of a period, not sums: the 31st and a month stays the last day of a month and does not creep. */
const times = (period: string, count: number): Temporal.DurationLike => {
  const { years, months, weeks, days } = Temporal.Duration.from(period);
  return { years: years * count, months: months * count, weeks: weeks * count, days: days * count };
};

function* every(period: string, from: Day): Generator<Day> {
  for (let count = 1; ; count += 1) yield from.add(times(period, count));
}

function* onDays(days: readonly number[], start: Day): Generator<Day> {
  const first = start.toPlainYearMonth();
  for (let month = 0; ; month += 1) {
    const here = first.add({ months: month });
    for (const number of days) yield here.toPlainDate({ day: Math.min(number, here.daysInMonth) });
  }
}

function* inYears({ years, thenEvery }: Extract<Term, { kind: "in-years" }>, start: Day): Generator<Day> {
  for (const count of years) yield start.add({ years: count });
  yield* every(thenEvery, start.add({ years: years.at(-1) ?? 0 }));
}

const isAfter = (a: Day, b: Day): boolean => Temporal.PlainDate.compare(a, b) > 0;

/** From the last time on; a stage that would have asked earlier asks on its first day. */
function* chain(period: string, last: Day, since: Day): Generator<Day> {
  const anchor = isAfter(since, last.add(times(period, 1))) ? since : last;
  if (anchor === since) yield since;
  yield* every(period, anchor);
}

const candidates = (term: Term, start: Day, last: Day, since: Day): Generator<Day> => {
  switch (term.kind) {
    case "at-least-every":
      return chain(term.period, last, since);
    case "times-a-month":
      return onDays(term.days, start);
    case "in-years":
      return inYears(term, start);
  }
};

const lastOfMonth = (date: Day): Day => date.with({ day: date.daysInMonth });

const told = ({ basis, earlyBy }: IntervalRule, date: Day, rule: RuleSource): Due => {
  const due = basis === "month" ? lastOfMonth(date) : date;
  const opens = basis === "month" ? date.with({ day: 1 }) : date;
  return {
    date: due.toString(),
    from: earlyBy === null ? null : opens.subtract(Temporal.Duration.from(earlyBy)).toString(),
    rule,
  };
};

/**
 * The due dates of a rule from a start to a last day, both included. A stage gives the dates that fall while it is in
 * force; a chain that a new stage shortens goes on from the last date, but never before the new stage begins.
 */
export const dueDates = (rule: IntervalRule, start: string, until: string): readonly Due[] => {
  const [first, end] = [day(start), day(until)];
  const found: Due[] = [];
  let last = first;
  rule.stages.forEach((stage, index) => {
    const since = stage.since === null ? first : day(stage.since);
    const ends = rule.stages[index + 1]?.since ?? null;
    const isOver = (date: Day) => isAfter(date, end) || (ends !== null && !isAfter(day(ends), date));
    if (rule.startCounts && found.length === 0 && !isOver(first))
      found.push(told({ ...rule, basis: "day" }, first, stage.rule));
    for (const date of candidates(stage.term, first, last, since)) {
      if (isOver(date) || found.length >= mostDues) break;
      if (isAfter(since, date) || !isAfter(date, last)) continue;
      found.push(told(rule, date, stage.rule));
      last = date;
    }
  });
  return found;
};
