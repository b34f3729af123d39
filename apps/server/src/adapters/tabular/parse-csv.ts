import { ok, type Result, refuse } from "@touchstone/kernel/result";
import { bounds } from "./bounds.ts";
import { type TabularRefusal, tabularRefusal } from "./tabular-refusal.ts";

// On a tie the first: a tab is hardly ever part of a heading.
const separators = ["\t", ",", ";"] as const;

// Excel's own first line "sep=;" says it; otherwise the separator that the first line has most of, outside quotes.
const separatorOf = (text: string): { readonly separator: string; readonly from: number } => {
  const said = /^sep=(.)\r?\n/i.exec(text);
  if (said?.[1] !== undefined) return { separator: said[1], from: said[0].length };
  const firstLine =
    /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, 20_000))?.[0].replace(/"(?:[^"]|"")*"/g, "") ?? "";
  const counts = separators.map((sign) => firstLine.split(sign).length - 1);
  const best = Math.max(...counts);
  return { separator: best === 0 ? "," : (separators[counts.indexOf(best)] ?? ","), from: 0 };
};

/** RFC 4180, strictly: a quote never closed, text after a closing quote and rows of other lengths are refused. */
export const parseCsv = (source: string): Result<readonly (readonly string[])[], TabularRefusal> => {
  const text = source.startsWith("\ufeff") ? source.slice(1) : source;
  const { separator, from } = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = from;
  const malformed = (what: string) =>
    refuse(tabularRefusal("csv-malformed", { what }, rows.length + 1, Math.max(1, row.length + 1)));

  while (at < text.length) {
    let cell: string;
    if (text[at] === '"') {
      let close = text.indexOf('"', at + 1);
      // A doubled quote is one quote inside the cell.
      while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
      if (close === -1) return malformed("quotesOpen");
      cell = text.slice(at + 1, close).replaceAll('""', '"');
      at = close + 1;
      const next = text[at];
      if (next !== undefined && next !== separator && next !== "\r" && next !== "\n") return malformed("quotesInside");
    } else {
      const start = at;
      while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at += 1;
      cell = text.slice(start, at);
    }
    row.push(cell);
    if (row.length > bounds.columns) {
      return refuse(tabularRefusal("table-too-large", { what: "columns", limit: bounds.columns }, rows.length + 1));
    }
    if (text[at] === separator) {
      at += 1;
      // A separator at the very end opens one more, empty cell.
      if (at < text.length) continue;
      row.push("");
    }
    if (text[at] === "\r") at += 1;
    if (text[at] === "\n") at += 1;
    rows.push(row);
    row = [];
    if (rows.length > bounds.rows) {
      return refuse(tabularRefusal("table-too-large", { what: "rows", limit: bounds.rows }, rows.length));
    }
  }
  while (rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === "") rows.pop();
  const width = rows[0]?.length ?? 0;
  // An empty line is a row without content, not a shorter row.
  const ragged = rows.findIndex((cells) => cells.length !== width && !(cells.length === 1 && cells[0] === ""));
  if (ragged !== -1) {
    const found = rows[ragged]?.length ?? 0;
    return refuse(tabularRefusal("csv-malformed", { what: "ragged", expected: width, found }, ragged + 1, null));
  }
  return ok(rows);
};
