type Day = Temporal.PlainDate;

/** A period in one unit; null for one that mixes months with days. */
export const inOneUnit = (period: string): { readonly unit: "months" | "days"; readonly count: number } | null => {
  const { years, months, weeks, days } = Temporal.Duration.from(period);
  const [inMonths, inDays] = [years * 12 + months, weeks * 7 + days];
  if (inMonths > 0 && inDays > 0) return null;
  return inMonths > 0 ? { unit: "months", count: inMonths } : { unit: "days", count: inDays };
};

/** Multiples of a period, not sums: the 31st and a month stays the last of the month and does not creep. */
export function* every(period: string, from: Day): Generator<Day> {
  const { years, months, weeks, days } = Temporal.Duration.from(period);
  for (let count = 1; ; count += 1)
    yield from.add({ years: years * count, months: months * count, weeks: weeks * count, days: days * count });
}

// Half months of 15 days and the like: February's end is in every month's last share.
const monthShares = 30;

/** Days of a month that lie evenly, one of them the start's own: the 1st with two a month gives the 1st and 16th. */
const evenDays = (start: Day, times: number): readonly number[] => {
  const first = Math.min(start.day, monthShares) - 1;
  const step = Math.floor(monthShares / times);
  const days = Array.from({ length: times }, (_, index) => ((first + index * step) % monthShares) + 1);
  return days.toSorted((a, b) => a - b);
};

function* eachMonth(start: Day, times: number): Generator<Day> {
  const days = evenDays(start, times);
  const first = start.toPlainYearMonth();
  for (let count = 0; ; count += 1) {
    const month = first.add({ months: count });
    for (const day of days) yield month.toPlainDate({ day: Math.min(day, month.daysInMonth) });
  }
}

/** So many times in a calendar period, planned evenly from the start on. */
export function* evenly(times: number, period: string, start: Day): Generator<Day> {
  const one = inOneUnit(period);
  if (one === null) return yield* every(period, start);
  const { unit, count } = one;
  if (unit === "days") return yield* every(`P${Math.max(1, Math.floor(count / times))}D`, start);
  if (times <= count) return yield* every(`P${Math.floor(count / times)}M`, start);
  yield* eachMonth(start, Math.min(monthShares, Math.ceil(times / count)));
}

/** In these months of every year, by the first day of each. */
export function* inMonths(months: readonly number[], start: Day): Generator<Day> {
  for (let year = start.year; ; year += 1)
    for (const month of months) yield Temporal.PlainDate.from({ year, month, day: 1 });
}

/** In these years after the start, and then every so often for good. */
export function* inYears(years: readonly number[], then: string, start: Day): Generator<Day> {
  for (const count of years) yield start.add({ years: count });
  yield* every(then, start.add({ years: years.at(-1) ?? 0 }));
}
