import { type ColumnKey, columnOf, columns } from "./columns.ts";
import { looksLikeFormula } from "./formula.ts";
import type { Grid } from "./grid.ts";
import { type PrintedDate, parsePrintedDate } from "./printed-date.ts";
import { titleOf } from "./printed-title.ts";

/** One line of print: a legal document of a risk, with every cell as it stood. */
export type RegisterLine = {
  /** As in the file, from 1. */
  readonly row: number;
  readonly cells: Readonly<Record<ColumnKey, string>>;
  /** The title without the marks around it. */
  readonly title: string;
  readonly date: PrintedDate;
};

export type RegisterRisk = {
  readonly row: number;
  readonly no: string;
  readonly risk: string;
  readonly lines: readonly RegisterLine[];
};

export type RegisterTable = {
  readonly file: string;
  readonly sheet: string | null;
  /** Rows above the headings: a title, the group headings. */
  readonly preamble: readonly (readonly string[])[];
  readonly headings: readonly string[];
  readonly layout: readonly ColumnKey[];
  readonly risks: readonly RegisterRisk[];
};

export type TableErrorCode =
  | "header-missing"
  | "column-missing"
  | "column-duplicate"
  | "column-unknown"
  | "register-empty"
  | "risk-missing"
  | "title-missing"
  | "date-impossible";
export type TableWarningCode =
  | "date-ambiguous"
  | "date-unreadable"
  | "clause-missing"
  | "document-missing"
  | "number-missing"
  | "number-duplicate"
  | "formula-as-text";

/** Row and column count from 1, as the reader of the file counts them. */
export type TableProblem = {
  readonly code: TableErrorCode | TableWarningCode;
  readonly severity: "error" | "warning";
  readonly row: number | null;
  readonly column: number | null;
  readonly facts: Readonly<Record<string, string>>;
};

/** An error means that nothing of the file may be taken; what was read is still told. Null where there is no table. */
export type TableReading = { readonly table: RegisterTable | null; readonly problems: readonly TableProblem[] };

const error = (
  code: TableErrorCode,
  row: number | null,
  column: number | null,
  facts: Readonly<Record<string, string>> = {},
): TableProblem => ({ code, severity: "error", row, column, facts });

const warning = (
  code: TableWarningCode,
  row: number,
  column: number,
  facts: Readonly<Record<string, string>> = {},
): TableProblem => ({ code, severity: "warning", row, column, facts });

const isBlank = (cell: string | undefined): boolean => cell === undefined || cell.trim() === "";

// A title row and one row of group headings may stand above; further down a heading row is no heading row.
const searchedRows = 10;
const recognisedAtLeast = 3;

const headingRow = (grid: Grid): number | null => {
  const known = (row: readonly string[]): number => new Set(row.map(columnOf).filter((key) => key !== null)).size;
  const counts = grid.cells.slice(0, searchedRows).map(known);
  const best = Math.max(0, ...counts);
  return best < recognisedAtLeast ? null : counts.indexOf(best);
};

const headingProblems = (at: number, headings: readonly string[]): readonly TableProblem[] => {
  const keys = headings.map(columnOf);
  const missing = columns.filter((column) => !keys.includes(column.key));
  return [
    ...missing.map((column) => error("column-missing", at + 1, null, { heading: column.zh })),
    ...keys.flatMap((key, index) => {
      const heading = headings[index] ?? "";
      if (key === null) return [error("column-unknown", at + 1, index + 1, { heading })];
      return keys.indexOf(key) < index ? [error("column-duplicate", at + 1, index + 1, { heading })] : [];
    }),
  ];
};

const dateProblems = (row: number, column: number, printed: string): readonly TableProblem[] => {
  const date = parsePrintedDate(printed);
  switch (date.kind) {
    case "impossible":
      return [error("date-impossible", row, column, { printed })];
    case "ambiguous":
      return [warning("date-ambiguous", row, column, { printed, readings: date.readings.join(" / ") })];
    case "unreadable":
      return [warning("date-unreadable", row, column, { printed })];
    case "empty":
    case "date":
      return [];
  }
};

const lineProblems = (line: RegisterLine, at: (key: ColumnKey) => number): readonly TableProblem[] => {
  const { row, cells } = line;
  const hasTitle = line.title !== "";
  return [
    ...(hasTitle || isBlank(cells.effective + cells.clauses) ? [] : [error("title-missing", row, at("document"))]),
    ...dateProblems(row, at("effective"), cells.effective),
    ...dateProblems(row, at("evaluatedOn"), cells.evaluatedOn),
    // OH-11: the fourth column is what makes a title a requirement.
    ...(hasTitle && isBlank(cells.clauses)
      ? [warning("clause-missing", row, at("clauses"), { title: line.title })]
      : []),
  ];
};

const formulaProblems = (grid: Grid, from: number): readonly TableProblem[] => [
  ...grid.formulas.map(({ row, column }) =>
    warning("formula-as-text", row + 1, column + 1, { printed: grid.cells[row]?.[column] ?? "" }),
  ),
  ...grid.cells.flatMap((row, index) =>
    index < from
      ? []
      : row.flatMap((printed, column) =>
          looksLikeFormula(printed) ? [warning("formula-as-text", index + 1, column + 1, { printed })] : [],
        ),
  ),
];

// Rows that a merge in the risk column joins to the row above, by counting where merges open and close: a hostile file
// with many overlapping merges costs no more than its rows and its merges.
export const continuedRows = (grid: Grid, column: number): readonly boolean[] => {
  const edges = Array.from({ length: grid.cells.length + 1 }, () => 0);
  for (const { top, left, bottom, right } of grid.merges) {
    if (left > column || column > right || top + 1 >= grid.cells.length || bottom <= top) continue;
    const end = Math.min(bottom + 1, grid.cells.length);
    edges[top + 1] = (edges[top + 1] ?? 0) + 1;
    edges[end] = (edges[end] ?? 0) - 1;
  }
  let open = 0;
  return edges.map((edge) => {
    open += edge;
    return open > 0;
  });
};

/** Reads the twelve-column table of OH-1: continuing lines, empty or merged or repeated, belong to the risk above. */
export const parseRegisterTable = (grid: Grid): TableReading => {
  const at = headingRow(grid);
  if (at === null) return { table: null, problems: [error("header-missing", null, null)] };
  const width = grid.cells.reduce((most, row) => Math.max(most, 1 + row.findLastIndex((cell) => !isBlank(cell))), 0);
  const headings = Array.from({ length: width }, (_, index) => grid.cells[at]?.[index] ?? "");
  const wrong = headingProblems(at, headings);
  if (wrong.length > 0) return { table: null, problems: wrong };

  const layout = headings.map(columnOf).filter((key) => key !== null);
  const columnAt = (key: ColumnKey): number => layout.indexOf(key) + 1;
  const continues = continuedRows(grid, columnAt("risk") - 1);

  const problems: TableProblem[] = [];
  const risks: { row: number; no: string; risk: string; lines: RegisterLine[] }[] = [];
  const numbers = new Set<string>();
  grid.cells.forEach((printed, index) => {
    if (index <= at || printed.every(isBlank)) return;
    const row = index + 1;
    const cell = (key: ColumnKey): string => printed[layout.indexOf(key)] ?? "";
    const cells = Object.fromEntries(columns.map(({ key }) => [key, cell(key)])) as Record<ColumnKey, string>;
    const line: RegisterLine = {
      row,
      cells,
      title: titleOf(cells.document),
      date: parsePrintedDate(cells.effective),
    };
    problems.push(...lineProblems(line, columnAt));

    const above = risks.at(-1);
    const no = cells.no.trim();
    const risk = cells.risk.trim();
    const sameRisk = risk === "" || risk === above?.risk;
    if (above !== undefined && (continues[index] === true || (sameRisk && (no === "" || no === above.no)))) {
      above.lines.push(line);
      return;
    }
    if (risk === "") problems.push(error("risk-missing", row, columnAt("risk"), { no }));
    if (no === "") problems.push(warning("number-missing", row, columnAt("no"), { risk }));
    else if (numbers.has(no)) problems.push(warning("number-duplicate", row, columnAt("no"), { no }));
    numbers.add(no);
    risks.push({ row, no, risk, lines: [line] });
  });
  if (risks.length === 0) problems.push(error("register-empty", null, null));
  for (const risk of risks) {
    // OH-22: every risk has its laws.
    if (risk.lines.every((line) => line.title === "")) {
      problems.push(warning("document-missing", risk.row, columnAt("document"), { risk: risk.risk }));
    }
  }
  problems.push(...formulaProblems(grid, at + 1));
  const { file, sheet } = grid;
  const preamble = grid.cells.slice(0, at).map((row) => row.slice(0, width));
  const table = { file, sheet, preamble, headings, layout, risks };
  return { table, problems };
};

/** The printed table again, cell for cell. */
export const toTable = (table: RegisterTable): readonly (readonly string[])[] => [
  ...table.preamble,
  table.headings,
  ...table.risks.flatMap((risk) => risk.lines.map((line) => table.layout.map((key) => line.cells[key]))),
];
