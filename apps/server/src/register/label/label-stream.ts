import {
  type Label,
  type LabelCode,
  type LabelCommand,
  type LabelEvent,
  type LabelFacts,
  label,
  labelInForce,
  labelParts,
} from "@touchstone/register";
import { z } from "zod";
import { appRole, derivedId, type Migration, maintenanceRole, rowTable, type StreamKind } from "../../store/index.ts";

const text = z.string();
const proof = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("step"), step: text }),
  z.strictObject({ kind: z.literal("objective"), risk: text, objective: text }),
]);
const choice = z.strictObject({
  shows: z.array(z.enum(labelParts)),
  scene: text,
  duties: z.array(z.strictObject({ obligation: text, proof: proof.nullable() })),
});

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("LabelIssued"),
    data: z.strictObject({ thing: text, code: text, on: text, choice }),
  }),
  z.strictObject({ type: z.literal("LabelWithdrawn"), data: z.strictObject({ on: text, reason: text }) }),
]);

export const labelStream: StreamKind<Label, LabelCommand, LabelEvent, LabelFacts, LabelCode> = {
  kind: "label",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: label,
  row: {
    table: "register_label",
    columns: (state) => ({ thing: state?.thing ?? null, code: labelInForce(state)?.code ?? null }),
  },
};

/** The one stream of labels that a thing has. */
export const labelsOf = (owner: string, thing: string): string => derivedId(`label ${owner} ${thing}`);

/** `public_label` leads from a code that somebody scanned to whose it is, and holds nothing else. */
export const labelMigration: Migration = {
  id: "register/label-001",
  sql: `${rowTable("register_label", "thing uuid, code text")}
create table public_label (code text primary key, organisation uuid not null, label uuid not null);
grant select, insert on public_label to ${appRole};
grant select on public_label to ${maintenanceRole};`,
};
