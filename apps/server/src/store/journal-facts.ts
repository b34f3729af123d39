import type { StreamKey } from "./read-journal.ts";
import type { Transaction } from "./transaction.ts";

/** A stream's last event, as `stream_head` has it. */
export type StreamTip = StreamKey & { readonly version: number; readonly hash: string };

/** The heads of all streams of all owners, in the order of their keys. */
export const allHeads = async (tx: Transaction): Promise<readonly StreamTip[]> => {
  const { rows } = await tx.query<StreamTip>(
    "select owner, stream, version, hash from stream_head order by owner, stream",
  );
  return rows;
};

/** The hash that the journal has at a place, null where nothing is there; and whether the stream has any event at all. */
export type FoundEvent = { readonly hash: string | null; readonly exists: boolean };

/** What the journal has at each of these places, in their order. */
export const eventsAt = async (tx: Transaction, places: readonly StreamTip[]): Promise<readonly FoundEvent[]> => {
  const { rows } = await tx.query<FoundEvent>(
    `select event.hash, exists (
       select from journal other where other.owner = place.owner and other.stream = place.stream
     ) as exists
     from json_to_recordset($1::json) as place(at integer, owner uuid, stream uuid, version integer)
     left join journal event on event.owner = place.owner and event.stream = place.stream and event.version = place.version
     order by place.at`,
    [JSON.stringify(places.map(({ owner, stream, version }, at) => ({ at, owner, stream, version })))],
  );
  return rows;
};

/** Every file that an event names: what names one says its digest and how many bytes it has; a digest alone may be of anything. What was destroyed is promised no more. */
export const namedFiles = async (
  tx: Transaction,
): Promise<readonly { readonly owner: string; readonly digest: string }[]> => {
  const { rows } = await tx.query<{ owner: string; digest: string }>(
    `select distinct owner, digest from (
       select owner, jsonb_path_query(data::jsonb, '$.** ? (exists(@.digest) && exists(@.bytes)).digest') #>> '{}' as digest
       from journal where data::text like '%"digest"%'
     ) named where digest ~ '^[0-9a-f]{64}$'
     except select owner, data->>'digest' from journal where type = 'EvidenceDestroyed'`,
  );
  return rows;
};

type Naming = {
  readonly owner: string;
  readonly digest: string;
  /** The stream whose own events do not count, and the type of event that does not either. */
  readonly but: string;
  readonly ignore: string;
};

/** Whether any other event of the owner names the file. Reads the owner's whole journal: for acts that are rare. */
export const isNamed = async (tx: Transaction, { owner, digest, but, ignore }: Naming): Promise<boolean> => {
  const { rows } = await tx.query<{ named: boolean }>(
    `select exists (select from journal where owner = $1 and stream <> $2 and type <> $3
       and data::text like '%' || $4 || '%') as named`,
    [owner, but, ignore, digest],
  );
  return rows[0]?.named ?? true;
};
