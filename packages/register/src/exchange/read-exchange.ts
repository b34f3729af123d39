import { houseRule, type Refusal, refusal } from "@touchstone/kernel";
import { type CellColumn, type CellEdit, cellColumns, type RiskField, type WrittenColumn } from "../change-set/cell.ts";
import type { NewDocument, NewRow } from "../change-set/change-row.ts";
import type { RowChange } from "../change-set/row-change.ts";
import type { Grid } from "../grid.ts";
import { continuedRows } from "../register-table.ts";
import type { Written } from "../risk.ts";
import { keyColumns, type Target } from "./target.ts";

export type ExchangeCode = "mapping-without-risk" | "mapping-twice" | "key-damaged" | "risk-missing" | "register-empty";

/** What a file asks for, and every row of it that cannot be read. */
export type ExchangeReading = {
  readonly changes: readonly RowChange[];
  readonly refusals: readonly Refusal<ExchangeCode>[];
  /** The register's newest row when the file was exported; null where the file does not say. */
  readonly newest: string | null;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const bad = houseRule("Bad input");

/** These stand on every line of a risk, so that a file can be sorted; all other cells belong to the line they stand in. */
export const ofRisk: readonly CellColumn[] = ["no", "risk", "harm", "owner", "area"];

type Line = {
  readonly row: number;
  readonly cell: (target: Target) => string;
  readonly continues: boolean;
};

const linesOf = (grid: Grid, header: number, mapped: readonly Target[]): readonly Line[] => {
  const at = new Map(mapped.map((target, index) => [target, index]));
  const merged = continuedRows(grid, at.get("risk") ?? -1);
  return grid.cells.flatMap((cells, index): readonly Line[] => {
    if (index <= header || cells.every((cell) => cell.trim() === "")) return [];
    const cell = (target: Target) => cells[at.get(target) ?? -1] ?? "";
    return [{ row: index + 1, cell, continues: merged[index] === true }];
  });
};

type Keyed = { readonly risk: string; readonly seen: number; readonly rows: Line[] };

const isField = (column: CellColumn): column is RiskField => ["harm", "owner", "area"].includes(column);
const written = (column: CellColumn): column is WrittenColumn => !isField(column);

const documentOf = (line: Line, columns: readonly CellColumn[]): NewDocument => ({
  cells: Object.fromEntries(
    columns.flatMap((column) =>
      written(column) && !ofRisk.includes(column) && line.cell(column) !== "" ? [[column, line.cell(column)]] : [],
    ),
  ) satisfies Written,
});

const says = ({ cells }: NewDocument): boolean => Object.keys(cells).length > 0;

const changeOf = ({ risk, seen, rows }: Keyed, columns: readonly CellColumn[]): RowChange => {
  const edits = rows.flatMap((line): readonly CellEdit[] => {
    const id = line.cell("ts_line").trim();
    return columns.flatMap((column): readonly CellEdit[] => {
      const to = line.cell(column);
      // Nobody filled in what belongs to the risk beside a document that they added.
      if (ofRisk.includes(column)) return id === "" && to === "" ? [] : [{ line: null, column, to }];
      return id === "" ? [] : [{ line: id, column, to }];
    });
  });
  // A risk without a document has one line without a key; with one, such a line is a document that was added.
  const loose = rows.filter((line) => line.cell("ts_line").trim() === "");
  const own = loose.filter((line) => line.cell("document").trim() === "");
  const onOwn = own.flatMap((line) =>
    columns.flatMap((column): readonly CellEdit[] =>
      ofRisk.includes(column) || column === "document" ? [] : [{ line: null, column, to: line.cell(column) }],
    ),
  );
  const documents = loose.filter((line) => !own.includes(line)).map((line) => documentOf(line, columns));
  const at = rows[0]?.row ?? null;
  return {
    kind: "change",
    at,
    risk,
    seen,
    change: { edits: [...edits, ...onOwn], documents: documents.filter(says), withdraw: [] },
  };
};

type Fresh = { readonly at: number; readonly rows: Line[] };

const cellsInOrder = (line: Line, columns: readonly CellColumn[]): Written =>
  Object.fromEntries(
    columns.flatMap((column) => (written(column) && line.cell(column) !== "" ? [[column, line.cell(column)]] : [])),
  );

const addOf = ({ at, rows }: Fresh, columns: readonly CellColumn[], file: string): RowChange => {
  const [first] = rows;
  const of = (column: CellColumn) => (first?.cell(column) ?? "").trim();
  const row: NewRow = {
    file,
    no: of("no"),
    title: of("risk"),
    harm: of("harm"),
    owner: of("owner"),
    area: of("area"),
    lines: rows.map((line) => ({ cells: cellsInOrder(line, columns) })),
  };
  return { kind: "add", at, row };
};

const keyProblem = (line: Line): readonly Refusal<ExchangeCode>[] => {
  const [risk, document, seen] = keyColumns.map((key) => line.cell(key).trim());
  if (risk === "" && document === "" && seen === "") return [];
  const isRight = uuid.test(risk ?? "") && /^\d{1,9}$/.test(seen ?? "") && (document ?? "").length <= 60;
  if (isRight) return [];
  const place = { file: "", row: line.row, column: null };
  return [{ ...refusal("key-damaged", bad, { printed: risk ?? "" }), place }];
};

const mappingProblems = (mapped: readonly Target[]): readonly Refusal<ExchangeCode>[] => [
  ...(mapped.includes("risk") ? [] : [refusal<ExchangeCode>("mapping-without-risk", bad)]),
  ...mapped.flatMap((target, index) =>
    target !== "ignore" && mapped.indexOf(target) < index
      ? [refusal<ExchangeCode>("mapping-twice", bad, { column: target })]
      : [],
  ),
];

/** A table whose columns are known, as changes: rows with a key change, rows without one are added. */
export const readExchange = (grid: Grid, header: number, mapped: readonly Target[]): ExchangeReading => {
  const wrong = mappingProblems(mapped);
  if (wrong.length > 0) return { changes: [], refusals: wrong, newest: null };
  const columns = cellColumns.filter((column) => mapped.includes(column));
  const keyed = new Map<string, Keyed>();
  const order: (Keyed | Fresh)[] = [];
  const refusals: Refusal<ExchangeCode>[] = [];
  let newest: string | null = null;
  let above: { readonly no: string; readonly risk: string; readonly rows: Line[] } | null = null;
  for (const line of linesOf(grid, header, mapped)) {
    const odd = keyProblem(line);
    if (odd.length > 0) {
      refusals.push(...odd);
      continue;
    }
    const last = line.cell("ts_newest").trim().toLowerCase();
    // Of two exports put together the older one knows less of what is gone.
    if (uuid.test(last) && (newest === null || last < newest)) newest = last;
    const [no, risk, key] = [
      line.cell("no").trim(),
      line.cell("risk").trim(),
      line.cell("ts_risk").trim().toLowerCase(),
    ];
    if (key !== "") {
      const known: Keyed = keyed.get(key) ?? { risk: key, seen: Number(line.cell("ts_version").trim()), rows: [] };
      if (!keyed.has(key)) order.push(known);
      keyed.set(key, known);
      known.rows.push(line);
      above = { no, risk, rows: known.rows };
      continue;
    }
    const same = risk === "" || risk === above?.risk;
    if (above !== null && (line.continues || (same && (no === "" || no === above.no)))) {
      above.rows.push(line);
      continue;
    }
    if (risk === "") {
      refusals.push({ ...refusal("risk-missing", bad, { no }), place: { file: "", row: line.row, column: null } });
      continue;
    }
    const fresh: Fresh = { at: line.row, rows: [line] };
    order.push(fresh);
    above = { no, risk, rows: fresh.rows };
  }
  if (order.length === 0 && refusals.length === 0) refusals.push(refusal("register-empty", bad));
  const changes = order.map((one) => ("seen" in one ? changeOf(one, columns) : addOf(one, columns, grid.file)));
  return { changes, refusals, newest };
};
