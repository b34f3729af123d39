import { changeNotes, type OutputOf, refusalMessage, type routes, say } from "@touchstone/contract";
import { houseRule, type Refusal, refusal } from "@touchstone/kernel";
import { countPlan, type PlannedRow } from "@touchstone/register";
import { digest } from "../../store/index.ts";

type Language = "zh" | "en";

const columnOf = ({ facts }: Refusal): string | null => (typeof facts["column"] === "string" ? facts["column"] : null);

const rowView = (row: PlannedRow, language: Language) => ({
  ...row,
  cells: [...row.cells],
  conflicts: [...row.conflicts],
  refusals: row.refusals.map((one) => ({
    code: one.code,
    message: say(refusalMessage(one.code), language, one.facts),
    rule: one.rule,
    column: columnOf(one),
  })),
  notes: row.notes.map(({ code, column, facts }) => ({
    code,
    column,
    message: say(changeNotes[code], language, facts),
  })),
});

/** What names a plan: everything that it says, in no language. */
export const planDigest = (rows: readonly PlannedRow[]): string =>
  digest(
    rows.map(({ kind, at, risk, cells, conflicts, refusals }) => ({
      kind,
      at,
      risk,
      cells: cells.map(({ line, column, from, to }) => ({ line, column, from, to })),
      conflicts: conflicts.map((one) => ({ ...one })),
      refusals: refusals.map(({ code }) => code),
    })),
  );

export const planView = (
  rows: readonly PlannedRow[],
  language: Language,
): OutputOf<(typeof routes.registerChanges)["preview"]> => ({
  counts: countPlan(rows),
  rows: rows.filter(({ kind }) => kind !== "unchanged").map((row) => rowView(row, language)),
  plan: planDigest(rows),
});

/** Enough to see what is wrong; ten thousand would bury it. */
const most = 100;

/** Why a plan may not be carried out: every row in conflict, every row refused, each with its place in the file. */
export const planRefusals = (rows: readonly PlannedRow[], file: string | null): readonly Refusal[] =>
  rows
    .flatMap(({ at, title, conflicts, refusals }): readonly Refusal[] => {
      const place = file === null || at === null ? {} : { place: { file, row: at, column: null } };
      const conflicting = conflicts.map(({ column, seen, theirs, yours }) =>
        refusal("row-in-conflict", houseRule("3"), { title, column, seen, theirs, yours }),
      );
      return [...conflicting, ...refusals].map((one) => ({ ...one, ...place }));
    })
    .slice(0, most);
