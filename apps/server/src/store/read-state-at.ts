import type { Json } from "@touchstone/kernel";
import { readStream, type StreamKey, storedEvents } from "./read-journal.ts";
import type { EventShape, StreamKind } from "./stream.ts";
import type { Transaction } from "./transaction.ts";

/**
 * A stream as it stood at one version, whoever has written since; null where it never got so far or is of another kind.
 * A name whose key is gone is gone here too: the past is folded from the journal and copied nowhere.
 */
export const readStateAt = async <State extends Json, Command, Event extends EventShape, Facts, Code extends string>(
  tx: Transaction,
  kind: StreamKind<State, Command, Event, Facts, Code>,
  key: StreamKey,
  version: number,
): Promise<State | null> => {
  const { events } = await readStream(tx, key);
  if (events.length < version || events[0]?.kind !== kind.kind) return null;
  const stored = await storedEvents(tx, events.slice(0, version));
  return stored
    .map(({ type, schemaVersion, data, personal }) => kind.readEvent(type, schemaVersion, data, personal))
    .reduce(kind.decider.evolve, kind.decider.initial);
};
