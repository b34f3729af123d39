import {
  type ColumnKey,
  columns,
  type GridColumn,
  type GridGroup,
  gridColumns,
  lineColumns,
} from "@touchstone/register";
import type { GridLine, GridRow } from "./grid-rows.ts";

/** Height of one line of a row: three lines of text and the padding. One height for all keeps ten thousand rows cheap. */
export const lineHeight = 72;
export const groupHeight = 32;

const wide: Partial<Record<GridColumn, number>> = { no: 64, risk: 190, document: 200, sourceAddress: 220, duty: 200 };
const narrow: readonly GridColumn[] = ["evaluatedOn", "searchedOn", "due", "fulfilment", "level", "evaluator", "area"];
export const widthOf = (column: GridColumn): number => wide[column] ?? (narrow.includes(column) ? 110 : 150);

export const usualColumns: readonly ColumnKey[] = columns.map(({ key }) => key);
/** These two say which row it is, and stay. */
export const fixedColumns: readonly GridColumn[] = ["no", "risk"];

const perLine: readonly GridColumn[] = lineColumns;
export const isPerLine = (column: GridColumn): boolean => perLine.includes(column);

/** The columns that an address names, in the order in which they stand; the usual ones where it names none. */
export const readColumns = (text: string | null): readonly GridColumn[] => {
  const named: readonly string[] = text === null ? usualColumns : text.split(",");
  return gridColumns.filter((column) => fixedColumns.includes(column) || named.includes(column));
};

/** One line of the grid: a document of a risk, or the only line of a risk without one. */
export type Line = { readonly row: GridRow; readonly line: GridLine; readonly offset: number };

export type Placed =
  | {
      readonly kind: "row";
      readonly row: GridRow;
      readonly first: number;
      readonly top: number;
      readonly height: number;
    }
  | { readonly kind: "group"; readonly value: string; readonly top: number; readonly height: number };

/** Rows that have been read from both ends, and how many between them have not. */
export type Rows = {
  readonly head: readonly GridRow[];
  readonly missing: number;
  readonly tail: readonly GridRow[];
};

export type Layout = {
  readonly lines: readonly Line[];
  readonly placed: readonly Placed[];
  readonly height: number;
  /** Where rows are not read yet: the first line beyond them, and between which heights they would stand. */
  readonly gap: { readonly at: number; readonly top: number; readonly end: number };
};

/** The lines that belong together with one: nothing is pasted, filled or selected over rows that nobody has read. */
export const stretchOf = ({ lines, gap }: Layout, at: number): { readonly from: number; readonly to: number } => {
  if (gap.top === gap.end) return { from: 0, to: lines.length };
  return at < gap.at ? { from: 0, to: gap.at } : { from: gap.at, to: lines.length };
};

export const layOut = ({ head, missing, tail }: Rows, group: GridGroup | null): Layout => {
  const lines: Line[] = [];
  const placed: Placed[] = [];
  let top = 0;
  let last: string | null = null;
  const put = (row: GridRow): void => {
    const value = group === null ? null : row[group];
    if (value !== null && value !== last) {
      placed.push({ kind: "group", value, top, height: groupHeight });
      top += groupHeight;
      last = value;
    }
    const height = row.lines.length * lineHeight;
    placed.push({ kind: "row", row, first: lines.length, top, height });
    for (const [offset, line] of row.lines.entries()) lines.push({ row, line, offset });
    top += height;
  };
  for (const row of head) put(row);
  // Rows that are not read yet are taken for rows of one line.
  const gap = { at: lines.length, top, end: top + missing * lineHeight };
  if (missing > 0) last = null;
  top = gap.end;
  for (const row of tail) put(row);
  return { lines, placed, height: top, gap };
};

/** What stands between two heights, found by halving: the grid asks at every step of a scroll. */
export const between = (placed: readonly Placed[], from: number, to: number): readonly Placed[] => {
  let [low, high] = [0, placed.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = placed[middle];
    if (one !== undefined && one.top + one.height <= from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((placed[end]?.top ?? Number.POSITIVE_INFINITY) < to) end += 1;
  return placed.slice(low, end);
};

export type Place = { readonly at: number; readonly column: number };
export type Selection = { readonly from: Place; readonly to: Place };

/** Cells of the risk stand at its first line, whichever line one points at. */
export const settle = (lines: readonly Line[], columnsShown: readonly GridColumn[], { at, column }: Place): Place => {
  const inside = {
    at: Math.max(0, Math.min(at, lines.length - 1)),
    column: Math.max(0, Math.min(column, columnsShown.length - 1)),
  };
  const key = columnsShown[inside.column];
  const offset = lines[inside.at]?.offset ?? 0;
  return key !== undefined && !isPerLine(key) ? { ...inside, at: inside.at - offset } : inside;
};

export const textAt = ({ row, line }: Line, column: GridColumn): string =>
  (isPerLine(column) ? line.cells[column] : row.cells[column]) ?? "";

export const columnsIn = (shown: readonly GridColumn[], { from, to }: Selection): readonly GridColumn[] =>
  shown.slice(Math.min(from.column, to.column), Math.max(from.column, to.column) + 1);

/** The lines of a selection; where it holds only cells of risks, a risk counts once. */
export const linesIn = (
  lines: readonly Line[],
  chosen: readonly GridColumn[],
  { from, to }: Selection,
): readonly Line[] => {
  const last = Math.max(from.at, to.at);
  const end = chosen.every((column) => !isPerLine(column)) ? last : reach(lines, last, chosen);
  const span = lines.slice(Math.min(from.at, to.at), end + 1);
  return chosen.some(isPerLine) ? span : span.filter(({ offset }) => offset === 0);
};

// A selection that ends in a cell of a risk takes in all the lines that the cell stands beside.
const reach = (lines: readonly Line[], at: number, chosen: readonly GridColumn[]): number => {
  if (chosen.every(isPerLine)) return at;
  let end = at;
  while ((lines[end + 1]?.offset ?? 0) > 0) end += 1;
  return end;
};

export const copyOf = (lines: readonly Line[], chosen: readonly GridColumn[]): readonly (readonly string[])[] =>
  lines.map((one) => chosen.map((column) => (isPerLine(column) || one.offset === 0 ? textAt(one, column) : "")));
