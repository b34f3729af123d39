import type { Json } from "@touchstone/kernel";
import { addAccess, chainOf, noHead, rowGivesWay, type Stamp } from "./append.ts";
import { imageRow, rowColumns } from "./image-rows.ts";
import { addSideRows } from "./side-rows.ts";
import { type EventShape, imageOf, type RowImage, type StreamKind } from "./stream.ts";
import type { Transaction } from "./transaction.ts";

/** A stream that does not exist yet, and what is to happen in it. */
export type NewStream<Event> = { readonly stream: string; readonly events: readonly Event[] };

/** Streams in one statement. On the embedded engine nobody else is served while one runs: a tenth of a second. */
const atOnce = 250;

// The same three writes as `append` does in its statement. Apart from it because that one takes its values as plain
// parameters and is planned once for each connection, which a single command gains more by than a set of rows.
const appendManySql = (table: string, image: RowImage): string => {
  const names = rowColumns(image).join(", ");
  return `with journal_written as (
    insert into journal (owner, stream, version, case_id, kind, type, schema_version, event_id, command_id, actor,
      recorded_at, occurred_on, data, sealed, prev, hash)
    select owner, stream, version, case_id, kind, type, schema_version, event_id, command_id, actor,
      recorded_at, occurred_on, data, sealed, prev, hash from json_populate_recordset(null::journal, $1::json)
  ), head_written as (
    insert into stream_head (owner, stream, kind, case_id, version, hash)
    select owner, stream, kind, case_id, version, hash from json_populate_recordset(null::stream_head, $2::json)
  )
  insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, $3::json)
  ${rowGivesWay(Object.keys(image.columns))}`;
};

type Made = {
  readonly stream: string;
  readonly chain: Awaited<ReturnType<typeof chainOf>>;
  readonly image: RowImage;
};

type Tables = { readonly table: string; readonly sideTable: string | null };

/** The envelopes of a set as rows of the journal. */
export const journalRows = (made: readonly Pick<Made, "chain" | "image">[]) =>
  made.flatMap(({ chain, image }) =>
    chain.map(({ schemaVersion, eventId, commandId, recordedAt, occurredOn, ...rest }) => ({
      ...rest,
      case_id: image.caseId,
      schema_version: schemaVersion,
      event_id: eventId,
      command_id: commandId,
      recorded_at: recordedAt,
      occurred_on: occurredOn,
    })),
  );

const write = async (tx: Transaction, { table, sideTable }: Tables, made: readonly Made[]): Promise<void> => {
  const [first] = made;
  if (first === undefined) return;
  const journal = journalRows(made);
  const ends = made.flatMap(({ chain, image }) => chain.slice(-1).map((last) => ({ last, image })));
  const heads = ends.map(({ last: { owner, stream, kind, version, hash }, image }) => ({
    owner,
    stream,
    kind,
    case_id: image.caseId,
    version,
    hash,
  }));
  const rows = ends.map(({ last, image }) => imageRow(last.owner, last.stream, last.version, image));
  await tx.query(
    appendManySql(table, first.image),
    [journal, heads, rows].map((set) => JSON.stringify(set)),
  );
  await addAccess(tx, made);
  if (sideTable === null) return;
  await addSideRows(
    tx,
    sideTable,
    ends.map(({ last: { owner, stream: source }, image }) => ({ owner, source, rows: image.side })),
  );
};

/**
 * `append` for many new streams of one kind: the same journal, heads, rows and access, a few hundred streams in each
 * statement. The streams are asked for one by one, so they may be made as they are wanted. A stream that exists already
 * breaks the transaction (23505), and a stream without events is none.
 */
export const appendMany = async <State extends Json, Command, Event extends EventShape, Facts, Code extends string>(
  tx: Transaction,
  kind: StreamKind<State, Command, Event, Facts, Code>,
  streams: Iterable<NewStream<Event>>,
  stamp: Stamp,
): Promise<void> => {
  const tables: Tables = { table: kind.row.table, sideTable: kind.side?.table ?? null };
  let made: Made[] = [];
  for (const { stream, events } of streams) {
    if (events.length === 0) continue;
    const chain = await chainOf(tx, kind, stream, noHead, events, stamp);
    made.push({
      stream,
      chain,
      image: imageOf(kind, stream, events.reduce(kind.decider.evolve, kind.decider.initial)),
    });
    if (made.length < atOnce) continue;
    await write(tx, tables, made);
    made = [];
  }
  await write(tx, tables, made);
};
