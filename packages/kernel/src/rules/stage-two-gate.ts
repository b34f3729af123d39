import { z } from "zod";
import { type Refusal, refusal } from "../refusal.ts";
import { type Result, unlessRefused } from "../result.ts";
import { clause, isoDate } from "./fields.ts";
import { packOf, type RuleRun } from "./pack.ts";

export const stageTwoGatePack = packOf(
  "stage-two-gate",
  z.strictObject({
    internalAudit: z.strictObject({ rule: clause }),
    managementReview: z.strictObject({ rule: clause }),
    order: z.strictObject({ rule: clause }),
  }),
);
export type StageTwoGatePack = z.infer<typeof stageTwoGatePack>;

export const stageTwoGateInput = z.strictObject({
  stageTwo: isoDate,
  operatingSince: isoDate,
  /** The days on which they were finished. */
  internalAudit: isoDate.nullable(),
  managementReview: isoDate.nullable(),
});
export type StageTwoGateInput = z.input<typeof stageTwoGateInput>;

export type StageTwoGateRefusal = "internal-audit-not-finished" | "management-review-not-finished";
export type StageTwoGate = { readonly ready: true; readonly warnings: readonly "review-before-internal-audit"[] };

/** Internal audit and management review stand finished, within the run of the system, before stage 2 begins (3S-5). */
export const stageTwoGate = (
  pack: StageTwoGatePack,
  given: StageTwoGateInput,
): Result<RuleRun<StageTwoGate>, Refusal<StageTwoGateRefusal>> => {
  const { stageTwo, operatingSince, internalAudit, managementReview } = stageTwoGateInput.parse(given);
  const rules = pack.parameters;
  const unfinished = (done: string | null): boolean => done === null || done < operatingSince || done >= stageTwo;
  const nextDay = (done: string | null): string | null =>
    done === null || done < operatingSince ? null : Temporal.PlainDate.from(done).add({ days: 1 }).toString();
  const found: readonly Refusal<StageTwoGateRefusal>[] = [
    ...(unfinished(internalAudit)
      ? [
          refusal(
            "internal-audit-not-finished",
            rules.internalAudit.rule,
            { done: internalAudit, stageTwo, operatingSince },
            nextDay(internalAudit),
          ),
        ]
      : []),
    ...(unfinished(managementReview)
      ? [
          refusal(
            "management-review-not-finished",
            rules.managementReview.rule,
            { done: managementReview, stageTwo, operatingSince },
            nextDay(managementReview),
          ),
        ]
      : []),
  ];
  const isReviewFirst = internalAudit !== null && managementReview !== null && managementReview < internalAudit;
  return unlessRefused(found, () => ({
    result: { ready: true, warnings: isReviewFirst ? ["review-before-internal-audit"] : [] },
    trace: [
      {
        step: "internal-audit",
        value: internalAudit,
        unit: "date",
        rule: rules.internalAudit.rule,
        facts: { stageTwo },
      },
      {
        step: "management-review",
        value: managementReview,
        unit: "date",
        rule: isReviewFirst ? rules.order.rule : rules.managementReview.rule,
        facts: { stageTwo, internalAudit },
      },
    ],
    pack: pack.id,
    edition: pack.edition,
  }));
};
