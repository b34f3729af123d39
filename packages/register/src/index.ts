export { auditWalks } from "./audit-walk.ts";
export { type ColumnKey, columnGroups, columnOf, columns } from "./columns.ts";
export { risk } from "./decide-risk.ts";
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
export { type Due, dueOf, expectedBy, type Heap, heapOf, type YearLine, yearLines } from "./evaluation/dashboard.ts";
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
  statesAt,
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
  openRows,
  type StateCounts,
} from "./evaluation/standing.ts";
export { defuse, looksLikeFormula, restore } from "./formula.ts";
export { type Frequency, type Period, periods, timesInYear } from "./frequency.ts";
export { type Grid, grid, type Merge } from "./grid.ts";
export { type DatePrecision, type PrintedDate, parsePrintedDate, type ReadDate } from "./printed-date.ts";
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
