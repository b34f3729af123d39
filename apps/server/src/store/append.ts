import type { Json } from "@touchstone/kernel";
import { type Envelope, hashEnvelope } from "./envelope.ts";
import type { Prepared } from "./prepared.ts";
import { seal } from "./seal.ts";
import { moveSideRows } from "./side-rows.ts";
import { type EventShape, imageOf, type RowImage, type StreamKind } from "./stream.ts";
import type { Transaction } from "./transaction.ts";

/** Where a stream stands before a command. */
export type Head = { readonly version: number; readonly hash: string | null };

export const noHead: Head = { version: 0, hash: null };

/** Who, when and by which command the events come to be. */
export type Stamp = {
  readonly actor: string;
  readonly commandId: string;
  readonly recordedAt: string;
  readonly occurredOn: string;
  readonly newId: () => string;
};

/** The stored result of a command, for the same key sent again. */
export type CommandResult = { readonly key: string; readonly digest: string; readonly result: Json };

const ownerOf = (tx: Transaction): string => {
  if (typeof tx.scope === "string") throw new Error("events need an owner's scope");
  return tx.scope.owner;
};

/** The events as they are journalled: numbered, sealed, each hashed over the one before. */
export const chainOf = async (
  tx: Transaction,
  kind: { readonly kind: string; readonly schemaVersion: number },
  stream: string,
  head: Head,
  events: readonly EventShape[],
  stamp: Stamp,
): Promise<readonly Envelope[]> => {
  const chain: Envelope[] = [];
  for (const event of events) {
    const unhashed = {
      owner: ownerOf(tx),
      stream,
      version: head.version + chain.length + 1,
      kind: kind.kind,
      type: event.type,
      schemaVersion: kind.schemaVersion,
      eventId: stamp.newId(),
      commandId: stamp.commandId,
      actor: stamp.actor,
      recordedAt: stamp.recordedAt,
      occurredOn: stamp.occurredOn,
      data: event.data,
      sealed: event.personal ? await seal(tx, event.personal.person, event.personal.fields) : null,
      prev: chain.at(-1)?.hash ?? head.hash,
    };
    chain.push({ ...unhashed, hash: hashEnvelope(unhashed) });
  }
  return chain;
};

/** A read row is written whole; one that stands there already gives way. */
export const rowGivesWay = (columns: readonly string[]): string =>
  `on conflict (owner, id) do update set ${["version", "case_id", "state", ...columns].map((name) => `${name} = excluded.${name}`).join(", ")}`;

// One statement, so one round trip: journal, head, read row, stored result. `$1` carries the envelopes as JSON. A head that
// is not where it was read fails the statement (division by zero), so that the commit behind it commits nothing.
const appendSql = (table: string, columns: readonly string[], isNew: boolean): string => {
  const extra = columns.map((name) => `, ${name}`).join("");
  const places = columns.map((_, index) => `, $${index + 15}`).join("");
  const headWrite = isNew
    ? "insert into stream_head (owner, stream, kind, case_id, version, hash) values ($2, $3, $4, $5, $6, $7)"
    : "update stream_head set version = $6, hash = $7, case_id = $5 where owner = $2 and stream = $3 and kind = $4 and version = $9";
  return `with journal_written as (
    insert into journal (owner, stream, version, case_id, kind, type, schema_version, event_id, command_id, actor,
      recorded_at, occurred_on, data, sealed, prev, hash)
    select $2, $3, version, $5, kind, type, "schemaVersion", "eventId", "commandId", actor, "recordedAt", "occurredOn", data,
      sealed, prev, hash
    from json_to_recordset($1::json) as e(version integer, kind text, type text, "schemaVersion" integer, "eventId" uuid,
      "commandId" uuid, actor uuid, "recordedAt" timestamptz, "occurredOn" date, data json, sealed text, prev text, hash text)
  ), row_written as (
    insert into ${table} (owner, id, version, case_id, state${extra}) values ($2, $3, $6, $5, $8${places})
    ${rowGivesWay(columns)}
  ), command_written as (
    insert into command (owner, case_id, actor, key, digest, result, recorded_at)
    values ($2, $5, $10, $11, $12, $13, $14)
  ), head_written as (${headWrite} returning 1)
  select 1 / count(*) as moved, $9::integer as expected from head_written`;
};

export const headElsewhere = "22012";

const appends = new Map<string, Prepared>();

const appendOf = (table: string, columns: readonly string[], isNew: boolean): Prepared => {
  const name = `append_${table}${isNew ? "_new" : ""}`;
  const made = appends.get(name) ?? { name, text: appendSql(table, columns, isNew) };
  appends.set(name, made);
  return made;
};

/** The directory's entries of streams that have none yet. */
export const addAccess = async (
  tx: Transaction,
  made: readonly { readonly stream: string; readonly image: RowImage }[],
): Promise<void> => {
  const owner = ownerOf(tx);
  const entries = made.flatMap(({ stream, image }) =>
    image.access.map(({ viewer, caseId, role }) => ({ viewer, owner, case_id: caseId, role, source: stream })),
  );
  if (entries.length === 0) return;
  await tx.query(
    `insert into access (viewer, owner, case_id, role, source)
     select viewer, owner, case_id, role, source from json_populate_recordset(null::access, $1::json)`,
    [JSON.stringify(entries)],
  );
};

/** Writes access, events, head, read row and the command's result, and commits: all of the transaction or nothing. */
export const append = async <State extends Json, Command, Event extends EventShape, Facts, Code extends string>(
  tx: Transaction,
  kind: StreamKind<State, Command, Event, Facts, Code>,
  stream: string,
  before: { readonly head: Head; readonly state: State },
  events: readonly Event[],
  stamp: Stamp,
  command: CommandResult,
): Promise<{ readonly version: number; readonly state: State }> => {
  const chain = await chainOf(tx, kind, stream, before.head, events, stamp);
  const last = chain.at(-1);
  if (last === undefined) return { version: before.head.version, state: before.state };
  const state = events.reduce(kind.decider.evolve, before.state);
  const image = imageOf(kind, stream, state);
  if (kind.access !== undefined) {
    await tx.query("delete from access where source = $1", [stream]);
    await addAccess(tx, [{ stream, image }]);
  }
  if (kind.side !== undefined)
    await moveSideRows(tx, kind.side, { owner: last.owner, source: stream }, before.state, state);
  await tx.close({
    statement: appendOf(kind.row.table, Object.keys(image.columns), before.head.version === 0),
    values: [
      JSON.stringify(chain),
      last.owner,
      stream,
      kind.kind,
      image.caseId,
      last.version,
      last.hash,
      JSON.stringify(image.state),
      before.head.version,
      stamp.actor,
      command.key,
      command.digest,
      JSON.stringify(command.result),
      stamp.recordedAt,
      ...Object.values(image.columns),
    ],
  });
  return { version: last.version, state };
};
