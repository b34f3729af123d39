import { ok } from "@touchstone/kernel";
import { z } from "zod";
import {
  digest,
  type Engine,
  type Migration,
  noFacts,
  rowTable,
  type Store,
  type StreamKind,
  stored,
} from "../store/index.ts";

/** A stream of its own for tests of the store itself: columns of every type that read rows use, personal fields, access. */
type Attachment = { readonly digest: string; readonly bytes: number };
type Diary = {
  readonly title: string;
  readonly tags: readonly string[];
  readonly on: string | null;
  readonly at: string | null;
  readonly author: string | null;
  readonly viewer: string | null;
  readonly file: Attachment | null;
};
type Line = {
  readonly title: string;
  readonly tags: readonly string[];
  readonly on: string;
  readonly at: string;
  readonly viewer: string;
  readonly file: Attachment | null;
};
type Written = {
  readonly type: "LineWritten";
  readonly data: Line;
  readonly personal: { readonly person: string; readonly fields: { readonly author: string } } | null;
};

const event = z.strictObject({
  type: z.literal("LineWritten"),
  data: z.strictObject({
    title: z.string(),
    tags: z.array(z.string()),
    on: z.string(),
    at: z.string(),
    viewer: z.string(),
    file: z.strictObject({ digest: z.string(), bytes: z.int() }).nullable(),
  }),
  personal: z.strictObject({ author: z.string() }).nullable(),
});

export const person = "01900000-0000-7000-8000-00000000a001";

const diary: StreamKind<Diary, Line, Written, null> = {
  kind: "diary",
  schemaVersion: 1,
  readEvent: (type, _version, data, personal) => {
    const read = event.parse({ type, data, personal });
    return { ...read, personal: read.personal === null ? null : { person, fields: read.personal } };
  },
  decider: {
    initial: { title: "", tags: [], on: null, at: null, author: null, viewer: null, file: null },
    evolve: (_state, { data, personal }) => ({ ...data, author: personal?.fields.author ?? null }),
    decide: (_state, line) =>
      ok([{ type: "LineWritten", data: line, personal: { person, fields: { author: "张三" } } }]),
  },
  row: {
    table: "diary",
    columns: ({ title, tags, on, at }) => ({ title, tags, on_day: on, at_instant: at, long: title.length > 3 }),
  },
  access: ({ viewer }) => (viewer === null ? [] : [{ viewer, caseId: null, role: "manager" }]),
};

export const diaryKinds = [stored(diary)];
export const diaryMigrations: readonly Migration[] = [
  {
    id: "diary/001",
    sql: rowTable(
      "diary",
      "title text not null, tags text[] not null, on_day date, at_instant timestamptz, long boolean not null",
    ),
  },
];

export const writeLine = async (
  store: Store,
  owner: string,
  stream: string,
  title: string,
  key: string,
  file: Attachment | null = null,
): Promise<void> => {
  const answer = await store.execute({
    kind: diary,
    stream,
    scope: { owner, caseId: null },
    actor: person,
    key,
    body: { title },
    command: { title, tags: [title, "b"], on: "2026-11-23", at: "2026-11-23T04:00:00Z", viewer: person, file },
    expected: null,
    facts: noFacts,
    answer: ({ version }) => ({ version }),
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusals));
};

/** Journal and heads of many streams, written past the write path because that would take minutes; no read row yet. */
export const fillDiary = async (engine: Engine, owner: string, streams: number, eventsEach: number): Promise<void> => {
  for (let at = 0; at < streams; at += 500) {
    const journal: object[] = [];
    const heads: object[] = [];
    for (let place = at; place < Math.min(streams, at + 500); place += 1) {
      const stream = `01900000-0000-7000-8000-${place.toString(16).padStart(12, "0")}`;
      let prev: string | null = null;
      for (let version = 1; version <= eventsEach; version += 1) {
        const title = `${place}/${version}`;
        const unhashed = {
          owner,
          stream,
          version,
          kind: diary.kind,
          type: "LineWritten",
          schemaVersion: 1,
          eventId: stream,
          commandId: stream,
          actor: person,
          recordedAt: "2026-11-23T04:00:00.000Z",
          occurredOn: "2026-11-23",
          data: { title, tags: [title], on: "2026-11-23", at: "2026-11-23T04:00:00Z", viewer: person, file: null },
          sealed: null,
          prev,
        };
        prev = digest(unhashed);
        journal.push({ ...unhashed, hash: prev });
      }
      heads.push({ owner, stream, kind: diary.kind, version: eventsEach, hash: prev });
    }
    await engine.pool.query(
      `insert into journal (owner, stream, version, kind, type, schema_version, event_id, command_id, actor, recorded_at, occurred_on, data, prev, hash)
       select (e->>'owner')::uuid, (e->>'stream')::uuid, (e->>'version')::integer, e->>'kind', e->>'type', 1, (e->>'eventId')::uuid,
         (e->>'commandId')::uuid, (e->>'actor')::uuid, (e->>'recordedAt')::timestamptz, (e->>'occurredOn')::date, e->'data', e->>'prev', e->>'hash'
       from json_array_elements($1::json) e`,
      [JSON.stringify(journal)],
    );
    await engine.pool.query(
      "insert into stream_head (owner, stream, kind, version, hash) select owner, stream, kind, version, hash from json_populate_recordset(null::stream_head, $1::json)",
      [JSON.stringify(heads)],
    );
  }
};
