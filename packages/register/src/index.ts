export { auditWalks } from "./audit-walk.ts";
export { type ColumnKey, columnGroups, columnOf, columns } from "./columns.ts";
export { risk } from "./decide-risk.ts";
export { defuse, looksLikeFormula, restore } from "./formula.ts";
export { type Frequency, type Period, periods, timesInYear } from "./frequency.ts";
export { type GridColumn, type GridGroup, type GridSort, gridColumns, gridGroups, gridSorts, lineColumns } from "./saved-view/grid-columns.ts";
export {
  type GridView,
  type SavedView,
  type Shelf,
  type ShelfCode,
  type ShelfCommand,
  type ShelfEvent,
  shelf,
} from "./saved-view/shelf.ts";
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
export type { Assignment, HeldWork, WorkCode, WorkFact } from "./work.ts";
