import type { GridColumn } from "@touchstone/register";
import { isPerLine, type Line, textAt } from "./grid-layout.ts";
import type { Edit } from "./use-changes.ts";

/** Why a cell is not typed; null where it is. The server says the same to whoever asks it. */
export type WhyNot = "readOnly" | "byAct" | "noDocument" | "lineWithdrawn";

const byAct: readonly GridColumn[] = ["clauses", "evidence", "evaluator", "evaluatedOn", "verification"];

export const whyNot = ({ line }: Line, column: GridColumn, mayWrite: boolean): WhyNot | null => {
  if (!mayWrite) return "readOnly";
  if (byAct.includes(column)) return "byAct";
  if (!isPerLine(column)) return null;
  if (line.withdrawn !== null) return "lineWithdrawn";
  return line.id === null && (column === "document" || column === "effective") ? "noDocument" : null;
};

export const editOf = (one: Line, column: GridColumn, to: string): Edit => ({
  risk: one.row.id,
  seen: one.row.version,
  line: isPerLine(column) ? one.line.id : null,
  column,
  to,
});

/** A block of texts laid over lines and columns: only cells that would say something else. */
export const editsOver = (
  lines: readonly Line[],
  chosen: readonly GridColumn[],
  texts: readonly (readonly string[])[],
): readonly Edit[] =>
  lines.flatMap((one, down) =>
    chosen.flatMap((column, right) => {
      const to = texts[down]?.[right];
      if (to === undefined || to === textAt(one, column)) return [];
      // A cell of the risk stands at its first line; beside the other lines there is nothing to write into.
      return one.offset > 0 && !isPerLine(column) ? [] : [editOf(one, column, to)];
    }),
  );
