import { saveFile } from "./save-file.ts";

type Cell = string | number | null;

const cellOf = (value: Cell): string => {
  const text = value === null ? "" : String(value);
  // A cell that begins like a formula would be run by a spreadsheet.
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const csvOf = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [head, ...rows].map((row) => row.map(cellOf).join(",")).join("\r\n");

/** The same figures as the picture's, for a spreadsheet; with a mark that tells it the text is UTF-8. */
export const saveCsv = (name: string, head: readonly string[], rows: readonly (readonly Cell[])[]): void =>
  saveFile(new TextEncoder().encode(`\uFEFF${csvOf(head, rows)}\r\n`), name);
