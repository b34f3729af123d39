export * from "./activities/index.ts";
export {
  type Approval,
  type Assessment,
  type AssessmentInputs,
  type AssessmentVersion,
  type Draft,
  type Evaluated,
  factors,
  hierarchy,
  lastResult,
  lastVersion,
  properties,
  type Treatment,
  treatmentOptions,
} from "./assessment/assessment.ts";
export type { AssessmentEvent } from "./assessment/assessment-events.ts";
export { type AssessmentStep, assessmentRules } from "./assessment/assessment-rules.ts";
export {
  type Criteria,
  type CriteriaCode,
  type CriteriaCommand,
  type CriteriaEvent,
  type CriteriaFacts,
  type CriteriaSet,
  type CriteriaVersion,
  controlLevels,
  criteriaSet,
  currentCriteria,
  tieRules,
} from "./assessment/criteria.ts";
export {
  type AssessmentCode,
  type AssessmentCommand,
  type AssessmentFacts,
  assessment,
  evaluateDraft,
} from "./assessment/decide-assessment.ts";
export { draftLevel, missingInputs } from "./assessment/finish.ts";
export {
  type AssessmentKind,
  assessmentKinds,
  type BandId,
  type Bounds,
  bandIds,
  bandRank,
  boundsOf,
  isAcceptable,
  type Level,
  levelOf,
  type Method,
  methodName,
  type Ratings,
  type Threshold,
} from "./assessment/method.ts";
export { axisOf, cellBand, highestScore, methodProblems } from "./assessment/method-parts.ts";
export { type Ranked, rank } from "./assessment/rank.ts";
export { isWeaklyControlled, type Stage, stageOf, stages } from "./assessment/stage.ts";
export { auditWalks } from "./audit-walk.ts";
export * from "./awareness/index.ts";
export { cellHistory, type RecordedCell } from "./cell-history/cell-history.ts";
export {
  type CellChange,
  type CellColumn,
  type CellEdit,
  cellColumns,
  cellsOf,
  cellText,
  type DemandColumn,
  demandColumns,
  isPerLine,
  type RiskField,
  riskFields,
  type WrittenColumn,
} from "./change-set/cell.ts";
export type { NewDocument, NewRow, RowEdits } from "./change-set/change-row.ts";
export {
  type CellConflict,
  countPlan,
  type PlanFacts,
  type PlanKind,
  type PlanNote,
  type PlannedRow,
  planChanges,
  planKinds,
  type RowPlan,
  type RowThere,
} from "./change-set/plan.ts";
export type { RowChange } from "./change-set/row-change.ts";
export { type ColumnKey, columnGroups, columnOf, columns, columnViewKeys, columnViews } from "./columns.ts";
export { type IssueCode, type IssueFacts, issue } from "./context/decide-issue.ts";
export {
  type Feedback,
  type FeedbackCode,
  type FeedbackCommand,
  type FeedbackEvent,
  type FeedbackFacts,
  feedback,
  feedbackKinds,
} from "./context/feedback.ts";
export {
  binds,
  type InterestedParty,
  interestedParty,
  needKinds,
  needOutcomes,
  type PartyCode,
  type PartyCommand,
  type PartyEvent,
  type PartyFacts,
} from "./context/interested-party.ts";
export {
  type Issue,
  type IssueCommand,
  type IssueEvent,
  isOpenOn,
  issueSides,
  liveRisks,
} from "./context/issue.ts";
export {
  type Ring,
  rings,
  type Scan,
  type ScanCode,
  type ScanCommand,
  type ScanEvent,
  type ScanFacts,
  scan,
  strengths,
} from "./context/scan.ts";
export { asAsked, saysStated } from "./context/scope-compare.ts";
export {
  type NamedParties,
  referenceStands,
  type ScopeCode,
  type ScopeCommand,
  type ScopeEdition,
  type ScopeEvent,
  type ScopeFacts,
  type SystemScope,
  scopeLacks,
  scopeOn,
  systemScope,
} from "./context/system-scope.ts";
export { type TrendExamples, type TrendFault, trendFaults } from "./context/trend-faults.ts";
export {
  dimensionIds,
  linkedTo,
  linkMatrix,
  linkWeight,
  type Trend,
  type TrendLink,
  type TrendMap,
} from "./context/trends.ts";
export { risk } from "./decide-risk.ts";
export { siteFeed } from "./evaluation/by-site.ts";
export {
  type ComplianceReport,
  complianceReport,
  type Declaration,
  declarations,
  mostReportedRows,
  movedSince,
  type ReportCode,
  type ReportCommand,
  type ReportContent,
  type ReportEvent,
  type ReportedRow,
  type ReportFacts,
  type RowMoved,
  reportStates,
} from "./evaluation/compliance-report.ts";
export { type Due, doneDays, dueOf, type Heap, heapOf, type YearLine, yearLines } from "./evaluation/dashboard.ts";
export { type GraphKind, graphKinds, lawKeys, type RowGraph, rowGraph } from "./evaluation/graph.ts";
export {
  type Flaw,
  type FlawKind,
  flawKinds,
  flawLinks,
  type Health,
  health,
  healthReader,
  lawKey,
} from "./evaluation/health.ts";
export {
  type LaterKnown,
  type Question,
  riskAsKnown,
  type StateThen,
  standingsAt,
  stateThen,
  type TimedEvent,
} from "./evaluation/knowledge.ts";
export {
  allRowsOf,
  type Dimension,
  dimensionNames,
  dimensions,
  type Group,
  groupRows,
  lawTitles,
  openRows,
  type StateCounts,
} from "./evaluation/standing.ts";
export {
  type Bearing,
  bearings,
  contradictingEvidence,
  openContradictions,
  supportingEvidence,
} from "./evidence/bearing.ts";
export { clockTolerance, evidenceItem } from "./evidence/decide-item.ts";
export { type DestructionCommand, everSaid, type Said } from "./evidence/destruction.ts";
export {
  type EvidenceAbout,
  type EvidenceFile,
  type EvidenceItem,
  type ItemCode,
  type ItemCommand,
  type ItemEvent,
  type ItemFacts,
  noEvidence,
  type VirusScan,
} from "./evidence/evidence-item.ts";
export { holdsOn, type LinkedFile, liveEvidence } from "./evidence/linked.ts";
export { type ExchangeCode, type ExchangeReading, readExchange } from "./exchange/read-exchange.ts";
export {
  type ColumnWords,
  findHeader,
  headingsAt,
  keyColumns,
  suggestTargets,
  type Target,
  targets,
} from "./exchange/target.ts";
export { type ExchangedRow, exchangeColumns, exchangeTable } from "./exchange/write-exchange.ts";
export { defuse, looksLikeFormula, restore } from "./formula.ts";
export { type Frequency, type Period, periods, timesInYear } from "./frequency.ts";
export { type Grid, grid, type Merge } from "./grid.ts";
export {
  type HandoverCode,
  type HandoverCommand,
  type HandoverFacts,
  handover,
  mostHanded,
} from "./handover/decide-handover.ts";
export {
  type HandedItem,
  type HandedRef,
  type HandedThing,
  type HandedTo,
  type Handover,
  type HandoverEvent,
  handedKinds,
} from "./handover/handover.ts";
export * from "./incidents/index.ts";
export * from "./isms/index.ts";
export * from "./label/index.ts";
export * from "./notices/index.ts";
export { nameKey, namesOwner } from "./owner-name.ts";
export { type DatePrecision, type PrintedDate, parsePrintedDate, type ReadDate } from "./printed-date.ts";
export { type Aim, aim, type Readiness, readiness } from "./readiness/readiness.ts";
export { record } from "./records/decide-record.ts";
export { allFields, askedAt } from "./records/kind-names.ts";
export type { Act, Entry, KeptRecord, RecordEvent } from "./records/record.ts";
export type { BarCode, RecordCode, RecordCommand, RecordFacts } from "./records/record-command.ts";
export {
  type KindStep,
  type PdcaPhase,
  type RecordKind,
  recordKind,
  recordKindShape,
  recordParts,
} from "./records/record-kind.ts";
export { barredBy, judgedFields, openSteps } from "./records/record-people.ts";
export { recordJsonSchema } from "./records/record-schema.ts";
export { type Link, type LinkFacts, linksIn, peopleIn, withNames } from "./records/record-values.ts";
export { isAskedOn, isOverdue, type RecordOn, recordOn } from "./records/record-view.ts";
export { runRecordExample } from "./records/run-record-example.ts";
export { type WarnedRow, warnedRows } from "./records/warned-rows.ts";
export { type LineCheck, type RegisterReport, type ReportedDocument, reportRegister } from "./register-report.ts";
export {
  parseRegisterTable,
  type RegisterLine,
  type RegisterRisk,
  type RegisterTable,
  type TableErrorCode,
  type TableProblem,
  type TableReading,
  type TableWarningCode,
  toTable,
} from "./register-table.ts";
export {
  concludeCompliance,
  isIdentified,
  orphans,
  type RiskWarning,
  riskCells,
  riskWarnings,
  type YearCount,
  yearCounts,
} from "./register-view.ts";
export type {
  Clause,
  Control,
  Correction,
  Doer,
  Evaluation,
  Evidence,
  Line,
  Monitoring,
  Objective,
  Review,
  Risk,
  TouchedClause,
  Written,
} from "./risk.ts";
export { noRisk } from "./risk.ts";
export type { ArticleFact, EvaluatorCompetence, RiskCode, RiskCommand, RiskFacts } from "./risk-command.ts";
export type { RiskEvent } from "./risk-events.ts";
export {
  type Days,
  everyDay,
  judgedDays,
  type Lack,
  lacks,
  lastEvaluation,
  liveLines,
  openCorrection,
  openReviews,
  type RiskState,
  riskState,
  riskStates,
  stands,
  stateBarDays,
} from "./risk-state.ts";
export * from "./saved-view/index.ts";
export * from "./self-audit/index.ts";
export { type CountedPeriod, countedPeriods, isCounted, periodOf } from "./shares/calendar-period.ts";
export { type DueDays, isBeyondTerms, type OwnTerm, type Schedule } from "./shares/due-days.ts";
export {
  askedOf,
  dueItems,
  lastShares,
  type PeriodItem,
  type PeriodShare,
  reportedBy,
  type Share,
  type ShareAsked,
  shareOfItems,
} from "./shares/shares.ts";
export * from "./sites/index.ts";
export * from "./trail/index.ts";
export type { Assignment, HeldWork, WorkCode, WorkFact } from "./work.ts";
