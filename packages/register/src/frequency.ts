/** How often something must happen; `always` for a condition that must hold, such as "equipment intact" (OH-16). */
export const periods = [
  "year",
  "half-year",
  "quarter",
  "month",
  "half-month",
  "week",
  "day",
  "once",
  "always",
] as const;
export type Period = (typeof periods)[number];

export type Frequency = { readonly times: number; readonly per: Period };

const daysIn = (year: number): number => Temporal.PlainDate.from({ year, month: 1, day: 1 }).daysInYear;

/** How many times a year; null where the frequency does not count by years. */
export const timesInYear = ({ times, per }: Frequency, year: number): number | null => {
  switch (per) {
    case "year":
      return times;
    case "half-year":
      return times * 2;
    case "quarter":
      return times * 4;
    case "month":
      return times * 12;
    case "half-month":
      return times * 24;
    case "week":
      return times * 52;
    case "day":
      return times * daysIn(year);
    case "once":
    case "always":
      return null;
  }
};
