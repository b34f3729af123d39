import { z } from "zod";
import { addMonthsEndRule } from "../calendar/months.ts";
import type { RuleSource } from "../refusal.ts";
import { clause, isoDate } from "./fields.ts";
import { packOf, type RuleRun, type TraceStep } from "./pack.ts";

const within = z.strictObject({ months: z.int().min(1), rule: clause });

/** International rules and China's count from other days and to other ends; each edition is its own pack. */
export const surveillancePack = packOf(
  "surveillance",
  z.strictObject({
    /** The day from which the first surveillance is counted. */
    anchor: z.enum(["decision", "issued"]),
    first: within,
    /** How the later ones follow: one in each calendar year, at most so many months apart, or both. */
    later: z.discriminatedUnion("by", [
      z.strictObject({ by: z.literal("calendar-year"), rule: clause }),
      z.strictObject({ by: z.literal("months"), ...within.shape }),
      z.strictObject({ by: z.literal("calendar-year-and-months"), ...within.shape }),
    ]),
    /** Whether the first one after a recertification is held to `first` or to `later`. */
    afterRecertification: z.enum(["first", "later"]),
    overdue: z.strictObject({ consequence: z.enum(["suspend", "must-suspend-and-report"]), rule: clause }),
    suspension: z.strictObject({ months: z.int().min(1).nullable(), rule: clause }),
    /** What must be finished by the expiry: the decision, or the audit on site. */
    recertification: z.strictObject({ finish: z.enum(["decision", "on-site-audit"]), rule: clause }),
    /** Null months: no restoration after expiry. `otherwise` is what a late comer has to go through. */
    restoration: z.strictObject({
      months: z.int().min(1).nullable(),
      otherwise: z.enum(["stage-2", "initial-audit"]),
      rule: clause,
    }),
  }),
);
export type SurveillancePack = z.infer<typeof surveillancePack>;

export const surveillanceInput = z
  .strictObject({
    decision: isoDate,
    issued: isoDate,
    expiry: isoDate,
    lastSurveillance: isoDate.nullable(),
    /** The audit on which the decision rests, or a surveillance as the latest act of the cycle. */
    activity: z.enum(["initial", "surveillance", "recertification"]),
  })
  .refine(({ decision, issued }) => decision <= issued, { message: "before-the-decision", path: ["issued"] })
  .refine(({ decision, expiry }) => decision < expiry, { message: "before-the-decision", path: ["expiry"] });
export type SurveillanceInput = z.input<typeof surveillanceInput>;

export type SurveillanceDates = {
  /** Last day for the first surveillance of the cycle. */
  readonly first: string;
  /** Last day for the next one; null when the recertification comes first. */
  readonly next: string | null;
  readonly overdue: "suspend" | "must-suspend-and-report";
  readonly recertificationBy: string;
  readonly recertificationFinish: "decision" | "on-site-audit";
  readonly restorableUntil: string | null;
  readonly afterExpiry: "stage-2" | "initial-audit";
  /** Longest suspension in months; null where the rule's own figure is not loaded. */
  readonly suspensionMonths: number | null;
};

const plusMonths = (from: string, months: number): string =>
  addMonthsEndRule(Temporal.PlainDate.from(from), months).toString();
const endOfNextYear = (from: string): string => `${Temporal.PlainDate.from(from).year + 1}-12-31`;

const laterAfter = (later: SurveillancePack["parameters"]["later"], from: string): string => {
  if (later.by === "calendar-year") return endOfNextYear(from);
  const limit = plusMonths(from, later.months);
  return later.by === "months" || limit < endOfNextYear(from) ? limit : endOfNextYear(from);
};

/** The days alone, of input that is known to be sound: what long lists are computed from. */
export const surveillanceDates = (
  { parameters }: SurveillancePack,
  { decision, issued, expiry, lastSurveillance, activity }: z.output<typeof surveillanceInput>,
): SurveillanceDates => {
  const { anchor, first, later, afterRecertification, overdue, suspension, recertification, restoration } = parameters;
  const start = anchor === "decision" ? decision : issued;
  const isFirstByLater = activity === "recertification" && afterRecertification === "later";
  const firstDay = isFirstByLater ? laterAfter(later, start) : plusMonths(start, first.months);
  const following = lastSurveillance === null ? firstDay : laterAfter(later, lastSurveillance);
  // A calendar year without the expiry needs its surveillance; in the year of the expiry the recertification stands for it.
  const isCovered =
    later.by !== "months" && lastSurveillance !== null
      ? endOfNextYear(lastSurveillance).slice(0, 4) >= expiry.slice(0, 4)
      : following >= expiry;
  return {
    first: firstDay,
    next: isCovered ? null : following,
    overdue: overdue.consequence,
    recertificationBy: expiry,
    recertificationFinish: recertification.finish,
    restorableUntil: restoration.months === null ? null : plusMonths(expiry, restoration.months),
    afterExpiry: restoration.otherwise,
    suspensionMonths: suspension.months,
  };
};

/** The corridor of a certificate's cycle, counted from the day that the edition names. */
export const surveillance = (pack: SurveillancePack, given: SurveillanceInput): RuleRun<SurveillanceDates> => {
  const input = surveillanceInput.parse(given);
  const { anchor, first, later, afterRecertification, recertification, restoration } = pack.parameters;
  const isFirstByLater = input.activity === "recertification" && afterRecertification === "later";
  const result = surveillanceDates(pack, input);
  const { first: firstDay, next, restorableUntil } = result;
  const step = (name: string, value: string | null, rule: RuleSource, facts: TraceStep["facts"]): TraceStep => ({
    step: name,
    value,
    unit: "date",
    rule,
    facts,
  });
  return {
    result,
    trace: [
      step("first-surveillance", firstDay, isFirstByLater ? later.rule : first.rule, {
        anchor,
        from: input[anchor],
        months: isFirstByLater ? null : first.months,
      }),
      step(next === null ? "no-further-surveillance" : "next-surveillance", next, later.rule, {
        by: later.by,
        from: input.lastSurveillance,
      }),
      step("recertification", input.expiry, recertification.rule, { finish: recertification.finish }),
      step(restorableUntil === null ? "no-restoration" : "restoration", restorableUntil, restoration.rule, {
        months: restoration.months,
        otherwise: restoration.otherwise,
      }),
    ],
    pack: pack.id,
    edition: pack.edition,
  };
};
