import {
  type Handover,
  type HandoverCode,
  type HandoverCommand,
  type HandoverEvent,
  type HandoverFacts,
  handedKinds,
  handover,
} from "@touchstone/register";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../../store/index.ts";

const text = z.string();
const personal = z.strictObject({ person: text, fields: z.strictObject({ name: text }) }).nullable();
const said = <Type extends string, Shape extends z.ZodRawShape>(type: Type, data: Shape) =>
  z.strictObject({ type: z.literal(type), data: z.strictObject({ ...data, person: text }), personal });

const ref = { kind: z.enum(handedKinds), id: text };
const items = z.array(
  z.strictObject({
    ...ref,
    book: text.nullable(),
    title: text,
    version: z.int(),
    digest: text,
    item: text,
  }),
);
const handedTo = z.strictObject({
  id: text,
  number: text,
  body: z.strictObject({ id: text, name: z.strictObject({ zh: text, en: text }) }),
});

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  said("RecordsChosen", { things: z.array(z.strictObject(ref)) }),
  said("HandoverSent", { case: handedTo, items, on: text }),
  said("HandoverSupplemented", { items, on: text }),
  said("HandedItemWithdrawn", { item: text, reason: text, on: text }),
  said("HandedItemOpened", { item: text, at: text }),
]);

/**
 * Owned by the client, seen from inside the case: the mirror of a case, which the body owns and the client sees. Row
 * security shows the body's people this row and no other of the client's.
 */
export const handoverStream: StreamKind<Handover, HandoverCommand, HandoverEvent, HandoverFacts, HandoverCode> = {
  kind: "handover",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data, fields) =>
    event.parse({ type, data, personal: fields === null ? null : { person: "", fields } }),
  decider: handover,
  row: {
    table: "register_handover",
    columns: () => ({}),
    caseId: ({ sent }) => sent?.case.id ?? null,
  },
};

export const handoverMigration: Migration = {
  id: "register/handover-001",
  sql: `${rowTable("register_handover", "")}
create unique index register_handover_case on register_handover (owner, case_id) where case_id is not null;`,
};
