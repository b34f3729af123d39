import type { Recurrence } from "../obligations/obligation.ts";

/** Days of a period, enough to say which of two is longer: a month as a twelfth of the mean year. */
export const roughDays = (period: string): number => {
  const { years, months, weeks, days } = Temporal.Duration.from(period);
  return (years * 12 + months) * (365.2425 / 12) + weeks * 7 + days;
};

/** Mean days between two; null where they are counted in years from an event. */
export const longestGap = (recurrence: Recurrence): number | null => {
  switch (recurrence.kind) {
    case "gap":
      return roughDays(recurrence.atMost);
    case "times":
      return roughDays(recurrence.in) / recurrence.times;
    case "months":
      return roughDays("P1Y") / recurrence.months.length;
    case "years":
      return null;
  }
};

/** `P1M`, `2/P1M`, `≤P15D`: how often, in signs that mean the same in every language. */
export const printedRecurrence = (recurrence: Recurrence): string => {
  switch (recurrence.kind) {
    case "gap":
      return `≤${recurrence.atMost}`;
    case "times":
      return recurrence.times === 1 ? recurrence.in : `${recurrence.times}/${recurrence.in}`;
    case "months":
      return `m${recurrence.months.join(",")}`;
    case "years":
      return `${recurrence.years.join(",")}…${recurrence.afterwards}`;
  }
};
