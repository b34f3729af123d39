import { z } from "zod";
import { addMonthsEndRule } from "../calendar/months.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { type Result, unlessRefused } from "../result.ts";
import { clause, isoDate, word } from "./fields.ts";
import { packOf, type RuleRun, type TraceStep } from "./pack.ts";

const waiting = z.strictObject({ months: z.int().min(0), rule: clause });
const condition = z.strictObject({ rule: clause });

export const applicationGatePack = packOf(
  "application-gate",
  z.strictObject({
    subject: condition,
    licences: condition,
    documentedSystem: condition,
    operation: waiting,
    /** Years after a certificate was suspended, cancelled or withdrawn for the client's own cause. */
    ownFaultLoss: waiting,
    formerBodyLostApproval: waiting,
    stopOrder: condition,
    listings: condition,
    majorAccident: waiting,
  }),
);
export type ApplicationGatePack = z.infer<typeof applicationGatePack>;

export const applicationGateInput = z.strictObject({
  /** The day of the application review. */
  on: isoDate,
  /** The day on which the first audit is meant to begin. */
  audit: isoDate,
  subject: z.enum(["legal-person", "authorised-branch", "none"]),
  licences: z.array(z.strictObject({ name: word, until: isoDate.nullable() })).max(200),
  documentedSince: isoDate.nullable(),
  operatingSince: isoDate.nullable(),
  ownFaultLoss: isoDate.nullable().default(null),
  formerBodyLostApproval: isoDate.nullable().default(null),
  stopOrder: z.enum(["none", "in-force"]).default("none"),
  listings: z.array(word).max(50).default([]),
  majorAccident: isoDate.nullable().default(null),
});
export type ApplicationGateInput = z.input<typeof applicationGateInput>;

export type ApplicationGateRefusal =
  | "applicant-not-a-legal-subject"
  | "licence-expired"
  | "system-not-documented"
  | "operation-too-short"
  | "own-fault-loss-too-recent"
  | "former-body-loss-too-recent"
  | "stop-order-in-force"
  | "applicant-listed"
  | "major-accident-too-recent";

type Found = Refusal<ApplicationGateRefusal>;

const plus = (from: string, months: number): string =>
  addMonthsEndRule(Temporal.PlainDate.from(from), months).toString();

const tooRecent = (
  code: ApplicationGateRefusal,
  since: string | null,
  { months, rule }: z.infer<typeof waiting>,
  on: string,
): readonly Found[] => {
  const from = since === null ? null : plus(since, months);
  return from === null || from <= on ? [] : [refusal(code, rule, { since, months, on }, from)];
};

const operationFindings = (input: z.infer<typeof applicationGateInput>, rules: ApplicationGatePack["parameters"]) => {
  const { months, rule } = rules.operation;
  return input.operatingSince === null
    ? [refusal("operation-too-short", rule, { since: null, months, on: input.audit })]
    : tooRecent("operation-too-short", input.operatingSince, rules.operation, input.audit);
};

/** May the application be accepted? Every ground against it at once, each with the first day on which it falls away. */
export const applicationGate = (
  pack: ApplicationGatePack,
  given: ApplicationGateInput,
): Result<RuleRun<{ readonly accepted: true }>, Found> => {
  const input = applicationGateInput.parse(given);
  const rules = pack.parameters;
  const subject: readonly Found[] =
    input.subject === "none" ? [refusal("applicant-not-a-legal-subject", rules.subject.rule)] : [];
  const licences: readonly Found[] = input.licences
    .filter(({ until }) => until !== null && until < input.audit)
    .map(({ name, until }) => refusal("licence-expired", rules.licences.rule, { name, until, on: input.audit }));
  const documented: readonly Found[] =
    input.documentedSince === null || input.documentedSince > input.on
      ? [refusal("system-not-documented", rules.documentedSystem.rule, {}, input.documentedSince)]
      : [];
  const stopped: readonly Found[] =
    input.stopOrder === "in-force" ? [refusal("stop-order-in-force", rules.stopOrder.rule)] : [];
  const listed: readonly Found[] =
    input.listings.length > 0 ? [refusal("applicant-listed", rules.listings.rule, { lists: input.listings })] : [];
  const found = [
    ...subject,
    ...licences,
    ...documented,
    ...operationFindings(input, rules),
    ...tooRecent("own-fault-loss-too-recent", input.ownFaultLoss, rules.ownFaultLoss, input.on),
    ...tooRecent("former-body-loss-too-recent", input.formerBodyLostApproval, rules.formerBodyLostApproval, input.on),
    ...stopped,
    ...listed,
    ...tooRecent("major-accident-too-recent", input.majorAccident, rules.majorAccident, input.on),
  ];
  const trace: readonly TraceStep[] = [
    {
      step: "operation",
      value: input.operatingSince === null ? null : plus(input.operatingSince, rules.operation.months),
      unit: "date",
      rule: rules.operation.rule,
      facts: { since: input.operatingSince, months: rules.operation.months, audit: input.audit },
    },
  ];
  return unlessRefused(found, () => ({
    result: { accepted: true },
    trace,
    pack: pack.id,
    edition: pack.edition,
  }));
};
