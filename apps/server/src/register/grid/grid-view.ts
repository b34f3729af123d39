import {
  cellText,
  type GridColumn,
  gridColumns,
  lineColumns,
  openCorrection,
  type Risk,
  riskState,
  yearCounts,
} from "@touchstone/register";
import type { DocumentVersion } from "@touchstone/requirements";
import { type checkerOn, readDateOf } from "../laws.ts";
import type { Row } from "../views.ts";

type Place = { readonly family: string; readonly version: string };

type GridAsk = {
  /** The day as of which the rows are read. */
  readonly on: string;
  readonly year: number;
  readonly check: ReturnType<typeof checkerOn>;
  /** Null where what the law base knows of a document is not asked for. */
  readonly lawOf: ((place: Place) => DocumentVersion | undefined) | null;
};

const perLine: readonly GridColumn[] = lineColumns;
const perRisk = gridColumns.filter((column) => !perLine.includes(column));

const cellsOf = (
  state: Risk,
  line: string | null,
  columns: readonly GridColumn[],
): Partial<Record<GridColumn, string>> =>
  Object.fromEntries(
    columns.flatMap((column) => {
      const text = cellText(state, line, column);
      return text === "" ? [] : [[column, text]];
    }),
  );

const lawFacts = (law: DocumentVersion | undefined) =>
  law === undefined
    ? null
    : { documentNumber: law.documentNumber, issuer: law.issuingBody, level: law.level, source: law.source };

const lineView = (ask: GridAsk, state: Risk) => (line: Risk["lines"][number]) => {
  const date = readDateOf(line.printedDate);
  const check = ask.check(line.title, date);
  return {
    id: line.id,
    title: line.title,
    printedDate: line.printedDate,
    cells: cellsOf(state, line.id, perLine),
    date,
    check,
    bare: line.withdrawn === null && line.clauses.length === 0,
    withdrawn: line.withdrawn?.reason ?? null,
    law: ask.lawOf === null || check.match === null ? null : lawFacts(ask.lawOf(check.match)),
  };
};

/** A row without a document still has one line: that in which its cells stand. */
const noLine = (state: Risk) => ({
  id: null,
  title: "",
  printedDate: "",
  cells: cellsOf(state, null, perLine),
  date: null,
  check: null,
  bare: false,
  withdrawn: null,
  law: null,
});

export const gridRowOf =
  (ask: GridAsk) =>
  ({ id, version, state }: Row) => ({
    id,
    version,
    no: state.identified?.no ?? "",
    title: state.identified?.title ?? "",
    state: riskState(state, ask.on),
    owner: state.owner,
    area: state.area,
    cells: cellsOf(state, null, perRisk),
    due: openCorrection(state)?.due ?? null,
    year: [...yearCounts(state, ask.year)],
    lines: state.lines.length === 0 ? [noLine(state)] : state.lines.map(lineView(ask, state)),
  });
