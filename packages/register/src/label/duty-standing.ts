import type { Frequency, Period } from "../frequency.ts";

/** `none`: nothing on record shows it. `undated`: shown, and no day for the next time is known. */
export const dutyStandings = ["kept", "overdue", "none", "undated"] as const;
export type DutyStanding = (typeof dutyStandings)[number];

const spans: Readonly<Partial<Record<Period, string>>> = {
  year: "P1Y",
  "half-year": "P6M",
  quarter: "P3M",
  month: "P1M",
  "half-month": "P15D",
  week: "P7D",
  day: "P1D",
};

/** The last day for the next time, the times of a period spread evenly; null where it happens once, or holds always. */
export const nextAfter = ({ times, per }: Frequency, last: string): string | null => {
  const span = spans[per];
  if (span === undefined) return null;
  const from = Temporal.PlainDate.from(last);
  const days = Math.floor(from.until(from.add(span), { largestUnit: "day" }).days / times);
  return from.add({ days: Math.max(1, days) }).toString();
};

export const dutyStanding = (last: string | null, next: string | null, on: string): DutyStanding => {
  if (next !== null && next < on) return "overdue";
  if (last === null) return "none";
  return next === null ? "undated" : "kept";
};
