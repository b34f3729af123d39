import { z } from "zod";
import { addMonthsEndRule } from "../calendar/months.ts";
import { clause, isoDate } from "./fields.ts";
import { packOf, type RuleRun } from "./pack.ts";

/** A time-limited exception to the window of restoration. It stands beside the rule and ends by itself. */
export const restorationExceptionPack = packOf(
  "restoration-exception",
  z.strictObject({
    /** In all, from the expiry. */
    months: z.int().min(1),
    otherwise: z.enum(["stage-2", "initial-audit"]),
    rule: clause,
  }),
);
export type RestorationExceptionPack = z.infer<typeof restorationExceptionPack>;

export const restorationExceptionInput = z.strictObject({ expiry: isoDate, on: isoDate });
export type RestorationExceptionInput = z.input<typeof restorationExceptionInput>;

export type RestorationException = {
  readonly restorable: boolean;
  readonly restorableUntil: string;
  readonly otherwise: "stage-2" | "initial-audit" | null;
};

export const restorationException = (
  pack: RestorationExceptionPack,
  given: RestorationExceptionInput,
): RuleRun<RestorationException> => {
  const { expiry, on } = restorationExceptionInput.parse(given);
  const { months, otherwise, rule } = pack.parameters;
  const restorableUntil = addMonthsEndRule(Temporal.PlainDate.from(expiry), months).toString();
  const restorable = on <= restorableUntil;
  return {
    result: { restorable, restorableUntil, otherwise: restorable ? null : otherwise },
    trace: [
      { step: "restoration", value: restorableUntil, unit: "date", rule, facts: { since: expiry, months, otherwise } },
    ],
    pack: pack.id,
    edition: pack.edition,
  };
};
