import { ok, type Result, refuse } from "@touchstone/kernel/result";
import type { Grid } from "@touchstone/register";
import { type CellValue, readXlsx, type Sheet } from "hucre/xlsx";
import { type ArchiveParts, openArchive } from "./archive.ts";
import { bounds } from "./bounds.ts";
import { scanSheet, sharedStringCount } from "./scan-sheet.ts";
import { type TabularRefusal, tabularRefusal } from "./tabular-refusal.ts";

// A day is a day; a moment keeps its time. Dates come out of the reader as instants in UTC that mean local time.
const moment = (text: string): string =>
  text
    .replace(/T00:00:00\.000Z$/, "")
    .replace("T", " ")
    .replace(/(\.000)?Z$/, "");

const printed = (value: CellValue | undefined): string => {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "object") return Number.isNaN(value.valueOf()) ? "" : moment(value.toISOString());
  return typeof value === "number" ? String(value) : value.replace(/\r*\n|\r/g, "\n");
};

const isFilled = (sheet: Sheet): boolean => sheet.rows.some((row) => row.some((cell) => printed(cell) !== ""));

const gridOf = (sheet: Sheet, sheets: readonly string[]): Grid => ({
  file: "",
  sheet: sheet.name,
  sheets,
  cells: sheet.rows.map((row) => Array.from(row, printed)),
  merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
    top: startRow,
    left: startCol,
    bottom: endRow,
    right: endCol,
  })),
  formulas: [...(sheet.cells ?? [])].flatMap(([at, cell]) => {
    const [row = 0, column = 0] = at.split(",").map(Number);
    return cell.formula === undefined ? [] : [{ row, column }];
  }),
});

const mergeCount = (parts: ArchiveParts): number =>
  [...parts.values()].reduce(
    (most, text) => Math.max(most, text.match(/<(?:\w+:)?mergeCell(?=[\s/>])/g)?.length ?? 0),
    0,
  );

const scanned = (parts: ArchiveParts): readonly TabularRefusal[] => {
  const strings = [...parts].find(([name]) => /sharedStrings\.xml$/i.test(name))?.[1] ?? "";
  const count = sharedStringCount(strings);
  if (mergeCount(parts) > bounds.merges)
    return [tabularRefusal("table-too-large", { what: "merges", limit: bounds.merges })];
  return [...parts].flatMap(([name, text]) => (/worksheets\/[^/]+\.xml$/i.test(name) ? scanSheet(text, count) : []));
};

// Chart and dialog sheets stand in the workbook's list like any other; the reader stops at them (any_sheets.xlsx).
const sheetsWithoutCells = (parts: ArchiveParts): ReadonlySet<number> => {
  const partNamed = (pattern: RegExp) => [...parts].find(([name]) => pattern.test(name))?.[1] ?? "";
  const relations = partNamed(/workbook\d*\.xml\.rels$/i).matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g);
  const withoutCells = [...relations]
    .map((relation) => relation[1] ?? "")
    .filter((attributes) => /\bType="[^"]*\/(?:chart|dialog|macro)sheet"/i.test(attributes))
    .map((attributes) => /\bId="([^"]*)"/.exec(attributes)?.[1]);
  const sheets = [...partNamed(/workbook\d*\.xml$/i).matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)];
  const ids = sheets.map((sheet) => /\b\w+:id="([^"]*)"/.exec(sheet[1] ?? "")?.[1]);
  return new Set(ids.flatMap((id, index) => (id !== undefined && withoutCells.includes(id) ? [index] : [])));
};

// The parts' text is let go before the reader starts: both at once would be most of the memory that there is.
const guarded = async (file: Uint8Array): Promise<Result<ReadonlySet<number>, TabularRefusal>> => {
  const parts = await openArchive(file);
  if (!parts.ok) return parts;
  if (!parts.value.has("[Content_Types].xml")) return refuse(tabularRefusal("file-kind-unknown"));
  const [first, ...rest] = scanned(parts.value);
  return first === undefined ? ok(sheetsWithoutCells(parts.value)) : refuse(first, ...rest);
};

/** The sheet that is asked for, or else the first visible one that holds anything. */
export const readWorkbook = async (file: Uint8Array, asked: string | null): Promise<Result<Grid, TabularRefusal>> => {
  const withoutCells = await guarded(file);
  if (!withoutCells.ok) return withoutCells;
  const visible: string[] = [];
  const hiddenSheets: string[] = [];
  try {
    await readXlsx(file, {
      sheets: ({ name, index, hidden, veryHidden }) => {
        if (!withoutCells.value.has(index))
          (hidden === true || veryHidden === true ? hiddenSheets : visible).push(name);
        return false;
      },
    });
    const [first] = visible;
    if (first === undefined) return refuse(tabularRefusal("workbook-hidden", { sheet: hiddenSheets[0] ?? "" }));
    if (asked !== null && !visible.includes(asked)) return refuse(tabularRefusal("sheet-unknown", { sheet: asked }));
    let sheet: Sheet | undefined;
    for (const name of asked === null ? visible : [asked]) {
      const book = await readXlsx(file, { sheets: [name] });
      if (sheet === undefined || book.sheets.some(isFilled)) sheet = book.sheets[0];
      if (sheet !== undefined && isFilled(sheet)) break;
    }
    return sheet === undefined ? refuse(tabularRefusal("file-empty")) : ok(gridOf(sheet, visible));
  } catch (cause) {
    const what = cause instanceof Error ? cause.message.slice(0, 200) : "";
    return refuse(tabularRefusal("workbook-unreadable", { what }));
  }
};
