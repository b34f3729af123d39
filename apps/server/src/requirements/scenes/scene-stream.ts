import {
  approvedEntries,
  factors,
  isLive,
  pointKinds,
  type Scene,
  type SceneCode,
  type SceneCommand,
  type SceneEvent,
  type SceneFacts,
  scene,
  systemStandards,
} from "@touchstone/requirements";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../../store/index.ts";

const text = z.string();
const both = z.strictObject({ zh: text, en: text });
const provision = z.strictObject({
  family: text,
  article: text.nullable(),
  versions: z.array(z.strictObject({ version: text, article: text })),
});

// Looser than the contract's form: what was once stored is read, whatever today's bounds are.
const form = z.strictObject({
  factor: z.enum(factors),
  subclass: both,
  aspects: z.array(text),
  kind: z.enum(pointKinds),
  jurisdiction: text,
  provisions: z.array(provision),
  standard: z.strictObject({ id: z.enum(systemStandards), clause: text }),
  subject: both,
  condition: both.nullable(),
  duty: both,
  check: both,
  evidence: both,
  record: text.nullable(),
  frequency: z.array(
    z.strictObject({
      since: text.nullable(),
      until: text.nullable(),
      recurrence: z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("gap"), atMost: text }),
        z.strictObject({ kind: z.literal("times"), times: z.int(), in: text }),
        z.strictObject({ kind: z.literal("months"), months: z.array(z.int()) }),
        z.strictObject({ kind: z.literal("years"), years: z.array(z.int()), afterwards: text }),
      ]),
    }),
  ),
  deadline: z.strictObject({ within: text, side: z.enum(["before", "after"]), of: both }).nullable(),
  retention: z.strictObject({ atLeast: text, of: both.nullable() }).nullable(),
  qualification: z.array(text),
  focus: z.array(z.strictObject({ jurisdiction: text, family: text })),
  consequence: z.strictObject({ provision, text: both }).nullable(),
});

const stamp = { by: text, name: text, on: text, at: text };
const basis = z.strictObject({ family: text, version: text, article: text, digest: text.nullable() });
const named = <Type extends string, Shape extends z.ZodRawShape>(type: Type, data: Shape) =>
  z.strictObject({ type: z.literal(type), data: z.strictObject({ ...stamp, ...data }) });

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  named("SceneOpened", { key: text, prefix: text, title: both, from: text.nullable() }),
  named("ObligationProposed", {
    id: text,
    origin: z.strictObject({ scene: text, obligation: text }).nullable(),
    form,
  }),
  named("ObligationsApproved", { items: z.array(z.strictObject({ id: text, basis: z.array(basis) })) }),
  named("ObligationReturned", { id: text, why: text }),
  named("ObligationWithdrawn", { id: text, why: text }),
  named("SceneWithdrawn", { why: text }),
]);

/** A scene that an organisation writes for itself. */
export const sceneStream: StreamKind<Scene, SceneCommand, SceneEvent, SceneFacts, SceneCode> = {
  kind: "scene",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: scene,
  row: {
    table: "requirements_scene",
    columns: (state) => ({
      scene_key: state.key,
      prefix: state.prefix,
      approved: approvedEntries(state).length,
      pending:
        state.withdrawn === null ? state.entries.filter((entry) => isLive(entry) && entry.pending !== null).length : 0,
    }),
  },
};

export const sceneMigration: Migration = {
  id: "requirements/scene-001",
  sql: `${rowTable(
    "requirements_scene",
    "scene_key text not null, prefix text not null, approved integer not null, pending integer not null",
  )}
create unique index requirements_scene_key on requirements_scene (owner, scene_key);
create unique index requirements_scene_prefix on requirements_scene (owner, prefix);`,
};
