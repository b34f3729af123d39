import type { RuleSource } from "@touchstone/kernel";
import type { IntervalRule, TermStage } from "./term.ts";

/** Two visits too far apart. `allowedBy` is the last day on which the second would have been in time. */
export type Gap = { readonly from: string; readonly to: string; readonly days: number; readonly allowedBy: string };
/** A calendar month with too few. */
export type ShortMonth = { readonly month: string; readonly visits: number; readonly asked: number };

export type VisitCheck = {
  readonly rule: string;
  readonly source: RuleSource;
  readonly holds: boolean;
  readonly gaps: readonly Gap[];
  readonly shortMonths: readonly ShortMonth[];
  /** For an interval: the day by which the next one is due. */
  readonly nextBy: string | null;
};

type Day = Temporal.PlainDate;

const stageOn = ({ stages }: IntervalRule, on: string): TermStage | undefined =>
  stages.findLast(({ since }) => since === null || since <= on);

const gapsOf = (rule: IntervalRule, days: readonly Day[]): readonly Gap[] =>
  days.slice(1).flatMap((to, index) => {
    const from = days[index];
    const term = stageOn(rule, to.toString())?.term;
    if (from === undefined || term?.kind !== "at-least-every") return [];
    const allowed = from.add(Temporal.Duration.from(term.period));
    if (Temporal.PlainDate.compare(to, allowed) <= 0) return [];
    const apart = from.until(to, { largestUnit: "days" }).days;
    return [{ from: from.toString(), to: to.toString(), days: apart, allowedBy: allowed.toString() }];
  });

const shortMonthsOf = (rule: IntervalRule, days: readonly Day[]): readonly ShortMonth[] => {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const counts = new Map<string, number>();
  for (const date of days) {
    const month = date.toPlainYearMonth().toString();
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  const short: ShortMonth[] = [];
  const end = last.toPlainYearMonth();
  for (
    let month = first.toPlainYearMonth();
    Temporal.PlainYearMonth.compare(month, end) <= 0;
    month = month.add({ months: 1 })
  ) {
    const term = stageOn(rule, month.toPlainDate({ day: 1 }).toString())?.term;
    const visits = counts.get(month.toString()) ?? 0;
    if (term?.kind === "times-a-month" && visits < term.times)
      short.push({ month: month.toString(), visits, asked: term.times });
  }
  return short;
};

/** Whether actual dates keep a rule of intervals, and where they break it. Order and repetition do not matter. */
export const checkVisits = (rule: IntervalRule, dates: readonly string[]): VisitCheck | null => {
  const days = [...new Set(dates)].toSorted().map((date) => Temporal.PlainDate.from(date));
  const last = days.at(-1);
  const stage = last === undefined ? undefined : stageOn(rule, last.toString());
  // Years are counted from an event that the dates do not tell.
  if (last === undefined || stage === undefined || stage.term.kind === "in-years") return null;
  const [gaps, shortMonths] = [gapsOf(rule, days), shortMonthsOf(rule, days)];
  const nextBy =
    stage.term.kind === "at-least-every" ? last.add(Temporal.Duration.from(stage.term.period)).toString() : null;
  return { rule: rule.id, source: stage.rule, holds: gaps.length + shortMonths.length === 0, gaps, shortMonths, nextBy };
};
