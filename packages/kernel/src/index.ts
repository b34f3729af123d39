export {
  type Appeal,
  type AppealEvent,
  type AppealStep,
  type AppealSubject,
  appealOutcomes,
  appealSteps,
  appealSubjects,
  nextAppealStep,
  remedies,
} from "./appeal/appeal.ts";
export {
  type Complaint,
  type ComplaintEvent,
  type ComplaintStep,
  complaintOutcomes,
  complaintSteps,
  complaintTargets,
  nextComplaintStep,
} from "./appeal/complaint.ts";
export {
  type ComplaintNotice,
  type ComplaintNoticeCommand,
  type ComplaintNoticeEvent,
  type ComplaintNoticeFacts,
  complaintNotice,
  complaintNoticeCodes,
} from "./appeal/complaint-notice.ts";
export { barredFrom, type Concern, type ConcernFacts, casesOf, noConcern } from "./appeal/concern.ts";
export { type AppealCommand, type AppealFacts, appeal, appealCodes } from "./appeal/decide-appeal.ts";
export { type ComplaintCommand, type ComplaintFacts, complaint, complaintCodes } from "./appeal/decide-complaint.ts";
export { canFollow, type FollowUp, openRemedies, orderedRemedies, reinstatementBy } from "./appeal/follow-remedy.ts";
export { notUninvolved, type PartFacts } from "./appeal/no-part.ts";
export { type CountedTime, closePeriods, type PublishedPeriod } from "./appeal/published-periods.ts";
export { iCalendar } from "./calendar/icalendar.ts";
export { addMonthsEndRule } from "./calendar/months.ts";
export {
  addWorkingDays,
  arrangedDay,
  type CountingDays,
  isWorkingDay,
  type WorkingCalendar,
  workingCalendar,
} from "./calendar/working-days.ts";
export { type Action, accessRule, can, type Role, roles } from "./can.ts";
export { auditedSites } from "./case/audited-sites.ts";
export { type CaseCode, type CaseCommand, caseCodes } from "./case/case-command.ts";
export {
  type AnswerPart,
  type AttestedAct,
  answerParts,
  attestedActs,
  type Basis,
  type CaseEvent,
  type DisputeOutcome,
  type DrawnPoint,
  disputeOutcomes,
  type PointSite,
  type VerdictKind,
  verdicts,
} from "./case/case-event.ts";
export { type CaseFacts, type PeopleFacts, type StatementAtHand } from "./case/case-facts.ts";
export { actOf } from "./case/case-occasion.ts";
export { completedOn, currentRecord, gradeOf, isComplete, teamOf, valueAt } from "./case/case-record.ts";
export { type CaseRecord, type CaseState, type Finding, type ThreadEntry } from "./case/case-state.ts";
export { checklistBars } from "./case/checklist-bars.ts";
export { areasAsked, standardsCovered } from "./case/competent.ts";
export { consultedIn } from "./case/consulted.ts";
export { conformityCase } from "./case/decide-case.ts";
export { type DisputeView, disputeOf } from "./case/dispute-told.ts";
export { isWithin, printedStandards, standardsOf } from "./case/drawn-point.ts";
export { notAttachable } from "./case/finding-evidence.ts";
export {
  type FunctionProgress,
  type OpenStep,
  openSteps,
  progress,
  type StepAct,
  stepActs,
} from "./case/open-steps.ts";
export { type Asked, mayNotJudge } from "./case/people.ts";
export { attestationBlocked, limitsOf, notSeparate } from "./case/red-lines.ts";
export { type DeadlineRow, deadlineRow, deadlineRows } from "./deadline/deadline-row.ts";
export {
  type Consequence,
  consequences,
  type Deadline,
  type DeadlineForecast,
  type DeadlineKind,
  type DeadlineMonth,
  deadlineKinds,
  deadlinesByMonth,
  type Horizon,
  simulateDeadlines,
  type Unanswered,
} from "./deadline/simulate-deadlines.ts";
export { shortestTerm, surveillancePackFor, surveillancePacks } from "./deadline/surveillance-of.ts";
export { type Context, type Decider } from "./decider.ts";
export { type AuditorScores, auditorScores, type RatedFinding } from "./effect/effect-scores.ts";
export {
  type EffectRating,
  type EffectSide,
  effectAspects,
  effectCodes,
  effectDue,
  effectiveFindings,
  effectMonths,
  effectRule,
  effectSides,
  endedOn,
  type FindingEffectCommand,
  type FindingEffectEvent,
  type FindingEffectFacts,
  type FindingEffects,
  type FindingKind,
  findingEffect,
  kindOfFinding,
  leastEffect,
  mostEffect,
} from "./effect/finding-effect.ts";
export { type Bilingual, type Json } from "./json.ts";
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
export { type AnchorKind, anchorKinds, type Corridor } from "./planner/corridor.ts";
export {
  type CellState,
  type Cover,
  type CoverageCell,
  type CoveredCell,
  type CoveringAct,
  coverageGaps,
  coverageOf,
} from "./planner/coverage.ts";
export {
  auditProgramme,
  type ProgrammeCode,
  type ProgrammeCommand,
  type ProgrammeFacts,
  programmeCodes,
} from "./planner/decide-programme.ts";
export { editionChangesOf } from "./planner/edition-changes.ts";
export {
  type AuditProgramme,
  noProgramme,
  type ProgrammeEvent,
  type Visit,
  type VisitKind,
  type VisitPlan,
  visitKinds,
} from "./planner/programme-state.ts";
export { type ComingDate, comingDates, type Fit, fits, heldIn, rowWithHeld } from "./planner/programme-view.ts";
export {
  type EditionChange,
  isOfEdition,
  type TransitionLine,
  transitionLines,
  transitionMonths,
} from "./planner/transition-lines.ts";
export { type CompetenceNeed, type TeamAsked, type UnmetNeed, unmetNeeds } from "./planner/unmet-competence.ts";
export { type WorkMonth, workloadOf } from "./planner/workload.ts";
export { type Cast, type Seat } from "./play/cast.ts";
export type { CycleEvent } from "./play/cycle-event.ts";
export { type Direction, type Move, nextMove } from "./play/next-move.ts";
export { runExample } from "./play/run-example.ts";
export { simulateCycle } from "./play/simulate-cycle.ts";
export { houseRule, type Place, type Refusal, type RuleSource, refusal } from "./refusal.ts";
export { assert, ok, type Result, refuse, unlessRefused, unreachable } from "./result.ts";
export * from "./rules/index.ts";
export { checkData, completeData, type Data, type DataProblem, isList, isObject } from "./scheme/check-data.ts";
export { checkScheme } from "./scheme/check-scheme.ts";
export { type Evaluated, evaluate, parseExpression } from "./scheme/expression.ts";
export { type Named, type Names, namesOf } from "./scheme/expression-type.ts";
export { type ContentFile, type Extended, type ExtendProblem, extend } from "./scheme/extend.ts";
export {
  type Effect,
  type Field,
  field,
  name,
  type PlainField,
  type PlainSchemeField,
  type SchemeField,
} from "./scheme/field.ts";
export { contentJsonSchema, ruleJsonSchema, schemeJsonSchema } from "./scheme/json-schema.ts";
export { type Occasion, type StatementAct, statementActs } from "./scheme/occasion.ts";
export {
  type ConformityFunction,
  type Doer,
  functions,
  type Grade,
  objectKinds,
  type RecordKind,
  type Scheme,
  type StatementChange,
  scheme,
  schemeShape,
} from "./scheme/scheme.ts";
export { schemeFor } from "./scheme/scheme-for.ts";
export { repeated, type SchemeProblem } from "./scheme/scheme-problem.ts";
export { isWithdrawnSince } from "./statement/act-guards.ts";
export {
  type ClientNotice,
  type ClientNoticeCode,
  type ClientNoticeCommand,
  type ClientNoticeEvent,
  type ClientNoticeFacts,
  clientNotice,
  clientNoticeCodes,
  type NoticeTerm,
  noticeEffects,
  noticeKinds,
  noticeOwed,
} from "./statement/client-notice.ts";
export { statement } from "./statement/decide-statement.ts";
export {
  isGroundForSuspension,
  type MarkCheck,
  type MarkCheckCode,
  type MarkCheckCommand,
  type MarkCheckEvent,
  markCheck,
  markCheckCodes,
  markDue,
  markOutcomes,
  markUses,
} from "./statement/mark-check.ts";
export { type Act, acts, edgesFrom, type Standing, standingEdges, standings } from "./statement/standing-edges.ts";
export {
  type Attested,
  attestedWith,
  type EditionKind,
  editionKinds,
  editionOn,
  evolveStatement,
  noStatement,
  type Said,
  type StandingChange,
  type StandingOn,
  type Statement,
  type StatementBasis,
  scopeOn,
  sitesOn,
  standingOn,
} from "./statement/statement.ts";
export {
  type CycleFacts,
  type DecidedAct,
  type StatementCode,
  type StatementCommand,
  type StatementDecision,
  type StatementFacts,
  statementCodes,
} from "./statement/statement-command.ts";
export {
  type ClosedAct,
  closedActs,
  type Remedy as StatementRemedy,
  type StatementEvent,
} from "./statement/statement-event.ts";
export { type OutlookLine, type OutlookRules, outlookKinds, statementOutlook } from "./statement/statement-outlook.ts";
export {
  type ReasonedAct,
  type ReasonList,
  reasonedActs,
  reasonList,
  reasonsOn,
  type StatusReason,
} from "./statement/status-reasons.ts";
export { type StatusDialects, statusDialects, statusWordsOf } from "./statement/status-words.ts";
export {
  type TemplateCode,
  type TemplateCommand,
  type TemplateEvent,
  type TemplateFacts,
  type TemplateState,
  type TemplateVersion,
  templateCodes,
  templateOn,
  templates,
} from "./template/decide-template.ts";
export {
  type DocumentTemplate,
  documentTemplate,
  everyKind,
  fillTemplate,
  type TemplateValues,
  templatePlaceholders,
  templateSections,
} from "./template/document-template.ts";
export { findTerms, termNamed, type Vocabulary, type VocabularyTerm, vocabulary } from "./vocabulary.ts";
