import { z } from "zod";
import { type Refusal, refusal } from "../refusal.ts";
import { ok, type Result, refuse } from "../result.ts";
import { bilingual, clause, isoDate, word } from "../rules/fields.ts";
import { example } from "../rules/pack.ts";

export const yearOff = z.strictObject({
  /** The notice by which the year was arranged: without it a year is unknown, for make-up days cannot be computed. */
  notice: word,
  off: z.array(z.strictObject({ name: word, from: isoDate, to: isoDate })),
  work: z.array(z.strictObject({ name: word, date: isoDate })),
});

export const workingCalendar = z.strictObject({
  id: word,
  title: bilingual,
  source: word,
  jurisdiction: word,
  effective: z.strictObject({ from: isoDate, to: isoDate.nullable() }),
  zone: word,
  counting: bilingual,
  rule: clause,
  doubts: z.array(bilingual),
  years: z.record(z.string().regex(/^\d{4}$/), yearOff),
  /** Of the rule pack that this calendar makes. */
  examples: z.array(example).min(1),
});
export type WorkingCalendar = z.infer<typeof workingCalendar>;

/** What counting needs of a calendar. */
export type CountingDays = Pick<WorkingCalendar, "id" | "rule" | "years">;

export type CalendarRefusal = Refusal<"calendar-unknown">;

const saturday = 6;

const arrangedIn = (year: z.infer<typeof yearOff>, date: string): "work" | "off" | null => {
  if (year.work.some((each) => each.date === date)) return "work";
  return year.off.some(({ from, to }) => from <= date && date <= to) ? "off" : null;
};

/** What the year's notice says of a day: a make-up day, a day off, or nothing, so that the weekday decides. */
export const arrangedDay = (
  calendar: CountingDays,
  day: Temporal.PlainDate,
): Result<"work" | "off" | null, CalendarRefusal> => {
  const year = calendar.years[String(day.year)];
  return year === undefined
    ? refuse(refusal("calendar-unknown", calendar.rule, { year: String(day.year), calendar: calendar.id }))
    : ok(arrangedIn(year, day.toString()));
};

export const isWorkingDay = (calendar: CountingDays, day: Temporal.PlainDate): Result<boolean, CalendarRefusal> => {
  const arranged = arrangedDay(calendar, day);
  if (!arranged.ok) return arranged;
  return ok(arranged.value === null ? day.dayOfWeek < saturday : arranged.value === "work");
};

/** The last day of a term of working days; the day it starts from is not counted. */
export const addWorkingDays = (
  calendar: CountingDays,
  from: Temporal.PlainDate,
  count: number,
): Result<Temporal.PlainDate, CalendarRefusal> => {
  let day = from;
  for (let left = count; left > 0; ) {
    day = day.add({ days: 1 });
    const working = isWorkingDay(calendar, day);
    if (!working.ok) return working;
    if (working.value) left -= 1;
  }
  return ok(day);
};
