import { z } from "zod";
import { ok, type Result, refuse } from "../result.ts";
import { appealTermsInput, appealTermsPack } from "./appeal-terms.ts";
import { applicationGateInput, applicationGatePack } from "./application-gate.ts";
import { auditTimeInput, auditTimePack } from "./audit-time.ts";
import { bodyIndependenceInput, bodyIndependencePack } from "./body-independence.ts";
import { certificateNumberInput, certificateNumberPack } from "./certificate-number.ts";
import { competenceInput, competencePack } from "./competence.ts";
import { effectivePersonnelInput, effectivePersonnelPack } from "./effective-personnel.ts";
import { findingWordsInput, findingWordsPack } from "./finding-words.ts";
import { hardCriteriaInput, hardCriteriaPack } from "./hard-criteria.ts";
import { independenceInput, independencePack } from "./independence.ts";
import { integratedAuditTimeInput, integratedAuditTimePack } from "./integrated-audit-time.ts";
import { nonconformityLimitsInput, nonconformityLimitsPack } from "./nonconformity-limits.ts";
import { reportingInput, reportingPack } from "./reporting.ts";
import { restorationExceptionInput, restorationExceptionPack } from "./restoration-exception.ts";
import { sanctionInput, sanctionPack } from "./sanction.ts";
import { shortNoticeInput, shortNoticePack } from "./short-notice.ts";
import { sitePlanInput, sitePlanPack } from "./site-plan.ts";
import { siteSampleInput, siteSamplePack } from "./site-sample.ts";
import { stageTwoGateInput, stageTwoGatePack } from "./stage-two-gate.ts";
import { statusChangeInput, statusChangePack } from "./status-change.ts";
import { statusWordsInput, statusWordsPack } from "./status-words.ts";
import { surveillanceInput, surveillancePack } from "./surveillance.ts";
import { transferInput, transferPack } from "./transfer.ts";
import { transitionInput, transitionPack } from "./transition.ts";
import { workingDaysInput, workingDaysPack } from "./working-days.ts";

export const rulePack = z.discriminatedUnion("id", [
  applicationGatePack,
  auditTimePack,
  bodyIndependencePack,
  competencePack,
  effectivePersonnelPack,
  independencePack,
  integratedAuditTimePack,
  nonconformityLimitsPack,
  sanctionPack,
  sitePlanPack,
  siteSamplePack,
  stageTwoGatePack,
  surveillancePack,
  certificateNumberPack,
  reportingPack,
  restorationExceptionPack,
  shortNoticePack,
  statusWordsPack,
  transferPack,
  workingDaysPack,
  statusChangePack,
  transitionPack,
  appealTermsPack,
  findingWordsPack,
  hardCriteriaPack,
]);
export type RulePack = z.infer<typeof rulePack>;
export type RuleId = RulePack["id"];

/** What each rule is asked with. Forms and their JSON Schema are made from these. */
export const ruleInputs = {
  "application-gate": applicationGateInput,
  "audit-time": auditTimeInput,
  "body-independence": bodyIndependenceInput,
  competence: competenceInput,
  "effective-personnel": effectivePersonnelInput,
  independence: independenceInput,
  "integrated-audit-time": integratedAuditTimeInput,
  "nonconformity-limits": nonconformityLimitsInput,
  sanction: sanctionInput,
  "site-plan": sitePlanInput,
  "site-sample": siteSampleInput,
  "stage-two-gate": stageTwoGateInput,
  surveillance: surveillanceInput,
  "certificate-number": certificateNumberInput,
  reporting: reportingInput,
  "restoration-exception": restorationExceptionInput,
  "short-notice": shortNoticeInput,
  "status-words": statusWordsInput,
  transfer: transferInput,
  "working-days": workingDaysInput,
  "status-change": statusChangeInput,
  transition: transitionInput,
  "appeal-terms": appealTermsInput,
  "finding-words": findingWordsInput,
  "hard-criteria": hardCriteriaInput,
} as const satisfies Record<RuleId, z.ZodType>;

/** What is wrong with a pack or an input, and where in it. */
export type ShapeProblem = { readonly path: readonly (string | number)[]; readonly message: string };

const shapeProblems = (error: z.ZodError): readonly [ShapeProblem, ...ShapeProblem[]] => {
  const [first, ...rest] = error.issues.map((issue) => ({
    path: issue.path.map((part) => (typeof part === "symbol" ? String(part) : part)),
    message: issue.message,
  }));
  return [first ?? { path: [], message: "invalid" }, ...rest];
};

export const parseRulePack = (value: unknown): Result<RulePack, ShapeProblem> => {
  const parsed = rulePack.safeParse(value);
  return parsed.success ? ok(parsed.data) : refuse(...shapeProblems(parsed.error));
};
