import { type ColumnKey, columns } from "../columns.ts";
import { riskCells } from "../register-view.ts";
import type { Risk } from "../risk.ts";

/** What belongs to the risk and to no printed column: the event's harm, who owns it, what an evaluator must be competent in. */
export const riskFields = ["harm", "owner", "area"] as const;
/** Columns on demand of a legal register: kept as they were written, and judged by nothing. */
export const demandColumns = [
  "documentNumber",
  "issuer",
  "level",
  "sourceAddress",
  "searchedOn",
  "department",
  "duty",
  "fulfilment",
  "due",
] as const;

export type RiskField = (typeof riskFields)[number];
export type DemandColumn = (typeof demandColumns)[number];
/** A column that holds text of a line, as it was printed or written. */
export type WrittenColumn = ColumnKey | DemandColumn;
export type CellColumn = WrittenColumn | RiskField;

export const cellColumns: readonly CellColumn[] = [...columns.map(({ key }) => key), ...riskFields, ...demandColumns];

/** `line` null: the risk's own cell, which stands beside the first of its lines. */
export type CellEdit = { readonly line: string | null; readonly column: CellColumn; readonly to: string };

export type Cell = { readonly line: string | null; readonly column: CellColumn; readonly text: string };

/** ②, ③, ④ and the columns on demand belong to one document; everything else belongs to the risk. */
const perLine: readonly CellColumn[] = ["document", "effective", "clauses", ...demandColumns];
export const isPerLine = (column: CellColumn): boolean => perLine.includes(column);

const isDemand = (column: CellColumn): column is DemandColumn => demandColumns.some((one) => one === column);
const isField = (column: CellColumn): column is RiskField => riskFields.some((one) => one === column);

const fieldText = (risk: Risk, field: RiskField): string =>
  field === "harm" ? (risk.identified?.harm ?? "") : risk[field];

/** The place in `riskCells` that a line's id names; the first where it names none. */
export const placeOf = (risk: Risk, line: string | null): number =>
  line === null ? 0 : risk.lines.findIndex((one) => one.id === line);

const printedAt: ReadonlyMap<CellColumn, number> = new Map(columns.map(({ key }, index) => [key, index]));

/** What the cells of a row say now; the row is printed once, however many cells are asked for. */
export const cellReader = (risk: Risk): ((line: string | null, column: CellColumn) => string) => {
  const table = riskCells(risk);
  const places = new Map(risk.lines.map(({ id }, index) => [id, index]));
  return (line, column) => {
    if (isField(column)) return fieldText(risk, column);
    const place = line === null ? 0 : (places.get(line) ?? -1);
    if (isDemand(column)) return (line === null ? risk.written : risk.lines[place]?.printed)?.[column] ?? "";
    return table[place]?.[printedAt.get(column) ?? -1] ?? "";
  };
};

export const cellText = (risk: Risk, line: string | null, column: CellColumn): string => cellReader(risk)(line, column);

/** Every cell of a row that says something. Withdrawn documents say nothing any more. */
export const cellsOf = (risk: Risk): readonly Cell[] => {
  if (risk.identified === null || risk.withdrawn !== null) return [];
  const table = riskCells(risk);
  const fields = riskFields.map((column) => ({ line: null, column, text: fieldText(risk, column) }));
  const printed = table.flatMap((cells, index) => {
    const line = risk.lines[index];
    if (line !== undefined && line.withdrawn !== null && index > 0) return [];
    const isWithdrawn = line !== undefined && line.withdrawn !== null;
    const own = columns.flatMap(({ key }, at): readonly Cell[] => {
      if (isPerLine(key) && isWithdrawn) return [];
      const id = isPerLine(key) || index > 0 ? (line?.id ?? null) : null;
      return [{ line: id, column: key, text: cells[at] ?? "" }];
    });
    const demanded = demandColumns.map((column) => ({
      line: line?.id ?? null,
      column,
      text: (line?.printed ?? risk.written)[column] ?? "",
    }));
    return [...own, ...(isWithdrawn ? [] : demanded)];
  });
  return [...fields, ...printed].filter(({ text }) => text !== "");
};

export type CellChange = {
  /** Null for the risk's own cell, and for a document that the change itself adds. */
  readonly line: string | null;
  readonly column: CellColumn;
  readonly from: string;
  readonly to: string;
};

/** What differs between a row before and after, cell by cell, in the order of print. */
export const cellChanges = (before: Risk, after: Risk): readonly CellChange[] => {
  const name = ({ line, column }: Cell) => `${line ?? ""} ${column}`;
  const was = new Map(cellsOf(before).map((cell) => [name(cell), cell]));
  const is = new Map(cellsOf(after).map((cell) => [name(cell), cell]));
  const known = new Set(before.lines.map(({ id }) => id));
  const named = (line: string | null) => (line !== null && known.has(line) ? line : null);
  const gone = [...was].flatMap(([key, { line, column, text }]) =>
    is.has(key) ? [] : [{ line: named(line), column, from: text, to: "" }],
  );
  const come = [...is].flatMap(([key, { line, column, text }]) => {
    const from = was.get(key)?.text ?? "";
    return from === text ? [] : [{ line: named(line), column, from, to: text }];
  });
  const order = ({ column }: CellChange) => cellColumns.indexOf(column);
  return [...gone, ...come].toSorted((one, other) => order(one) - order(other));
};
