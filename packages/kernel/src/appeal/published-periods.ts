import { type PublishedTime, timeStatistics } from "./time-statistics.ts";

/** One appeal or complaint with the days on which it was counted: a quarter that has ended takes no more. */
export type CountedTime = PublishedTime & { readonly filedOn: string; readonly decidedOn: string | null };

/** What is published of one stretch of quarters, once and for good. */
export type PublishedPeriod = {
  /** Null for the first one: the day of the first appeal is nobody's business. */
  readonly from: string | null;
  readonly to: string;
  /** Null where it is more than none and fewer than the least number. */
  readonly filed: number | null;
  readonly decided: number;
  readonly median: number;
  /** Null below twice the least number: nearest rank would be the longest single one. */
  readonly p90: number | null;
  readonly upheldPercent: number;
};

type Quarters = { readonly last: string | null; readonly today: string; readonly least: number };

const quarterEnd = (day: string): string => {
  const { year, month } = Temporal.PlainDate.from(day);
  const first = Temporal.PlainDate.from({ year, month: Math.ceil(month / 3) * 3, day: 1 });
  return first.with({ day: first.daysInMonth }).toString();
};

const nextDay = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

const periodOf = (
  filed: readonly CountedTime[],
  decided: readonly CountedTime[],
  { from, to, least }: { readonly from: string | null; readonly to: string; readonly least: number },
): PublishedPeriod | null => {
  const { figures } = timeStatistics(decided, least);
  if (figures === null) return null;
  const count = filed.length;
  return {
    from,
    to,
    filed: count === 0 || count >= least ? count : null,
    decided: decided.length,
    median: figures.median,
    p90: decided.length >= 2 * least ? figures.p90 : null,
    upheldPercent: figures.upheldPercent,
  };
};

/**
 * The periods that can be published since the last one. Each ends with a quarter that is over and reaches back to the one
 * before it; a quarter with too few decisions waits for the next. So no two overlap, none changes, and what a reader
 * sees on one day and not on another is never about fewer than `least`.
 */
export const closePeriods = (
  rows: readonly CountedTime[],
  { last, today, least }: Quarters,
): readonly PublishedPeriod[] => {
  const isNew = (day: string | null, after: string | null): day is string => day !== null && (after ?? "") < day;
  const open = rows.filter(({ decidedOn }) => isNew(decidedOn, last));
  const ends = [...new Set(open.flatMap(({ decidedOn }) => (decidedOn === null ? [] : [quarterEnd(decidedOn)])))];
  const periods: PublishedPeriod[] = [];
  let before = last;
  for (const to of ends.toSorted().filter((end) => end < today)) {
    const within = (day: string | null): boolean => isNew(day, before) && day <= to;
    const period = periodOf(
      rows.filter(({ filedOn }) => within(filedOn)),
      rows.filter(({ decidedOn }) => within(decidedOn)),
      { from: before === null ? null : nextDay(before), to, least },
    );
    if (period === null) continue;
    periods.push(period);
    before = to;
  }
  return periods;
};
