import type { Engine } from "../engine.ts";
import type { Envelope } from "../envelope.ts";

/** Writes whole streams past the write path, which would take minutes for a bench; journal and heads, no read row. */
export const fillJournal = async (
  engine: Engine,
  chains: readonly (readonly [Envelope, ...Envelope[]])[],
): Promise<void> => {
  for (let at = 0; at < chains.length; at += 500) {
    const part = chains.slice(at, at + 500);
    await engine.pool.query(
      `insert into journal (owner, stream, version, kind, type, schema_version, event_id, command_id, actor, recorded_at,
         occurred_on, data, sealed, prev, hash)
       select (e->>'owner')::uuid, (e->>'stream')::uuid, (e->>'version')::integer, e->>'kind', e->>'type',
         (e->>'schemaVersion')::integer, (e->>'eventId')::uuid, (e->>'commandId')::uuid, (e->>'actor')::uuid,
         (e->>'recordedAt')::timestamptz, (e->>'occurredOn')::date, e->'data', e->>'sealed', e->>'prev', e->>'hash'
       from json_array_elements($1::json) e`,
      [JSON.stringify(part.flat())],
    );
    await engine.pool.query(
      `insert into stream_head (owner, stream, kind, version, hash)
       select owner, stream, kind, version, hash from json_populate_recordset(null::stream_head, $1::json)`,
      [JSON.stringify(part.map((chain) => chain.at(-1) ?? chain[0]))],
    );
  }
};
