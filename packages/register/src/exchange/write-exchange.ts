import { type CellColumn, cellColumns, cellReader, demandColumns } from "../change-set/cell.ts";
import type { Risk } from "../risk.ts";
import { ofRisk } from "./read-exchange.ts";

export type ExchangedRow = { readonly id: string; readonly version: number; readonly risk: Risk };

/** A document that was withdrawn is left out, unless the risk's own cells stand beside it. */
const shownLines = ({ lines }: Risk): readonly (string | null)[] => {
  const shown = lines.filter(({ withdrawn }, index) => withdrawn === null || index === 0);
  return shown.length === 0 ? [null] : shown.map(({ id }) => id);
};

/** Columns of a keyed file: the printed ones, what belongs to the risk, those on demand that say something, the keys. */
export const exchangeColumns = (rows: readonly ExchangedRow[]): readonly CellColumn[] => {
  const used = demandColumns.filter((column) =>
    rows.some(({ risk }) => [risk.written, ...risk.lines.map(({ printed }) => printed)].some((cells) => cells[column])),
  );
  return cellColumns.filter(
    (column) => !demandColumns.some((one) => one === column) || used.some((one) => one === column),
  );
};

/** The register cell by cell, each line under the key and the version that it was read at. */
export const exchangeTable = (
  rows: readonly ExchangedRow[],
  columns: readonly CellColumn[],
): readonly (readonly string[])[] => {
  const newest = rows.reduce((last, { id }) => (id > last ? id : last), "");
  return rows.flatMap(({ id, version, risk }) => {
    const cell = cellReader(risk);
    return shownLines(risk).map((line) => [
      ...columns.map((column) => cell(ofRisk.includes(column) ? null : line, column)),
      id,
      line ?? "",
      String(version),
      newest,
    ]);
  });
};
