import {
  type EvidenceItem,
  evidenceItem,
  type ItemCode,
  type ItemCommand,
  type ItemEvent,
  type ItemFacts,
} from "@touchstone/register";
import { z } from "zod";
import { derivedId, type Migration, rowTable, type StreamKind } from "../../store/index.ts";

const text = z.string();
const about = z.strictObject({
  takenOn: text,
  place: text,
  validFrom: text.nullable(),
  validUntil: text.nullable(),
  record: text.nullable(),
  note: text,
});
const scan = z.strictObject({ state: z.enum(["not-scanned", "clean", "infected"]), by: text, found: text });
const personal = z.strictObject({ person: text, fields: z.strictObject({ name: text }) }).nullable();
const seen = { about, scan, at: text, clockOff: z.int().nullable(), person: text };
const named = { digest: text, name: text, mediaType: text };

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("EvidenceRegistered"),
    data: z.strictObject({ ...named, bytes: z.int(), ...seen }),
    personal,
  }),
  z.strictObject({
    type: z.literal("InfectedEvidenceKeptApart"),
    data: z.strictObject({ ...named, size: z.int(), ...seen }),
    personal,
  }),
  z.strictObject({ type: z.literal("EvidenceCorrected"), data: about }),
  z.strictObject({
    type: z.enum(["DestructionAsked", "DestructionWithdrawn"]),
    data: z.strictObject({ reason: text, on: text, person: text }),
    personal,
  }),
  z.strictObject({
    type: z.literal("EvidenceDestroyed"),
    data: z.strictObject({ digest: text, reason: text, on: text, free: text, rules: z.array(text), person: text }),
    personal,
  }),
]);

/** The same bytes of one organisation are one stream, so that two who send them at once meet there. */
export const itemOf = (owner: string, digest: string): string => derivedId(`evidence ${owner} ${digest}`);

export const itemStream: StreamKind<EvidenceItem, ItemCommand, ItemEvent, ItemFacts, ItemCode> = {
  kind: "evidence",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data, sealed) =>
    event.parse(
      type === "EvidenceCorrected"
        ? { type, data }
        : { type, data, personal: sealed === null ? null : { person: "", fields: sealed } },
    ),
  decider: evidenceItem,
  row: {
    table: "register_evidence",
    columns: ({ file, about: said, scan: seenBy, asked, destroyed, at }) => ({
      name: file?.name ?? "",
      bytes: file?.bytes ?? 0,
      record: said.record,
      valid_until: said.validUntil,
      added_at: at,
      is_infected: seenBy.state === "infected",
      is_destroyed: destroyed !== null,
      destruction_asked_by: destroyed === null ? (asked?.by.person ?? null) : null,
    }),
  },
};

/** One span of days for which a row is evidenced, as text that sorts: both ends belong to it. */
const always = "0000-01-01/9999-12-31";

export const itemMigration: Migration = {
  id: "register/evidence-001",
  // Row security sleeps for the owner while its rows are rewritten.
  sql: `
${rowTable(
  "register_evidence",
  "name text not null, bytes bigint not null, record text, valid_until text, added_at text not null, is_infected boolean not null, is_destroyed boolean not null",
)}
create index register_evidence_until on register_evidence (owner, valid_until) where valid_until is not null;
alter table register_risk add column evidence_items text[] not null default '{}', add column evidence_spans text[] not null default '{}';
alter table register_risk no force row level security;
update register_risk set
  evidence_spans = '{${always}}',
  state = jsonb_set(state::jsonb, '{evidence}', (
    select jsonb_agg('{"item":null,"validFrom":null,"validUntil":null,"unlinked":null}'::jsonb || one order by place)
    from jsonb_array_elements(state::jsonb->'evidence') with ordinality as each(one, place)))::json
where json_array_length(state->'evidence') > 0;
alter table register_risk force row level security;`,
};

/** Two persons destroy: whose request waits for the other. */
export const destructionMigration: Migration = {
  id: "register/evidence-002",
  sql: `
alter table register_evidence add column destruction_asked_by text;
alter table register_evidence no force row level security;
update register_evidence set state = (state::jsonb || '{"asked":null}'::jsonb)::json;
alter table register_evidence force row level security;`,
};
