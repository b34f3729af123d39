import { z } from "zod";
import {
  addWorkingDays,
  type CalendarRefusal,
  type CountingDays,
  type WorkingCalendar,
  yearOff,
} from "../calendar/working-days.ts";
import { ok, type Result } from "../result.ts";
import { bilingual, clause, isoDate } from "./fields.ts";
import { packOf, type RuleRun } from "./pack.ts";

export const workingDaysPack = packOf(
  "working-days",
  z.strictObject({
    counting: bilingual,
    rule: clause,
    years: z.record(z.string().regex(/^\d{4}$/), yearOff),
  }),
);
export type WorkingDaysPack = z.infer<typeof workingDaysPack>;

export const workingDaysInput = z.strictObject({
  /** The day it starts from; it is not counted itself. */
  from: isoDate,
  workingDays: z.int().min(0).max(9_999),
});
export type WorkingDaysInput = z.input<typeof workingDaysInput>;

/** A calendar is the rule pack of its country's working days, so that nothing is written twice. */
export const workingDaysOf = (calendar: WorkingCalendar): WorkingDaysPack =>
  workingDaysPack.parse({
    id: "working-days",
    edition: calendar.id,
    title: calendar.title,
    source: calendar.source,
    clause: calendar.rule.clause,
    jurisdiction: calendar.jurisdiction,
    effective: calendar.effective,
    doubts: calendar.doubts,
    examples: calendar.examples,
    parameters: { counting: calendar.counting, rule: calendar.rule, years: calendar.years },
  });

export const countingOf = ({ edition, parameters }: WorkingDaysPack): CountingDays => ({
  id: edition,
  rule: parameters.rule,
  years: parameters.years,
});

export const workingDays = (
  pack: WorkingDaysPack,
  given: WorkingDaysInput,
): Result<RuleRun<{ readonly due: string }>, CalendarRefusal> => {
  const { from, workingDays: count } = workingDaysInput.parse(given);
  const day = addWorkingDays(countingOf(pack), Temporal.PlainDate.from(from), count);
  if (!day.ok) return day;
  const due = day.value.toString();
  const { rule } = pack.parameters;
  const notices = [...new Set([from.slice(0, 4), due.slice(0, 4)])].map((year) => pack.parameters.years[year]?.notice);
  return ok({
    result: { due },
    trace: [
      {
        step: "working-days",
        value: due,
        unit: "date",
        rule,
        facts: { from, days: count, notices: notices.flatMap((notice) => (notice === undefined ? [] : [notice])) },
      },
    ],
    pack: pack.id,
    edition: pack.edition,
  });
};
