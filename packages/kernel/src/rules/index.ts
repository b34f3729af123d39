export { type AppealClock, type AppealTermsPack, clockOf } from "./appeal-terms.ts";
export {
  type ApplicationGateInput,
  type ApplicationGatePack,
  type ApplicationGateRefusal,
  applicationGate,
} from "./application-gate.ts";
export {
  type AuditTime,
  type AuditTimeInput,
  type AuditTimePack,
  type AuditTimeRefusal,
  auditTime,
} from "./audit-time.ts";
export { anywhere, clashes, editionInForce, type RulesOf, rulesOfScheme } from "./choose-edition.ts";
export { type ComingEdition, changedParameters, comingEditions } from "./coming-editions.ts";
export {
  type Ban,
  type Competence,
  type CompetenceFunction,
  type CompetenceInput,
  type CompetencePack,
  competence,
  competenceFunctions,
  type Qualification,
} from "./competence.ts";
export { bilingual, isoDate, word } from "./fields.ts";
export {
  type Independence,
  type IndependenceInput,
  type IndependencePack,
  independence,
  independenceAmong,
  isBarring,
  lapseOf,
  type Relation,
  type RelationKind,
  relationKinds,
  weighRelations,
} from "./independence.ts";
export {
  type IntegratedAuditTimeInput,
  type IntegratedAuditTimePack,
  integratedAuditTime,
} from "./integrated-audit-time.ts";
export {
  type NonconformityLimits,
  type NonconformityLimitsInput,
  type NonconformityLimitsPack,
  nonconformityLimits,
} from "./nonconformity-limits.ts";
export { areAtOnce, type Example, isInForce, type RuleAnswer, type RuleRun, type TraceStep } from "./pack.ts";
export {
  parseRulePack,
  type RuleId,
  type RulePack,
  ruleInputs,
  rulePack,
  type ShapeProblem,
} from "./rule-pack.ts";
export { runPack, runRule } from "./run.ts";
export { type SampledSite, type SitePopulation, type SiteRelation, sampleSites } from "./sample-sites.ts";
export { type SanctionPack, sanctionTerm } from "./sanction.ts";
export { type AuditedSite, type SitePlanInput, type SitePlanPack, sitePlan } from "./site-plan.ts";
export { type SiteSampleInput, type SiteSamplePack, siteSample } from "./site-sample.ts";
export {
  type StageTwoGate,
  type StageTwoGateInput,
  type StageTwoGatePack,
  type StageTwoGateRefusal,
  stageTwoGate,
} from "./stage-two-gate.ts";
export {
  type SurveillanceDates,
  type SurveillanceInput,
  type SurveillancePack,
  surveillance,
} from "./surveillance.ts";
export { type Transition, type TransitionInput, type TransitionPack, transition } from "./transition.ts";
export { asDays, asPercent, type Days, type Percent } from "./units.ts";
export { workingDaysOf } from "./working-days.ts";
