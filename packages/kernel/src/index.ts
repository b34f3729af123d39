export { addMonthsEndRule } from "./calendar/months.ts";
export {
  addWorkingDays,
  type CalendarRefusal,
  isWorkingDay,
  type WorkingCalendar,
  workingCalendar,
} from "./calendar/working-days.ts";
export { type Action, accessRule, can, type Role, roles } from "./can.ts";
export { type CaseCode, type CaseCommand, caseCodes } from "./case/case-command.ts";
export {
  type AnswerPart,
  type AttestedAct,
  answerParts,
  attestedActs,
  type Basis,
  type CaseEvent,
  type DrawnPoint,
  type VerdictKind,
  verdicts,
} from "./case/case-event.ts";
export type { CaseFacts, PeopleFacts, StatementAtHand } from "./case/case-facts.ts";
export { actOf } from "./case/case-occasion.ts";
export { completedOn, currentRecord, gradeOf, isComplete, teamOf, valueAt } from "./case/case-record.ts";
export type { CaseRecord, CaseState, Finding } from "./case/case-state.ts";
export { consultedIn } from "./case/consulted.ts";
export { conformityCase } from "./case/decide-case.ts";
export { isWithin, printedStandards, standardsOf } from "./case/drawn-point.ts";
export {
  type FunctionProgress,
  type OpenStep,
  openSteps,
  progress,
  type StepAct,
  stepActs,
} from "./case/open-steps.ts";
export { mayNotJudge } from "./case/people.ts";
export { attestationBlocked, limitsOf, notSeparate } from "./case/red-lines.ts";
export type { Context, Decider } from "./decider.ts";
export type { Bilingual, Json } from "./json.ts";
export {
  type KnownRelation,
  type Organisation,
  type OrganisationCode,
  type OrganisationCommand,
  type OrganisationEvent,
  type OrganisationKind,
  organisation,
  organisationKinds,
} from "./organisation.ts";
export { type ImpartialityFacts, impartiality } from "./parties/decide-impartiality.ts";
export { personFile } from "./parties/decide-person-file.ts";
export {
  coveredUntil,
  type Impartiality,
  type ImpartialityCode,
  type ImpartialityCommand,
  type ImpartialityEvent,
  interests,
  residuals,
  threats,
} from "./parties/impartiality.ts";
export { isCompetent, isIndependent, type PartyGraph, relationsOf } from "./parties/party-facts.ts";
export {
  contractKinds,
  type KeptBan,
  type KeptContract,
  type KeptQualification,
  type KeptRegistration,
  type KeptRelation,
  type KeptWitnessing,
  type PersonFacts,
  type PersonFile,
  type PersonFileCode,
  type PersonFileCommand,
  type PersonFileEvent,
  registrationGrades,
  witnessOutcomes,
} from "./parties/person-file.ts";
export {
  barredTerm,
  registrationKey,
  type Sanction,
  type SanctionCode,
  type SanctionCommand,
  type SanctionEvent,
  type SanctionFacts,
  sanction,
} from "./parties/sanction.ts";
export { overlaps } from "./parties/terms.ts";
export type { Cast, Seat } from "./play/cast.ts";
export { type Direction, type Move, nextMove } from "./play/next-move.ts";
export { runExample } from "./play/run-example.ts";
export { houseRule, type Place, type Refusal, type RuleSource, refusal } from "./refusal.ts";
export { assert, ok, type Result, refuse, unlessRefused, unreachable } from "./result.ts";
export {
  type ApplicationGateInput,
  type ApplicationGatePack,
  type ApplicationGateRefusal,
  applicationGate,
} from "./rules/application-gate.ts";
export {
  type AuditTime,
  type AuditTimeInput,
  type AuditTimePack,
  type AuditTimeRefusal,
  auditTime,
} from "./rules/audit-time.ts";
export { anywhere, clashes, editionInForce, type RulesOf, rulesOfScheme } from "./rules/choose-edition.ts";
export {
  type Ban,
  type Competence,
  type CompetenceFunction,
  type CompetenceInput,
  type CompetencePack,
  competence,
  competenceFunctions,
  type Qualification,
} from "./rules/competence.ts";
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
} from "./rules/independence.ts";
export {
  type IntegratedAuditTimeInput,
  type IntegratedAuditTimePack,
  integratedAuditTime,
} from "./rules/integrated-audit-time.ts";
export {
  type NonconformityLimits,
  type NonconformityLimitsInput,
  type NonconformityLimitsPack,
  nonconformityLimits,
} from "./rules/nonconformity-limits.ts";
export { areAtOnce, type Example, isInForce, type RuleAnswer, type RuleRun, type TraceStep } from "./rules/pack.ts";
export {
  parseRulePack,
  type RuleId,
  type RulePack,
  ruleInputs,
  rulePack,
  type ShapeProblem,
} from "./rules/rule-pack.ts";
export { runPack, runRule } from "./rules/run.ts";

export { type SanctionPack, sanctionTerm } from "./rules/sanction.ts";
export { type SiteSampleInput, type SiteSamplePack, siteSample } from "./rules/site-sample.ts";
export {
  type StageTwoGate,
  type StageTwoGateInput,
  type StageTwoGatePack,
  type StageTwoGateRefusal,
  stageTwoGate,
} from "./rules/stage-two-gate.ts";
export {
  type SurveillanceDates,
  type SurveillanceInput,
  type SurveillancePack,
  surveillance,
} from "./rules/surveillance.ts";
export { type Transition, type TransitionInput, type TransitionPack, transition } from "./rules/transition.ts";
export { asDays, asPercent, type Days, type Percent } from "./rules/units.ts";
export { workingDaysOf } from "./rules/working-days.ts";
export { checkScheme } from "./scheme/check-scheme.ts";
export { type ContentFile, type Extended, type ExtendProblem, extend } from "./scheme/extend.ts";
export type { Effect, Field, PlainField } from "./scheme/field.ts";
export { ruleJsonSchema, schemeJsonSchema } from "./scheme/json-schema.ts";
export { type Occasion, type StatementAct, statementActs } from "./scheme/occasion.ts";
export {
  type ConformityFunction,
  type Doer,
  functions,
  type Grade,
  type RecordKind,
  type Scheme,
  scheme,
  schemeShape,
} from "./scheme/scheme.ts";
export { schemeFor } from "./scheme/scheme-for.ts";
export type { SchemeProblem } from "./scheme/scheme-problem.ts";
export { type SimulatedEvent, simulateScheme } from "./scheme/simulate-scheme.ts";
export {
  type StatementCode,
  type StatementCommand,
  type StatementFacts,
  statement,
} from "./statement/decide-statement.ts";
export {
  type Attested,
  type Standing,
  type StandingChange,
  type StandingOn,
  type Statement,
  type StatementEvent,
  standingOn,
} from "./statement/statement.ts";
export { findTerms, termNamed, type Vocabulary, type VocabularyTerm, vocabulary } from "./vocabulary.ts";
