import { ok } from "@touchstone/kernel";
import { z } from "zod";
import {
  digest,
  type Envelope,
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
export type Written = {
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

export const diary: StreamKind<Diary, Line, Written, null> = {
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

/** A diary's events in their chain, as many streams as wanted, each of so many events; for tests of size. */
export const diaryChains = (
  owner: string,
  streams: number,
  eventsEach: number,
): readonly (readonly [Envelope, ...Envelope[]])[] =>
  Array.from({ length: streams }, (_, place) => {
    const stream = `01900000-0000-7000-8000-${place.toString(16).padStart(12, "0")}`;
    const line = (version: number, prev: string | null): Envelope => {
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
      return { ...unhashed, hash: digest(unhashed) };
    };
    const chain: [Envelope, ...Envelope[]] = [line(1, null)];
    for (let version = 2; version <= eventsEach; version += 1) chain.push(line(version, chain.at(-1)?.hash ?? null));
    return chain;
  });
