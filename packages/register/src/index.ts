export { auditWalks } from "./audit-walk.ts";
export { type ColumnKey, columnGroups, columnOf, columns } from "./columns.ts";
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
export { clockTolerance, evidenceItem } from "./evidence/decide-item.ts";
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
export { defuse, looksLikeFormula, restore } from "./formula.ts";
export { type Frequency, type Period, periods, timesInYear } from "./frequency.ts";
export { type Grid, grid, type Merge } from "./grid.ts";
export { type DatePrecision, type PrintedDate, parsePrintedDate, type ReadDate } from "./printed-date.ts";
export { type Aim, aim, type Readiness, readiness } from "./readiness/readiness.ts";
export { record } from "./records/decide-record.ts";
export { allFields, askedAt } from "./records/kind-names.ts";
export type { Act, Due, Entry, KeptRecord, RecordEvent } from "./records/record.ts";
export type { RecordCode, RecordCommand, RecordFacts } from "./records/record-command.ts";
export { type KindStep, type RecordKind, recordKind, recordKindShape, recordParts } from "./records/record-kind.ts";
export { barredBy, judgedFields, openSteps } from "./records/record-people.ts";
export { recordJsonSchema } from "./records/record-schema.ts";
export { type Link, type LinkFacts, linksIn, peopleIn, withNames } from "./records/record-values.ts";
export { isAskedOn, isOverdue, type RecordOn, recordOn } from "./records/record-view.ts";
export { runRecordExample } from "./records/run-record-example.ts";
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
} from "./risk.ts";
export type { ArticleFact, EvaluatorCompetence, RiskCode, RiskCommand, RiskFacts } from "./risk-command.ts";
export type { RiskEvent } from "./risk-events.ts";
export {
  type Lack,
  lacks,
  lastEvaluation,
  liveLines,
  openCorrection,
  openReviews,
  type RiskState,
  riskState,
  riskStates,
} from "./risk-state.ts";
export { atSite } from "./sites/at-site.ts";
export {
  type Site,
  type SiteCode,
  type SiteCommand,
  type SiteEvent,
  type SiteFacts,
  type SiteRelation,
  site,
  siteRelations,
} from "./sites/site.ts";
export type { Assignment, HeldWork, WorkCode, WorkFact } from "./work.ts";
