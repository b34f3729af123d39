import { type CellColumn, cellColumns } from "../change-set/cell.ts";
import { columnOf } from "../columns.ts";
import type { Grid } from "../grid.ts";

/**
 * Columns of a file that say which row, which document and which version, and which row was the register's newest when it
 * was exported; headed by these codes in every language.
 */
export const keyColumns = ["ts_risk", "ts_line", "ts_version", "ts_newest"] as const;
export type KeyColumn = (typeof keyColumns)[number];

/** What a file's column is taken for. */
export const targets = [...cellColumns, ...keyColumns, "ignore"] as const;
export type Target = (typeof targets)[number];

/** Words that head a column of each kind, in any language: data of `content/register-columns.yaml`. */
export type ColumnWords = Partial<Readonly<Record<CellColumn, readonly string[]>>>;

/** A cell of thousands of brackets is no heading, and would cost their square. */
const longestHeading = 200;

const plainHeading = (heading: string): string =>
  heading
    .slice(0, longestHeading)
    .normalize("NFKC")
    .replace(/[（(【[].*?[)）\]】]/gu, "")
    .replace(/[①-⑫\s\d.．。:：*_/\\-]/gu, "")
    .toLowerCase();

const targetOf = (heading: string, words: ColumnWords): Target => {
  const key = keyColumns.find((column) => column === heading.trim());
  if (key !== undefined) return key;
  const printed = columnOf(heading);
  if (printed !== null) return printed;
  const plain = plainHeading(heading);
  return cellColumns.find((column) => words[column]?.some((word) => plainHeading(word) === plain)) ?? "ignore";
};

/** What each heading most likely names; the first of two that name the same, and the other is left out. */
export const suggestTargets = (headings: readonly string[], words: ColumnWords): readonly Target[] => {
  const found = headings.map((heading) => (heading.trim() === "" ? "ignore" : targetOf(heading, words)));
  return found.map((target, index) => (found.indexOf(target) < index ? "ignore" : target));
};

// A title, a date and who made the table may stand above its headings.
const searchedRows = 20;

/** The row that looks most like headings; the first row with a text where none does. */
export const findHeader = (grid: Grid, words: ColumnWords): number | null => {
  const counts = grid.cells
    .slice(0, searchedRows)
    .map((row) => suggestTargets(row, words).filter((target) => target !== "ignore").length);
  const best = Math.max(0, ...counts);
  const at = best > 0 ? counts.indexOf(best) : grid.cells.findIndex((row) => row.some((cell) => cell.trim() !== ""));
  return at < 0 ? null : at;
};

/** The headings of a row, as many as the widest row of the table. */
export const headingsAt = (grid: Grid, header: number): readonly string[] => {
  const width = grid.cells.reduce(
    (most, row) => Math.max(most, 1 + row.findLastIndex((cell) => cell.trim() !== "")),
    0,
  );
  return Array.from({ length: width }, (_, index) => grid.cells[header]?.[index] ?? "");
};
