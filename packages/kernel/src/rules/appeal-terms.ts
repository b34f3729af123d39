import { z } from "zod";
import { addWorkingDays, type WorkingCalendar } from "../calendar/working-days.ts";
import { clause, isoDate } from "./fields.ts";
import { packOf, type RuleRun } from "./pack.ts";

const workingDays = z.strictObject({ workingDays: z.int().min(1).max(60), rule: clause });
const days = z.strictObject({ days: z.int().min(1).max(365), rule: clause });

/** ISO/IEC 17021-1 asks for a timely process and names no figure: these are the house's, and say so. */
export const appealTermsPack = packOf(
  "appeal-terms",
  z.strictObject({
    appeal: z.strictObject({ acknowledge: workingDays, decide: days }),
    complaint: z.strictObject({ acknowledge: workingDays, tellClient: workingDays, decide: days }),
    /** Below this number of decided ones no median is published: it would speak of single people. */
    publish: z.strictObject({ least: z.int().min(2), rule: clause }),
  }),
);
export type AppealTermsPack = z.infer<typeof appealTermsPack>;

export const appealTermsInput = z.strictObject({ kind: z.enum(["appeal", "complaint"]), received: isoDate });

type AppealTerms = { readonly acknowledgeWithin: number; readonly decideBy: string };

const plusDays = (from: string, count: number): string => Temporal.PlainDate.from(from).add({ days: count }).toString();

/** Without a calendar a working-day term stays a number; `clockOf` makes a day of it. */
export const appealTerms = (
  { id, edition, parameters }: AppealTermsPack,
  { kind, received }: z.output<typeof appealTermsInput>,
): RuleRun<AppealTerms> => {
  const { acknowledge, decide } = parameters[kind];
  const decideBy = plusDays(received, decide.days);
  return {
    result: { acknowledgeWithin: acknowledge.workingDays, decideBy },
    trace: [
      {
        step: "acknowledge",
        value: acknowledge.workingDays,
        unit: "days",
        rule: acknowledge.rule,
        facts: { kind, received },
      },
      {
        step: "decide",
        value: decideBy,
        unit: "date",
        rule: decide.rule,
        facts: { kind, received, days: decide.days },
      },
    ],
    pack: id,
    edition,
  };
};

export type AppealClock = {
  /** Null where the calendar of the year is not known yet: a term is not guessed. */
  readonly acknowledgeBy: string | null;
  readonly tellClientBy: string | null;
  readonly decideBy: string;
};

export const clockOf = (
  { parameters }: AppealTermsPack,
  calendar: WorkingCalendar | undefined,
  kind: "appeal" | "complaint",
  received: string,
): AppealClock => {
  const within = (count: number): string | null => {
    if (calendar === undefined) return null;
    const due = addWorkingDays(calendar, Temporal.PlainDate.from(received), count);
    return due.ok ? due.value.toString() : null;
  };
  return {
    acknowledgeBy: within(parameters[kind].acknowledge.workingDays),
    tellClientBy: kind === "complaint" ? within(parameters.complaint.tellClient.workingDays) : null,
    decideBy: plusDays(received, parameters[kind].decide.days),
  };
};
