import { cellColumnNames } from "@touchstone/contract";
import { columns, type ExchangedRow, exchangeColumns, exchangeTable, keyColumns } from "@touchstone/register";

const printed: ReadonlyMap<string, string> = new Map(columns.map(({ key, zh }) => [key, zh]));
const narrow: readonly string[] = ["no", "effective", "evaluatedOn", "owner", "area"];

/** The register with the keys under which it can come back, as cells with their headings, and the columns' widths. */
export const keyedTable = (rows: readonly ExchangedRow[]) => {
  const shown = exchangeColumns(rows);
  const headings = [...shown.map((column) => printed.get(column) ?? cellColumnNames[column].zh), ...keyColumns];
  return {
    cells: [headings, ...exchangeTable(rows, shown)],
    widths: [...shown.map((column) => (narrow.includes(column) ? 12 : 26)), ...keyColumns.map(() => 12)],
    hiddenFrom: shown.length,
  };
};
