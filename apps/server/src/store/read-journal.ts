import { type Envelope, instantText } from "./envelope.ts";
import { unseal } from "./seal.ts";
import type { StoredEvent } from "./stream.ts";
import type { Transaction } from "./transaction.ts";

/** A stream's key; batches of streams go through the whole store in this order. */
export type StreamKey = { readonly owner: string; readonly stream: string };

export const firstKey: StreamKey = {
  owner: "00000000-0000-0000-0000-000000000000",
  stream: "00000000-0000-0000-0000-000000000000",
};
export const lastKey: StreamKey = {
  owner: "ffffffff-ffff-ffff-ffff-ffffffffffff",
  stream: "ffffffff-ffff-ffff-ffff-ffffffffffff",
};

export type HeadRow = StreamKey & {
  readonly kind: string;
  readonly case_id: string | null;
  readonly version: number;
  readonly hash: string;
};

type JournalRow = {
  owner: string;
  stream: string;
  version: number;
  case_id: string | null;
  kind: string;
  type: string;
  schema_version: number;
  event_id: string;
  command_id: string;
  actor: string;
  recorded_at: string;
  occurred_on: string;
  data: Envelope["data"];
  sealed: string | null;
  prev: string | null;
  hash: string;
};

const envelopeOf = (row: JournalRow): Envelope => ({
  owner: row.owner,
  stream: row.stream,
  version: row.version,
  kind: row.kind,
  type: row.type,
  schemaVersion: row.schema_version,
  eventId: row.event_id,
  commandId: row.command_id,
  actor: row.actor,
  recordedAt: instantText(row.recorded_at),
  occurredOn: row.occurred_on,
  data: row.data,
  sealed: row.sealed,
  prev: row.prev,
  hash: row.hash,
});

/** One stream with all that the store holds of it; either part may be missing, which is for the caller to judge. */
export type StreamRecord = StreamKey & {
  readonly head: HeadRow | null;
  readonly events: readonly Envelope[];
  /** Under which cases the events can be read; this column is not in the chain. */
  readonly caseIds: readonly (string | null)[];
};

const record = (key: StreamKey, head: HeadRow | null, events: readonly JournalRow[]): StreamRecord => ({
  owner: key.owner,
  stream: key.stream,
  head,
  events: events.map(envelopeOf),
  caseIds: [...new Set(events.map((row) => row.case_id))],
});

export type Batch = { readonly records: readonly StreamRecord[]; readonly upTo: StreamKey; readonly isLast: boolean };

const range = "(owner, stream) > ($1::uuid, $2::uuid) and (owner, stream) <= ($3::uuid, $4::uuid)";

/** The next streams after a key, from journal and heads together, so that a missing one of the two does not hide it. */
export const readBatch = async (tx: Transaction, after: StreamKey, size: number): Promise<Batch> => {
  const { rows: keys } = await tx.query<StreamKey>(
    `select owner, stream from (
       (select distinct owner, stream from journal where (owner, stream) > ($1::uuid, $2::uuid) order by owner, stream limit $3)
       union
       (select owner, stream from stream_head where (owner, stream) > ($1::uuid, $2::uuid) order by owner, stream limit $3)
     ) known order by owner, stream limit $3`,
    [after.owner, after.stream, size],
  );
  const isLast = keys.length < size;
  const upTo = isLast ? lastKey : (keys.at(-1) ?? lastKey);
  const bounds = [after.owner, after.stream, upTo.owner, upTo.stream];
  const heads = await tx.query<HeadRow>(
    `select owner, stream, kind, case_id, version, hash from stream_head where ${range}`,
    bounds,
  );
  const events = await tx.query<JournalRow>(
    `select * from journal where ${range} order by owner, stream, version`,
    bounds,
  );
  const name = ({ owner, stream }: StreamKey) => `${owner}/${stream}`;
  const headOf = new Map(heads.rows.map((head) => [name(head), head]));
  const eventsOf = Map.groupBy(events.rows, name);
  return {
    records: keys.map((key) => record(key, headOf.get(name(key)) ?? null, eventsOf.get(name(key)) ?? [])),
    upTo,
    isLast,
  };
};

/** One stream alone. */
export const readStream = async (tx: Transaction, key: StreamKey): Promise<StreamRecord> => {
  const place = [key.owner, key.stream];
  const heads = await tx.query<HeadRow>(
    "select owner, stream, kind, case_id, version, hash from stream_head where owner = $1 and stream = $2",
    place,
  );
  const events = await tx.query<JournalRow>(
    "select * from journal where owner = $1 and stream = $2 order by version",
    place,
  );
  return record(key, heads.rows[0] ?? null, events.rows);
};

/** Events as a kind's replay wants them; personal fields whose key is gone come out as null. */
export const storedEvents = async (tx: Transaction, events: readonly Envelope[]): Promise<readonly StoredEvent[]> => {
  const stored: StoredEvent[] = [];
  for (const { type, schemaVersion, data, sealed } of events) {
    stored.push({ type, schemaVersion, data, personal: sealed === null ? null : await unseal(tx, sealed) });
  }
  return stored;
};
