import type { Json } from "@touchstone/kernel";
import { chainOf, type Head, headElsewhere, rowGivesWay, type Stamp } from "./append.ts";
import { journalRows } from "./append-many.ts";
import { imageRow, rowColumns } from "./image-rows.ts";
import { addSideRows } from "./side-rows.ts";
import { type EventShape, imageOf, type RowImage, type StreamKind } from "./stream.ts";
import type { Transaction } from "./transaction.ts";

/** A stream as it stands, held by `for update`, and what is to happen in it. */
export type MovedStream<State, Event> = {
  readonly stream: string;
  readonly head: Head;
  readonly state: State;
  readonly events: readonly Event[];
};

/** As many as `appendMany` writes at once, for the same reason. */
const atOnce = 250;

// Journal, heads and read rows of a set in one statement. A head that is not where it was read counts as not moved.
const appendToManySql = (table: string, image: RowImage): string => {
  const names = rowColumns(image).join(", ");
  return `with journal_written as (
    insert into journal (owner, stream, version, case_id, kind, type, schema_version, event_id, command_id, actor,
      recorded_at, occurred_on, data, sealed, prev, hash)
    select owner, stream, version, case_id, kind, type, schema_version, event_id, command_id, actor,
      recorded_at, occurred_on, data, sealed, prev, hash from json_populate_recordset(null::journal, $1::json)
  ), row_written as (
    insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, $3::json)
    ${rowGivesWay(Object.keys(image.columns))}
  ), head_written as (
    update stream_head head set version = next.version, hash = next.hash, case_id = next.case_id
    from json_to_recordset($2::json) as next(owner uuid, stream uuid, kind text, case_id uuid, version integer, hash text, before integer)
    where head.owner = next.owner and head.stream = next.stream and head.kind = next.kind and head.version = next.before
    returning 1)
  select count(*)::integer as moved from head_written`;
};

type Made = {
  readonly chain: Awaited<ReturnType<typeof chainOf>>;
  readonly before: Head;
  readonly sideBefore: RowImage["side"];
  readonly image: RowImage;
};

const moveSide = async (tx: Transaction, table: string, made: readonly Made[]): Promise<void> => {
  const moved = made.flatMap(({ chain, image, sideBefore }) => {
    const last = chain.at(-1);
    const isSame = JSON.stringify(sideBefore) === JSON.stringify(image.side);
    return last === undefined || isSame ? [] : [{ owner: last.owner, source: last.stream, rows: image.side }];
  });
  const [first] = moved;
  if (first === undefined) return;
  await tx.query(`delete from ${table} where owner = $1 and source = any($2::uuid[])`, [
    first.owner,
    moved.map(({ source }) => source),
  ]);
  await addSideRows(tx, table, moved);
};

const write = async (
  tx: Transaction,
  { table, sideTable }: { readonly table: string; readonly sideTable: string | null },
  made: readonly Made[],
): Promise<void> => {
  const [first] = made;
  if (first === undefined) return;
  const heads = made.flatMap(({ chain, before, image }) =>
    chain.slice(-1).map(({ owner, stream, kind, version, hash }) => ({
      owner,
      stream,
      kind,
      case_id: image.caseId,
      version,
      hash,
      before: before.version,
    })),
  );
  const rows = made.flatMap(({ chain, image }) =>
    chain.slice(-1).map(({ owner, stream, version }) => imageRow(owner, stream, version, image)),
  );
  const { rows: answer } = await tx.query<{ moved: number }>(
    appendToManySql(table, first.image),
    [journalRows(made), heads, rows].map((set) => JSON.stringify(set)),
  );
  // The same as `append` finds when its one head is elsewhere.
  if (answer[0]?.moved !== made.length) throw Object.assign(new Error("a head is elsewhere"), { code: headElsewhere });
  if (sideTable !== null) await moveSide(tx, sideTable, made);
};

/**
 * `append` for many streams of one kind that exist: a few hundred in each statement. Kinds that say who may enter where
 * are not taken: the directory is moved by `append` alone.
 */
export const appendToMany = async <State extends Json, Command, Event extends EventShape, Facts, Code extends string>(
  tx: Transaction,
  kind: StreamKind<State, Command, Event, Facts, Code>,
  streams: Iterable<MovedStream<State, Event>>,
  stamp: Stamp,
): Promise<void> => {
  if (kind.access !== undefined) throw new Error(`${kind.kind} moves the directory of access`);
  const tables = { table: kind.row.table, sideTable: kind.side?.table ?? null };
  let made: Made[] = [];
  for (const { stream, head, state, events } of streams) {
    if (events.length === 0) continue;
    const chain = await chainOf(tx, kind, stream, head, events, stamp);
    const image = imageOf(kind, stream, events.reduce(kind.decider.evolve, state));
    made.push({ chain, before: head, sideBefore: imageOf(kind, stream, state).side, image });
    if (made.length < atOnce) continue;
    await write(tx, tables, made);
    made = [];
  }
  await write(tx, tables, made);
};
