export { type ColumnKey, columnGroups, columnOf, columns } from "./columns.ts";
export { defuse, looksLikeFormula, restore } from "./formula.ts";
export { type Grid, grid, type Merge } from "./grid.ts";
export { type DatePrecision, type PrintedDate, parsePrintedDate, type ReadDate } from "./printed-date.ts";
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
export { type Risk, type RiskCode, type RiskCommand, type RiskEvent, type RiskState, risk, riskState } from "./risk.ts";
