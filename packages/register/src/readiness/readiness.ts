import {
  type ApplicationGatePack,
  type AuditTime,
  type AuditTimePack,
  applicationGate,
  auditTime,
  type Refusal,
  type Result,
  type StageTwoGatePack,
  stageTwoGate,
} from "@touchstone/kernel";
import { z } from "zod";

const text = z.string();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What the record of kind `aim` says; the kind's own file is its form. */
export const aim = z.object({
  title: text,
  standard: z.enum(["iso9001", "iso14001", "iso45001", "iso27001"]),
  complexity: z.enum(["high", "medium", "low", "limited"]),
  subject: z.enum(["legal-person", "authorised-branch", "none"]),
  /** Null as long as the system is not documented. */
  documentedSince: day.nullable().default(null),
  operatingSince: day,
  plannedAudit: day,
  personnel: z.int().min(1),
  licences: z.array(z.object({ name: text, until: day.nullable().default(null) })).nullable(),
});
export type Aim = z.infer<typeof aim>;

export type ReadinessFacts = {
  readonly aim: Aim;
  /** The days on which they were finished last; null where none was. */
  readonly internalAudit: string | null;
  readonly managementReview: string | null;
  readonly on: string;
};

export type ReadinessPacks = {
  readonly application: ApplicationGatePack;
  readonly stageTwo: StageTwoGatePack;
  readonly time: AuditTimePack;
};

export type Gate = "application" | "stage-two";
export type Readiness = {
  readonly gates: readonly {
    readonly gate: Gate;
    readonly rule: { readonly source: string; readonly clause: string };
    readonly refusals: readonly Refusal[];
  }[];
  /** A management review before the internal audit breaks no rule and is pointed out. */
  readonly reviewBeforeAudit: boolean;
  readonly time: Result<AuditTime, Refusal>;
};

/** What a body would refuse today, by the rules it would be asked under, and how long the audit would take (3S-2 to 3S-5). */
export const readiness = (facts: ReadinessFacts, packs: ReadinessPacks): Readiness => {
  const { aim: of, internalAudit, managementReview, on } = facts;
  const { subject, documentedSince, operatingSince, plannedAudit, standard, personnel, complexity } = of;
  const application = applicationGate(packs.application, {
    on,
    audit: plannedAudit,
    subject,
    licences: of.licences ?? [],
    documentedSince,
    operatingSince,
  });
  const stageTwo = stageTwoGate(packs.stageTwo, {
    stageTwo: plannedAudit,
    operatingSince,
    internalAudit,
    managementReview,
  });
  const column = packs.time.parameters.tables.find((table) => table.standard === standard)?.complexities ?? null;
  const time = auditTime(packs.time, {
    standard,
    personnel,
    audit: "initial",
    ...(column === null ? {} : { complexity }),
  });
  const ruleOf = ({ source, clause }: { readonly source: string; readonly clause: string }) => ({ source, clause });
  return {
    gates: [
      {
        gate: "application",
        rule: ruleOf(packs.application),
        refusals: application.ok ? [] : application.refusals,
      },
      { gate: "stage-two", rule: ruleOf(packs.stageTwo), refusals: stageTwo.ok ? [] : stageTwo.refusals },
    ],
    reviewBeforeAudit: stageTwo.ok && stageTwo.value.result.warnings.length > 0,
    time: time.ok ? { ok: true, value: time.value.result } : time,
  };
};
