import { type Book, isOverdue, type RecordKind, recordOn } from "@touchstone/register";
import type { Transaction } from "../../store/index.ts";
import { kindOfEdition } from "./record-kinds.ts";
import type { RecordRow } from "./record-view.ts";

export const bookOf = ({ id, state }: RecordRow, kind: RecordKind, on: string): Book | null => {
  // Nothing that is read here follows a link.
  const shown = recordOn(state, kind, on, {});
  const [first] = shown?.entries ?? [];
  const last = shown?.entries.at(-1);
  if (shown === null || first === undefined || last === undefined) return null;
  const [due] = shown.due;
  return {
    id,
    kind: kind.id,
    title: shown.title,
    state: shown.state,
    final: shown.final,
    fresh: shown.state === kind.states[0]?.id,
    overdue: due !== undefined && isOverdue(due, on),
    entered: first.on,
    moved: last.on,
    values: shown.values,
  };
};

/** The records of some kinds, or of all, as they stood on a day. */
export const readBooks = async (
  tx: Transaction,
  owner: string,
  on: string,
  kinds: readonly string[] | null = null,
): Promise<readonly Book[]> => {
  const { rows } = await tx.query<RecordRow>(
    "select id, version, state from register_record where owner = $1 and ($2::text[] is null or kind = any($2)) order by id",
    [owner, kinds],
  );
  return rows.flatMap((row) =>
    row.state.begun === null ? [] : (bookOf(row, kindOfEdition(row.state.begun), on) ?? []),
  );
};

/** One record with its version; null where there is none of this kind. */
export const readBook = async (
  tx: Transaction,
  owner: string,
  { id, kind, on }: { readonly id: string; readonly kind: string; readonly on: string },
): Promise<{ readonly book: Book; readonly version: number } | null> => {
  const { rows } = await tx.query<RecordRow>(
    "select id, version, state from register_record where owner = $1 and kind = $2 and id = $3",
    [owner, kind, id],
  );
  const [row] = rows;
  if (row === undefined || row.state.begun === null) return null;
  const book = bookOf(row, kindOfEdition(row.state.begun), on);
  return book === null ? null : { book, version: row.version };
};
