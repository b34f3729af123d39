import { type Context, houseRule, ok, type Result, refusal, refuse } from "@touchstone/kernel";
import { evolveRisk } from "../evolve/evolve-risk.ts";
import { parsePrintedDate } from "../printed-date.ts";
import { titleOf } from "../printed-title.ts";
import type { Risk, Written } from "../risk.ts";
import type { RiskRefusal } from "../risk-command.ts";
import type { RiskEvent } from "../risk-events.ts";
import { identification } from "../rule-sources.ts";
import { type CellEdit, cellText, type WrittenColumn } from "./cell.ts";
import { editCell, tidied } from "./edit-cell.ts";

/** A document that a change adds beside the row: its own cells, ② among them. */
export type NewDocument = { readonly cells: Written };

/** Everything that is to become different in one row. */
export type RowEdits = {
  readonly edits: readonly CellEdit[];
  readonly documents: readonly NewDocument[];
  readonly withdraw: readonly { readonly line: string; readonly reason: string }[];
};

export type NewRow = {
  /** Null where somebody entered the row, and no file brought it. */
  readonly file: string | null;
  readonly no: string;
  readonly title: string;
  readonly harm: string;
  readonly owner: string;
  readonly area: string;
  /** As printed, one for each document; without any, the row's own cells alone. */
  readonly lines: readonly NewDocument[];
};

type Decided = Result<readonly RiskEvent[], RiskRefusal>;
type Step = (risk: Risk) => Decided;

/** One step after another, each on what the one before left; every refusal is collected. */
const inTurn = (from: Risk, steps: readonly Step[]): Decided => {
  let risk = from;
  const events: RiskEvent[] = [];
  const refusals: RiskRefusal[] = [];
  for (const step of steps) {
    const decided = step(risk);
    if (decided.ok) {
      events.push(...decided.value);
      risk = decided.value.reduce(evolveRisk, risk);
    } else refusals.push(...decided.refusals);
  }
  const [first, ...rest] = refusals;
  return first === undefined ? ok(events) : refuse(first, ...rest);
};

const columnsOf = (cells: Written): readonly (readonly [WrittenColumn, string])[] =>
  Object.entries(cells).flatMap(([column, text]) => (text === "" ? [] : [[column as WrittenColumn, text]]));

const addDocument = (risk: Risk, { cells }: NewDocument, context: Context): Decided => {
  const { document = "", effective = "", ...others } = cells;
  const title = titleOf(document);
  if (title === "") return refuse(refusal("title-missing", identification));
  if (parsePrintedDate(effective).kind === "impossible")
    return refuse(refusal("date-impossible", identification, { printed: effective }));
  const id = context.newId();
  const added: RiskEvent = { type: "DocumentAdded", data: { id, title, printedDate: effective } };
  const marks: readonly RiskEvent[] =
    title === document ? [] : [{ type: "CellWritten", data: { line: id, column: "document", text: document } }];
  const begun = [added, ...marks];
  const rest = inTurn(
    begun.reduce(evolveRisk, risk),
    columnsOf(others).map(
      ([column, to]) =>
        (now) =>
          editCell(now, { line: id, column, to }, context),
    ),
  );
  return rest.ok ? ok([...begun, ...rest.value]) : rest;
};

const withdrawLine = (risk: Risk, line: string, reason: string): Decided => {
  const found = risk.lines.find(({ id }) => id === line);
  if (found === undefined) return refuse(refusal("line-unknown", houseRule("3"), { line }));
  // Withdrawn already: what was asked for is so.
  return ok(found.withdrawn === null ? [{ type: "DocumentWithdrawn", data: { line, reason } }] : []);
};

// One cell asked for two things, or a text that would not stand as it was typed, is told and never half done.
const unkept = (risk: Risk, { edits }: RowEdits): readonly RiskRefusal[] =>
  edits.flatMap(({ line, column, to }) =>
    cellText(risk, line, column).trim() === tidied(to).trim()
      ? []
      : [refusal("cell-not-kept", houseRule("3"), { column, text: cellText(risk, line, column) })],
  );

export const changeRow = (risk: Risk, change: RowEdits, context: Context): Decided => {
  const decided = inTurn(risk, [
    ...change.edits.map((edit) => (now: Risk) => editCell(now, edit, context)),
    ...change.withdraw.map(
      ({ line, reason }) =>
        (now: Risk) =>
          withdrawLine(now, line, reason),
    ),
    ...change.documents.map((document) => (now: Risk) => addDocument(now, document, context)),
  ]);
  if (!decided.ok) return decided;
  const [first, ...rest] = unkept(decided.value.reduce(evolveRisk, risk), change);
  return first === undefined ? decided : refuse(first, ...rest);
};

const printedLine = ({ cells }: NewDocument) => ({
  title: titleOf(cells.document ?? ""),
  printedDate: cells.effective ?? "",
  printed: cells,
});

const importedRow = (row: NewRow, file: string, { newId }: Context): readonly RiskEvent[] => {
  const { no, title, harm, owner, area } = row;
  const lines = row.lines.map((line) => ({ id: newId(), ...printedLine(line) }));
  return [
    { type: "RiskImported", data: { no, title, file, lines } },
    ...(harm === "" ? [] : [{ type: "RiskRetitled", data: { no, title, harm } } as const]),
    ...(owner === "" && area === "" ? [] : [{ type: "RiskAssigned", data: { owner, area } } as const]),
  ];
};

const enteredRow = (before: Risk, row: NewRow, context: Context): Decided => {
  const { no, title, harm, owner, area } = row;
  const begun: readonly RiskEvent[] = [
    { type: "RiskIdentified", data: { title, harm, owner, area } },
    ...(no === "" ? [] : [{ type: "RiskRetitled", data: { no, title, harm } } as const]),
  ];
  const [first] = row.lines;
  const isLoose = first !== undefined && titleOf(first.cells.document ?? "") === "";
  const documents = isLoose ? row.lines.slice(1) : row.lines;
  const edits = isLoose ? columnsOf(first.cells).map(([column, to]) => ({ line: null, column, to })) : [];
  const rest = changeRow(begun.reduce(evolveRisk, before), { edits, documents, withdraw: [] }, context);
  return rest.ok ? ok([...begun, ...rest.value]) : rest;
};

/** What a file printed is kept as it was printed and proves nothing; what a person enters becomes what it says. */
export const addRow = (before: Risk, row: NewRow, context: Context): Decided => {
  if (row.title.trim() === "") return refuse(refusal("risk-missing", houseRule("3"), { no: row.no }));
  const dates = row.lines.map(({ cells }) => cells.effective ?? "");
  const [odd, ...others] = dates.filter((date) => parsePrintedDate(date).kind === "impossible");
  const impossible = (printed: string) => refusal("date-impossible", identification, { printed });
  if (odd !== undefined) return refuse(impossible(odd), ...others.map(impossible));
  return row.file === null ? enteredRow(before, row, context) : ok(importedRow(row, row.file, context));
};
