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
    /** A major of a surveillance: a house figure too; after it the certificate is at stake. */
    surveillanceMajor: z.strictObject({ days: z.int().min(1), rule: clause }),
    /** A major of a recertification is verified by the expiry, or nothing is renewed. */
    recertificationMajor: z.strictObject({ rule: clause }),
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
  /** What follows when a major is open after `verifyBy`; a minor is verified at the next audit. */
  readonly otherwise: "repeat-stage-2" | "suspend" | "no-renewal" | "next-audit";
};

const earlier = (left: string, right: string | null): string => (right !== null && right < left ? right : left);

type Asked = z.infer<typeof nonconformityLimitsInput>;
type Verification = Pick<NonconformityLimits, "verifyBy" | "otherwise"> & { readonly rule: z.infer<typeof clause> };

const verificationOf = (
  { grade, audit, lastDay, expiry }: Asked,
  rules: NonconformityLimitsPack["parameters"],
): Verification => {
  const day = Temporal.PlainDate.from(lastDay);
  if (grade === "minor") return { verifyBy: null, otherwise: "next-audit", rule: rules.majorVerified.rule };
  switch (audit) {
    case "initial": {
      const { months, rule } = rules.majorVerified;
      return { verifyBy: addMonthsEndRule(day, months).toString(), otherwise: "repeat-stage-2", rule };
    }
    case "surveillance": {
      const { days, rule } = rules.surveillanceMajor;
      return { verifyBy: earlier(day.add({ days }).toString(), expiry), otherwise: "suspend", rule };
    }
    case "recertification":
      return { verifyBy: expiry, otherwise: "no-renewal", rule: rules.recertificationMajor.rule };
  }
};

export const nonconformityLimits = (
  pack: NonconformityLimitsPack,
  given: NonconformityLimitsInput,
): RuleRun<NonconformityLimits> => {
  const asked = nonconformityLimitsInput.parse(given);
  const { grade, audit, raised, lastDay, expiry } = asked;
  const { answer } = pack.parameters;
  const answerBy = earlier(Temporal.PlainDate.from(raised).add({ days: answer.days }).toString(), expiry);
  const { verifyBy, otherwise, rule } = verificationOf(asked, pack.parameters);
  return {
    result: {
      answerBy,
      before: grade === "major" ? "verified" : "plan-accepted",
      verifyBy,
      repeatStage2After: otherwise === "repeat-stage-2" ? verifyBy : null,
      otherwise,
    },
    trace: [
      {
        step: "answer",
        value: answerBy,
        unit: "date",
        rule: answer.rule,
        facts: { raised, days: answer.days, expiry },
      },
      {
        step: grade === "minor" ? "verification-next-audit" : "verification",
        value: verifyBy,
        unit: "date",
        rule,
        facts: { grade, audit, lastDay, otherwise },
      },
    ],
    pack: pack.id,
    edition: pack.edition,
  };
};
