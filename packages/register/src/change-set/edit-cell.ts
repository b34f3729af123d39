import { type Context, houseRule, ok, type Result, refusal, refuse } from "@touchstone/kernel";
import { parsePrintedDate } from "../printed-date.ts";
import { titleOf } from "../printed-title.ts";
import type { Risk } from "../risk.ts";
import type { RiskRefusal } from "../risk-command.ts";
import type { RiskEvent } from "../risk-events.ts";
import { identification } from "../rule-sources.ts";
import { type CellColumn, type CellEdit, cellText, isPerLine, placeOf, type WrittenColumn } from "./cell.ts";
import { editList } from "./list-cell.ts";

type Decided = Result<readonly RiskEvent[], RiskRefusal>;

/** One cell's text is bounded where a title or a name is; the other cells hold what a spreadsheet's cell may hold. */
const longest: Partial<Record<CellColumn, number>> = { risk: 300, document: 300, effective: 60, no: 60 };
const longestField = 300;

const write = (risk: Risk, line: string | null, column: WrittenColumn, text: string): readonly RiskEvent[] => {
  const place = Math.max(0, placeOf(risk, line));
  const own = risk.lines[place];
  const now = own?.printed[column] ?? "";
  const loose = place === 0 ? (risk.written[column] ?? "") : "";
  // What was written before the row had a document moves to where the rest of the cell is.
  const target = own === undefined ? loose : now;
  return [
    ...(own !== undefined && loose !== ""
      ? [{ type: "CellWritten", data: { line: null, column, text: "" } } as const]
      : []),
    ...(target === text ? [] : [{ type: "CellWritten", data: { line: own?.id ?? null, column, text } } as const]),
  ];
};

const retitle = (risk: Risk, what: Partial<NonNullable<Risk["identified"]>>): Decided => {
  const { no, title, harm } = { no: "", title: "", harm: "", ...risk.identified, ...what };
  return title.trim() === ""
    ? refuse(refusal("risk-title-missing", houseRule("3"), { no }))
    : ok([{ type: "RiskRetitled", data: { no, title, harm } }]);
};

const correctDocument = (risk: Risk, line: string, what: "title" | "printedDate", to: string): Decided => {
  const document = risk.lines.find(({ id }) => id === line);
  if (document === undefined) return refuse(refusal("line-unknown", houseRule("3"), { line }));
  const { title, printedDate, printed } = document;
  if (document.withdrawn !== null) return refuse(refusal("line-withdrawn", identification, { title }));
  if (what === "printedDate") {
    return parsePrintedDate(to).kind === "impossible"
      ? refuse(refusal("date-impossible", identification, { printed: to }))
      : ok([{ type: "DocumentCorrected", data: { line, title, printedDate: to } }]);
  }
  const named = titleOf(to);
  if (named === "") return refuse(refusal("document-emptied", identification, { title }));
  // Clauses were taken from the law of that name: under another they would be cited from where they do not stand.
  if (named !== title && document.clauses.length > 0)
    return refuse(refusal("document-clauses-taken", identification, { title, clauses: document.clauses.length }));
  const isPrinted = named !== to || printed.document !== undefined;
  return ok([
    { type: "DocumentCorrected", data: { line, title: named, printedDate } },
    ...(isPrinted ? [{ type: "CellWritten", data: { line, column: "document", text: to } } as const] : []),
  ]);
};

const editRow = (risk: Risk, { column, line, to }: CellEdit, context: Context): Decided => {
  switch (column) {
    case "no":
      return retitle(risk, { no: to.trim() });
    case "risk":
      return retitle(risk, { title: to.trim() });
    case "harm":
      return retitle(risk, { harm: to });
    case "owner":
    case "area":
      return ok([{ type: "RiskAssigned", data: { owner: risk.owner, area: risk.area, [column]: to } }]);
    case "document":
      return correctDocument(risk, line ?? "", "title", to);
    case "effective":
      return correctDocument(risk, line ?? "", "printedDate", to);
    // What was shown by an act is not written: a clause is extracted, evidence attached, a row evaluated (OH-24).
    case "clauses":
    case "evidence":
    case "evaluator":
    case "evaluatedOn":
    case "verification":
      return refuse(refusal("cell-by-act", houseRule("3"), { column }));
    case "objectives":
    case "control":
    case "monitoring":
    case "correction": {
      if (line !== null && placeOf(risk, line) > 0) return ok(write(risk, line, column, to));
      const parts = editList(risk, column, to, context);
      return parts.ok ? ok([...write(risk, line, column, parts.value.written), ...parts.value.events]) : parts;
    }
    default:
      return ok(write(risk, line, column, to));
  }
};

/** Trailing line ends and blanks of a pasted cell are nobody's text. */
export const tidied = (text: string): string => text.replace(/\r\n?/g, "\n").replace(/\s+$/u, "");

/** The cell is to say this: by the lawful act behind its column, or not at all. */
export const editCell = (risk: Risk, asked: CellEdit, context: Context): Decided => {
  const { column } = asked;
  // A cell of the risk stands beside its first line, under either name.
  const isFirst = asked.line === risk.lines[0]?.id;
  const line = !isPerLine(column) && isFirst ? null : asked.line;
  const edit = { line, column, to: tidied(asked.to) };
  if (placeOf(risk, line) < 0) return refuse(refusal("line-unknown", houseRule("3"), { line }));
  if (line === null && isPerLine(column) && risk.lines.length > 0)
    return refuse(refusal("line-unknown", houseRule("3"), { line: "" }));
  if (edit.to === tidied(cellText(risk, line, column))) return ok([]);
  const most = longest[column] ?? (["harm", "owner", "area"].includes(column) ? longestField : null);
  if (most !== null && (edit.to.length > most || (column !== "harm" && edit.to.includes("\n"))))
    return refuse(refusal("cell-overlong", houseRule("3"), { column, length: edit.to.length, limit: most }));
  return editRow(risk, edit, context);
};
