import { z } from "zod";
import { addMonthsEndRule } from "../calendar/months.ts";
import { clause, isoDate } from "./fields.ts";
import { packOf, type RuleRun } from "./pack.ts";

export const nonconformityLimitsPack = packOf(
  "nonconformity-limits",
  z.strictObject({
    /** A major of an initial audit is verified within so many months of stage 2's last day, or stage 2 is repeated. */
    majorVerified: z.strictObject({ months: z.int().min(1), rule: clause }),
    /** A house figure, for the standard leaves the time to the body. */
    answer: z.strictObject({ days: z.int().min(1), rule: clause }),
  }),
);
export type NonconformityLimitsPack = z.infer<typeof nonconformityLimitsPack>;

export const nonconformityLimitsInput = z.strictObject({
  grade: z.enum(["major", "minor"]),
  audit: z.enum(["initial", "surveillance", "recertification"]),
  raised: isoDate,
  /** The last day of stage 2, or of the audit on site. */
  lastDay: isoDate,
  /** The certificate's expiry, where there is one: no answer may come after it. */
  expiry: isoDate.nullable().default(null),
});
export type NonconformityLimitsInput = z.input<typeof nonconformityLimitsInput>;

export type NonconformityLimits = {
  readonly answerBy: string;
  /** What opens the way to a positive decision: majors verified, minors with an accepted plan. */
  readonly before: "verified" | "plan-accepted";
  readonly verifyBy: string | null;
  /** The day after which stage 2 is repeated if a major is still open. */
  readonly repeatStage2After: string | null;
};

const earlier = (left: string, right: string | null): string => (right !== null && right < left ? right : left);

export const nonconformityLimits = (
  pack: NonconformityLimitsPack,
  given: NonconformityLimitsInput,
): RuleRun<NonconformityLimits> => {
  const { grade, audit, raised, lastDay, expiry } = nonconformityLimitsInput.parse(given);
  const { majorVerified, answer } = pack.parameters;
  const inDays = Temporal.PlainDate.from(raised).add({ days: answer.days }).toString();
  const answerBy = earlier(inDays, expiry);
  const stop = addMonthsEndRule(Temporal.PlainDate.from(lastDay), majorVerified.months).toString();
  const isMajor = grade === "major";
  const repeatStage2After = isMajor && audit === "initial" ? stop : null;
  const verifyBy = isMajor ? (repeatStage2After ?? expiry) : null;
  return {
    result: { answerBy, before: isMajor ? "verified" : "plan-accepted", verifyBy, repeatStage2After },
    trace: [
      {
        step: "answer",
        value: answerBy,
        unit: "date",
        rule: answer.rule,
        facts: { raised, days: answer.days, expiry },
      },
      {
        step: "verification",
        value: verifyBy,
        unit: "date",
        rule: majorVerified.rule,
        facts: { grade, audit, lastDay, months: majorVerified.months },
      },
    ],
    pack: pack.id,
    edition: pack.edition,
  };
};
