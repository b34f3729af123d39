import { defuse } from "@touchstone/register";

const quoted = (cell: string): string => (/[",\r\n;\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** UTF-8 with its mark, which Excel needs for Chinese, and CRLF (RFC 4180); no cell is a formula to anyone. */
export const writeCsv = (cells: readonly (readonly string[])[]): Uint8Array => {
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const lines = cells.map((row) => Array.from({ length: width }, (_, at) => quoted(defuse(row[at] ?? ""))).join(","));
  return new TextEncoder().encode(`\ufeff${lines.map((line) => `${line}\r\n`).join("")}`);
};
