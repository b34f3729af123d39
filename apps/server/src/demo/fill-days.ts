import type { Json } from "@touchstone/kernel";

const mark = /\{today((?:[+-]P\d+[YMD])*)\}/g;

const dayOf = (span: string, today: Temporal.PlainDate): string =>
  (span.match(/[+-]P\d+[YMD]/g) ?? [])
    .reduce((day, part) => (part.startsWith("-") ? day.subtract(part.slice(1)) : day.add(part.slice(1))), today)
    .toString();

/** Data of a demo with each "{today-P8M}", alone or inside a sentence, counted from the day given. */
export const fillDays = (value: Json, today: Temporal.PlainDate): Json => {
  if (typeof value === "string") return value.replaceAll(mark, (_, span: string) => dayOf(span, today));
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((each: Json) => fillDays(each, today));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fillDays(each, today)]));
};
