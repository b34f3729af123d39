export { auditWalks } from "./audit-walk.ts";
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
export { type ColumnKey, columnGroups, columnOf, columns } from "./columns.ts";
export { risk } from "./decide-risk.ts";
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
  Written,
} from "./risk.ts";
export { noRisk } from "./risk.ts";
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
export {
  type GridColumn,
  type GridGroup,
  type GridSort,
  gridColumns,
  gridGroups,
  gridSorts,
  lineColumns,
} from "./saved-view/grid-columns.ts";
export {
  type GridView,
  type SavedView,
  type Shelf,
  type ShelfCode,
  type ShelfCommand,
  type ShelfEvent,
  shelf,
} from "./saved-view/shelf.ts";
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
