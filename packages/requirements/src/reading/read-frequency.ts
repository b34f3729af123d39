import type { Frequency, Recurrence } from "../obligations/obligation.ts";
import type { Fields } from "./fields.ts";

export const period = /^P(?:[1-9]\d{0,3}[YMWD])+$/;
export const periodForm = "ISO 8601 duration in days, weeks, months or years";

const kinds = ["gap", "times", "months", "years"] as const;

/** Whole numbers from 1, each greater than the one before. */
const rising = (fields: Fields, key: string, max: number): readonly number[] => {
  const read = fields.integers(key, 50, max);
  if (read.length === 0 || read.some((one, index) => one <= (read[index - 1] ?? 0))) {
    fields.refuse(key, `rising whole numbers from 1 to ${max}`);
  }
  return read;
};

const recurrence = (fields: Fields): Recurrence => {
  const kind = fields.oneOf("kind", kinds) ?? "gap";
  switch (kind) {
    case "gap":
      return { kind, atMost: fields.pattern("atMost", period, periodForm) };
    case "times": {
      const times = fields.integer("times", 1000);
      if (times === 0) fields.refuse("times", "whole number from 1 to 1000");
      return { kind, times, in: fields.pattern("in", period, periodForm) };
    }
    case "months":
      return { kind, months: rising(fields, "months", 12) };
    case "years":
      return { kind, years: rising(fields, "years", 99), afterwards: fields.pattern("afterwards", period, periodForm) };
  }
};

const frequency = (fields: Fields): Frequency => {
  const read = {
    since: fields.optionalDate("since"),
    until: fields.optionalDate("until"),
    recurrence: recurrence(fields),
  };
  if (read.since !== null && read.until !== null && read.until <= read.since) fields.refuse("until", "after since");
  fields.end();
  return read;
};

/** Editions follow each other: each begins no earlier than the day on which the one before it ends. */
export const readFrequencies = (fields: Fields): readonly Frequency[] => {
  const read = fields.optionalList("frequency", 10, frequency);
  const overlap = read.some(({ since }, index) => {
    const before = read[index - 1];
    return before !== undefined && (before.until === null || since === null || since < before.until);
  });
  if (overlap) fields.refuse("frequency", "editions one after another, oldest first");
  return read;
};
