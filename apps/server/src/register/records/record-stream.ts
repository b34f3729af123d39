import {
  type KeptRecord,
  type RecordCode,
  type RecordCommand,
  type RecordEvent,
  type RecordFacts,
  record,
} from "@touchstone/register";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../../store/index.ts";
import { doersOfRecord } from "../self-audit/doers.ts";

const text = z.string();
const values = z.record(text, z.json());
const due = z.strictObject({ step: text, on: text.nullable(), from: text.nullable(), source: text, clause: text });

const entry = {
  id: text,
  act: z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("begin") }),
    z.strictObject({ type: z.literal("step"), step: text }),
    z.strictObject({ type: z.literal("amend"), reason: text }),
  ]),
  person: text,
  on: text,
  values,
  standing: z.strictObject({ title: text, state: text, final: z.boolean(), due: z.array(due) }),
};

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("RecordBegun"), data: z.strictObject({ ...entry, kind: text, edition: text }) }),
  z.strictObject({ type: z.enum(["RecordStepped", "RecordAmended"]), data: z.strictObject(entry) }),
  z.strictObject({
    type: z.literal("RecordPersonNamed"),
    data: z.strictObject({ person: text }),
    personal: z.strictObject({ person: text, fields: z.strictObject({ name: text }) }).nullable(),
  }),
]);

const readEvent = (type: string, data: unknown, personal: unknown): RecordEvent =>
  event.parse(
    type === "RecordPersonNamed"
      ? { type, data, personal: personal === null ? null : { person: "", fields: personal } }
      : { type, data },
  );

const standingOf = (kept: KeptRecord) => kept.entries.at(-1)?.standing;

export const recordStream: StreamKind<KeptRecord, RecordCommand, RecordEvent, RecordFacts, RecordCode> = {
  kind: "record",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data, personal) => readEvent(type, data, personal),
  decider: record,
  row: {
    table: "register_record",
    columns: (kept) => {
      const standing = standingOf(kept);
      const [first] = standing?.due ?? [];
      return {
        kind: kept.begun?.kind ?? "",
        title: standing?.title ?? "",
        record_state: standing?.state ?? "",
        final: standing?.final ?? false,
        asked: first !== undefined,
        // The earliest day stands first; what has none comes last.
        due: first?.on ?? null,
        doers: doersOfRecord(kept),
      };
    },
  },
};

export const recordMigration: Migration = {
  id: "register/records-001",
  sql: `${rowTable(
    "register_record",
    "kind text not null, title text not null, record_state text not null, final boolean not null, asked boolean not null, due text",
  )}
create index register_record_kind on register_record (owner, kind, id);
create index register_record_title on register_record (owner, kind, title, id);
create index register_record_due on register_record (owner, kind, coalesce(due, '9999-12-31'), id);
create index register_record_asked on register_record (owner, coalesce(due, '9999-12-31'), id) where asked;`,
};
