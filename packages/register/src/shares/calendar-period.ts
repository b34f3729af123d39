import type { Period } from "../frequency.ts";

/** Periods of the calendar in which something is due; `once` and `always` have none. */
export const countedPeriods = ["day", "week", "half-month", "month", "quarter", "half-year", "year"] as const;
export type CountedPeriod = (typeof countedPeriods)[number];

export const isCounted = (per: Period): per is CountedPeriod => countedPeriods.some((one) => one === per);

/** Days from the first to the last, both in, as `YYYY-MM-DD`. */
export type Span = { readonly from: string; readonly to: string };

const spanOf = (from: Temporal.PlainDate, after: Temporal.PlainDate): Span => ({
  from: from.toString(),
  to: after.subtract({ days: 1 }).toString(),
});

const monthsFrom = (day: Temporal.PlainDate, months: number): Span => {
  const from = day.with({ month: Math.floor((day.month - 1) / months) * months + 1, day: 1 });
  return spanOf(from, from.add({ months }));
};

const firstOfSecondHalf = 16;
const halfMonth = (day: Temporal.PlainDate): Span => {
  const first = day.with({ day: 1 });
  const middle = day.with({ day: firstOfSecondHalf });
  return day.day < firstOfSecondHalf ? spanOf(first, middle) : spanOf(middle, first.add({ months: 1 }));
};

/** The period of the calendar in which a day falls. A week begins on Monday (GB/T 7408.1, ISO 8601). */
export const periodOf = (per: CountedPeriod, on: string): Span => {
  const day = Temporal.PlainDate.from(on);
  switch (per) {
    case "day":
      return { from: on, to: on };
    case "week": {
      const monday = day.subtract({ days: day.dayOfWeek - 1 });
      return spanOf(monday, monday.add({ weeks: 1 }));
    }
    case "half-month":
      return halfMonth(day);
    case "month":
      return monthsFrom(day, 1);
    case "quarter":
      return monthsFrom(day, 3);
    case "half-year":
      return monthsFrom(day, 6);
    case "year":
      return monthsFrom(day, 12);
  }
};

export const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
export const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

/** The periods that touch these days, the first first. */
export const periodsIn = (per: CountedPeriod, { from, to }: Span): readonly Span[] => {
  const found: Span[] = [];
  let at = periodOf(per, from);
  // After 9999 a day is written with a sign, and stands before all others: nothing may run on from there.
  for (;;) {
    found.push(at);
    if (at.to >= to || at.to < at.from) return found;
    at = periodOf(per, dayAfter(at.to));
  }
};
