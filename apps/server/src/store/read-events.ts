import type { Json } from "@touchstone/kernel";
import type { EventShape, StreamKind } from "./stream.ts";
import type { Transaction } from "./transaction.ts";

/** Events of one stream after one version up to another. */
export type EventRange = { readonly stream: string; readonly after: number; readonly upTo: number };

/**
 * What happened in these ranges, by stream, in order. Personal fields are left sealed: whoever asks what changed asks
 * nothing of whom.
 */
export const readEvents = async <State extends Json, Command, Event extends EventShape, Facts, Code extends string>(
  tx: Transaction,
  kind: StreamKind<State, Command, Event, Facts, Code>,
  owner: string,
  ranges: readonly EventRange[],
): Promise<ReadonlyMap<string, readonly Event[]>> => {
  if (ranges.length === 0) return new Map();
  const { rows } = await tx.query<{ stream: string; type: string; schema_version: number; data: Json }>(
    `select event.stream, event.type, event.schema_version, event.data
     from json_to_recordset($2::json) as range(stream uuid, after integer, up_to integer)
     join journal event on event.owner = $1 and event.stream = range.stream and event.kind = $3
       and event.version > range.after and event.version <= range.up_to
     order by event.stream, event.version`,
    [owner, JSON.stringify(ranges.map(({ stream, after, upTo }) => ({ stream, after, up_to: upTo }))), kind.kind],
  );
  const read = Map.groupBy(rows, ({ stream }) => stream);
  return new Map(
    [...read].map(([stream, events]) => [
      stream,
      events.map(({ type, schema_version: version, data }) => kind.readEvent(type, version, data, null)),
    ]),
  );
};
