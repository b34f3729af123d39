import { z } from "zod";
import { clause, isoDate } from "./fields.ts";
import { packOf, type RuleRun } from "./pack.ts";

/** Until when what happened in a month has to be with the register. */
export const reportingPack = packOf(
  "reporting",
  z.strictObject({
    /** So many months after the month of the event. */
    monthsLater: z.int().min(0).max(12),
    day: z.union([z.int().min(1).max(28), z.literal("last")]),
    /** Whether a day off moves the end. */
    movesForHolidays: z.literal(false),
    rule: clause,
  }),
);
export type ReportingPack = z.infer<typeof reportingPack>;

export const reportingInput = z.strictObject({
  /** The day of what is to be reported. */
  happened: isoDate,
});
export type ReportingInput = z.input<typeof reportingInput>;

export const reporting = (pack: ReportingPack, given: ReportingInput): RuleRun<{ readonly due: string }> => {
  const { happened } = reportingInput.parse(given);
  const { monthsLater, day, rule } = pack.parameters;
  const month = Temporal.PlainDate.from(happened).toPlainYearMonth().add({ months: monthsLater });
  const due = month.toPlainDate({ day: day === "last" ? month.daysInMonth : day }).toString();
  return {
    result: { due },
    trace: [{ step: "report-by", value: due, unit: "date", rule, facts: { happened, day, monthsLater } }],
    pack: pack.id,
    edition: pack.edition,
  };
};
