import type { RuleSource } from "@touchstone/kernel";
import { inOneUnit } from "./spread.ts";
import type { IntervalRule, Stage } from "./term.ts";

/** Two visits too far apart. `allowedBy` is the last day on which the second would have been in time. */
export type Gap = { readonly from: string; readonly to: string; readonly days: number; readonly allowedBy: string };
/** A calendar period with too few. */
export type ShortPeriod = {
  readonly from: string;
  readonly to: string;
  readonly visits: number;
  readonly asked: number;
};

export type VisitCheck = {
  readonly rule: string;
  readonly source: RuleSource;
  readonly holds: boolean;
  readonly gaps: readonly Gap[];
  readonly shortPeriods: readonly ShortPeriod[];
  /** Where the rule limits the gap: the day by which the next visit is due. */
  readonly nextBy: string | null;
};

type Day = Temporal.PlainDate;
type Window = { readonly from: Day; readonly until: Day };

const isAfter = (a: Day, b: Day): boolean => Temporal.PlainDate.compare(a, b) > 0;

const stageOn = ({ stages }: IntervalRule, on: Day): Stage | undefined => {
  const text = on.toString();
  return stages.find(({ since, until }) => (since === null || since <= text) && (until === null || text < until));
};

const gapsOf = (rule: IntervalRule, days: readonly Day[]): readonly Gap[] =>
  days.slice(1).flatMap((to, index) => {
    const from = days[index];
    const recurrence = stageOn(rule, to)?.recurrence;
    if (from === undefined || recurrence?.kind !== "gap") return [];
    const allowed = from.add(Temporal.Duration.from(recurrence.atMost));
    if (!isAfter(to, allowed)) return [];
    const apart = from.until(to, { largestUnit: "days" }).days;
    return [{ from: from.toString(), to: to.toString(), days: apart, allowedBy: allowed.toString() }];
  });

/** First day of the calendar period in which a day lies: weeks begin on Monday, months are counted from the year 0. */
const periodStart = (date: Day, { unit, count }: { readonly unit: "months" | "days"; readonly count: number }): Day => {
  if (unit === "days") return count === 7 ? date.subtract({ days: date.dayOfWeek - 1 }) : date;
  return date.with({ day: 1 }).subtract({ months: (date.year * 12 + date.month - 1) % count });
};

/** Only whole periods within the window are judged: the one under way may still be filled. */
const shortPeriodsOf = (rule: IntervalRule, days: readonly Day[], { from, until }: Window): readonly ShortPeriod[] => {
  const short: ShortPeriod[] = [];
  const dates = days.map(String);
  // Periods and dates both rise: one walk over each, however many there are.
  let at = 0;
  for (let start = from; !isAfter(start, until); ) {
    const recurrence = stageOn(rule, start)?.recurrence;
    const one = recurrence?.kind === "times" ? inOneUnit(recurrence.in) : null;
    if (recurrence?.kind !== "times" || one === null) {
      start = start.add({ days: 1 });
      continue;
    }
    const begin = periodStart(start, one);
    const next = begin.add({ [one.unit]: one.count });
    const last = next.subtract({ days: 1 });
    const [opens, closes] = [begin.toString(), last.toString()];
    const before = at;
    while ((dates[at] ?? "~") <= closes) at += 1;
    const visits = dates.slice(before, at).filter((date) => date >= opens).length;
    if (!isAfter(from, begin) && !isAfter(last, until) && visits < recurrence.times)
      short.push({ from: opens, to: closes, visits, asked: recurrence.times });
    start = next;
  }
  return short;
};

/**
 * Whether actual dates keep a rule, and where they break it; null where dates alone cannot tell. Order and repetition do
 * not matter. Without a window it runs from the first date to the last.
 */
export const checkVisits = (
  rule: IntervalRule,
  dates: readonly string[],
  window: { readonly from: string | null; readonly until: string | null } = { from: null, until: null },
): VisitCheck | null => {
  const days = [...new Set(dates)].toSorted().map((date) => Temporal.PlainDate.from(date));
  const [first, last] = [days[0], days.at(-1)];
  const stage = last === undefined ? undefined : stageOn(rule, last);
  // Years and months are counted from an event that the dates do not tell.
  if (first === undefined || last === undefined || stage === undefined) return null;
  const { recurrence } = stage;
  if (recurrence.kind === "years" || recurrence.kind === "months") return null;
  const from = Temporal.PlainDate.from(window.from ?? first);
  const until = Temporal.PlainDate.from(window.until ?? last);
  const [gaps, shortPeriods] = [gapsOf(rule, days), shortPeriodsOf(rule, days, { from, until })];
  const nextBy = recurrence.kind === "gap" ? last.add(Temporal.Duration.from(recurrence.atMost)).toString() : null;
  return {
    rule: rule.id,
    source: stage.rule,
    holds: gaps.length + shortPeriods.length === 0,
    gaps,
    shortPeriods,
    nextBy,
  };
};
