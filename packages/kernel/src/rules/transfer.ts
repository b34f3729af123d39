import { z } from "zod";
import { addMonthsEndRule } from "../calendar/months.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { clause, isoDate } from "./fields.ts";
import { packOf, type RuleRun, type TraceStep } from "./pack.ts";

const condition = z.strictObject({ rule: clause });

/** A certificate goes to another body without a break in its cycle. */
export const transferPack = packOf(
  "transfer",
  z.strictObject({
    standing: condition,
    accreditation: condition,
    scope: condition,
    majors: condition,
    review: condition,
    /** Where the former body has stopped: so many months, or the expiry, whichever is sooner. */
    formerBodyGone: z.strictObject({ months: z.int().min(1), rule: clause }),
    cycle: condition,
    programme: condition,
  }),
);
export type TransferPack = z.infer<typeof transferPack>;

export const transferInput = z
  .strictObject({
    on: isoDate,
    standing: z.enum(["in-force", "suspended", "withdrawn", "cancelled", "expired"]),
    expiry: isoDate,
    /** Issued under an accreditation that the arrangement covers at level 3, and 4 or 5 where they are used. */
    accreditation: z.enum(["covered", "not-covered", "none"]),
    /** Does the receiving body's own accreditation cover the scope? */
    receivingScope: z.enum(["covered", "not-covered"]),
    /** Majors that are neither closed by the former body nor verified by the receiving one. */
    openMajors: z.int().min(0).max(1_000).default(0),
    openMinors: z.int().min(0).max(10_000).default(0),
    review: z.enum(["none", "on-paper", "with-visit"]),
    formerBody: z.enum(["operating", "gone"]).default("operating"),
    goneSince: isoDate.nullable().default(null),
  })
  .refine(({ formerBody, goneSince }) => (formerBody === "gone") === (goneSince !== null), {
    message: "gone-and-day-together",
    path: ["goneSince"],
  });
export type TransferInput = z.input<typeof transferInput>;

export type TransferRefusal =
  | "transfer-standing"
  | "transfer-not-accredited"
  | "transfer-scope-not-covered"
  | "transfer-majors-open"
  | "transfer-review-missing"
  | "transfer-time-over";

export type TransferCondition = "cycle-kept" | "programme-by-receiver" | "minors-taken-over" | "visit-before-transfer";

export type Transfer = {
  readonly transferable: boolean;
  readonly refusals: readonly Refusal<TransferRefusal>[];
  readonly conditions: readonly TransferCondition[];
  /** The last day on which it can be taken over. */
  readonly until: string;
  /** The new certificate keeps the cycle, so this stays. */
  readonly expiry: string;
};

type Asked = z.infer<typeof transferInput>;

const found = (
  isBroken: boolean,
  code: TransferRefusal,
  { rule }: z.infer<typeof condition>,
  facts: Refusal["facts"],
): readonly Refusal<TransferRefusal>[] => (isBroken ? [refusal(code, rule, facts)] : []);

const lastDayOf = ({ goneSince, expiry }: Asked, { formerBodyGone }: TransferPack["parameters"]): string => {
  if (goneSince === null) return expiry;
  const limit = addMonthsEndRule(Temporal.PlainDate.from(goneSince), formerBodyGone.months).toString();
  return limit < expiry ? limit : expiry;
};

/** Everything against a transfer at once, and what goes with it. */
export const transfer = (pack: TransferPack, given: TransferInput): RuleRun<Transfer> => {
  const asked = transferInput.parse(given);
  const rules = pack.parameters;
  const until = lastDayOf(asked, rules);
  const refusals = [
    ...found(asked.standing !== "in-force", "transfer-standing", rules.standing, { standing: asked.standing }),
    ...found(asked.accreditation !== "covered", "transfer-not-accredited", rules.accreditation, {}),
    ...found(asked.receivingScope !== "covered", "transfer-scope-not-covered", rules.scope, {}),
    ...found(asked.openMajors > 0, "transfer-majors-open", rules.majors, { majors: asked.openMajors }),
    ...found(asked.review === "none", "transfer-review-missing", rules.review, {}),
    ...found(asked.on > until, "transfer-time-over", rules.formerBodyGone, { until, on: asked.on }),
  ];
  const conditions: readonly { readonly id: TransferCondition; readonly rule: z.infer<typeof clause> }[] = [
    { id: "cycle-kept", rule: rules.cycle.rule },
    { id: "programme-by-receiver", rule: rules.programme.rule },
    ...(asked.openMinors > 0 ? [{ id: "minors-taken-over" as const, rule: rules.majors.rule }] : []),
    ...(asked.openMajors > 0 && asked.review !== "with-visit"
      ? [{ id: "visit-before-transfer" as const, rule: rules.review.rule }]
      : []),
  ];
  const untilStep: TraceStep = {
    step: "transfer-until",
    value: until,
    unit: "date",
    rule: rules.formerBodyGone.rule,
    facts: { goneSince: asked.goneSince, months: rules.formerBodyGone.months, expiry: asked.expiry },
  };
  return {
    result: {
      transferable: refusals.length === 0,
      refusals,
      conditions: conditions.map(({ id }) => id),
      until,
      expiry: asked.expiry,
    },
    trace: [
      untilStep,
      ...conditions.map(
        ({ id, rule }): TraceStep => ({
          step: id,
          value: null,
          unit: null,
          rule,
          facts: { expiry: asked.expiry, minors: asked.openMinors, majors: asked.openMajors },
        }),
      ),
    ],
    pack: pack.id,
    edition: pack.edition,
  };
};
