import { type Shelf, type ShelfCode, type ShelfCommand, type ShelfEvent, shelf } from "@touchstone/register";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../../store/index.ts";

const text = z.string();

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("ViewKept"),
    data: z.strictObject({
      id: text,
      name: text,
      columns: z.array(text),
      state: text.nullable(),
      owner: text.nullable(),
      area: text.nullable(),
      search: text.nullable(),
      sort: text,
      group: text.nullable(),
      opens: z.boolean(),
    }),
  }),
  z.strictObject({ type: z.literal("ViewDropped"), data: z.strictObject({ id: text }) }),
]);

/** One stream for each person and one for the organisation; its id is derived, so that a private one is found by its owner only. */
export const shelfStream: StreamKind<Shelf, ShelfCommand, ShelfEvent, null, ShelfCode> = {
  kind: "register-views",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: shelf,
  row: { table: "register_views", columns: ({ views }) => ({ views: views.length }) },
};

export const gridMigrations: readonly Migration[] = [
  { id: "register/grid-001", sql: rowTable("register_views", "views integer not null") },
  {
    id: "register/grid-002",
    // Row security sleeps for the owner while its rows are rewritten.
    sql: `
alter table register_risk no force row level security;
alter table register_risk add column held_by text not null default '';
update register_risk set held_by = coalesce(state->>'owner', '');
alter table register_risk force row level security;
create index register_risk_held_by on register_risk (owner, held_by, id);`,
  },
];
