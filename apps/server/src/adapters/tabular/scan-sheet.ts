import { bounds } from "./bounds.ts";
import { type TabularRefusal, tabularRefusal } from "./tabular-refusal.ts";

// The spreadsheet reader answers "empty" for a shared string that is not there and for a number that is none, and rounds
// long identifiers. An importer must not: this walks the cells' own XML and names those (xlsx corpus, hucre 1.0).
const cellPattern = /<(?:\w+:)?c(?=[\s>/])([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;
const attribute = (attributes: string, name: string): string | null =>
  new RegExp(`(?:^|\\s)${name}=(?:"([^"]*)"|'([^']*)')`)
    .exec(attributes)
    ?.slice(1)
    .find((text) => text !== undefined) ?? null;

const letters = (reference: string): number =>
  [...reference].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const placeOf = (reference: string | null): { readonly row: number; readonly column: number } | null => {
  const found = /^([A-Z]{1,4})(\d{1,10})$/.exec(reference ?? "");
  return found === null ? null : { column: letters(found[1] ?? ""), row: Number(found[2]) };
};

const isDecimal = (text: string): boolean => /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?$/.test(text);

export const sharedStringCount = (text: string): number => text.match(/<(?:\w+:)?si(?=[\s>/])/g)?.length ?? 0;

/** Findings in one sheet's XML. Rows and cells may leave out their references; then they are counted, as readers do. */
export const scanSheet = (text: string, sharedStrings: number): readonly TabularRefusal[] => {
  const found: TabularRefusal[] = [];
  let cells = 0;
  let row = 0;
  let column = 0;
  const rowPattern = /<(?:\w+:)?row(?=[\s>/])/g;
  let nextRow = rowPattern.exec(text)?.index ?? Number.POSITIVE_INFINITY;
  for (const cell of text.matchAll(cellPattern)) {
    while (cell.index > nextRow) {
      row += 1;
      column = 0;
      nextRow = rowPattern.exec(text)?.index ?? Number.POSITIVE_INFINITY;
    }
    cells += 1;
    column += 1;
    const attributes = cell[1] ?? "";
    const place = placeOf(attribute(attributes, "r"));
    if (place !== null) ({ row, column } = place);
    const body = cell[2] ?? "";
    if (cells > bounds.cells) return [tabularRefusal("table-too-large", { what: "cells", limit: bounds.cells })];
    if (body === "") continue;
    if (row > bounds.rows)
      return [tabularRefusal("table-too-large", { what: "rows", limit: bounds.rows }, row, column)];
    if (column > bounds.columns) {
      return [tabularRefusal("table-too-large", { what: "columns", limit: bounds.columns }, row, column)];
    }
    const value = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</.exec(body)?.[1]?.trim() ?? "";
    if (value === "") continue;
    const type = attribute(attributes, "t");
    const isIndex = /^\d{1,9}$/.test(value) && Number(value) < sharedStrings;
    if (type === "s" && !isIndex)
      found.push(tabularRefusal("workbook-unreadable", { what: "shared-string" }, row, column));
    // A formula's stored result is text or number as its program pleased; it is pointed out, not trusted.
    if ((type !== null && type !== "n") || /<(?:\w+:)?f[\s>/]/.test(body)) continue;
    const number = Number(value);
    // Beyond 2^53 a float cannot tell neighbours apart: an 18-digit code has lost its end (I1, id-as-number).
    const lost = Number.isInteger(number) && !Number.isSafeInteger(number);
    if (!isDecimal(value) || !Number.isFinite(number) || lost) {
      found.push(tabularRefusal("cell-number-damaged", { printed: value.slice(0, 40) }, row, column));
    }
    if (found.length >= 100) return found;
  }
  return found;
};
