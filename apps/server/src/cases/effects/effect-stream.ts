import {
  type EffectSide,
  effectSides,
  type FindingEffectCommand,
  type FindingEffectEvent,
  type FindingEffectFacts,
  type FindingEffects,
  findingEffect,
} from "@touchstone/kernel";
import { z } from "zod";
import { derivedId, type Migration, rowTable, type StreamKind } from "../../store/index.ts";

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.strictObject({
  type: z.literal("FindingEffectRated"),
  data: z.strictObject({
    case: z.string(),
    side: z.enum(effectSides),
    finding: z.string(),
    scores: z.strictObject({ activity: z.int(), process: z.int(), quality: z.int(), management: z.int() }),
    says: z.string(),
    by: z.string(),
    name: z.string(),
    on: z.string(),
  }),
});

/** The client's ratings belong to its case; the body's to nobody but the body, and row security keeps it so. */
export const effectStream: StreamKind<FindingEffects, FindingEffectCommand, FindingEffectEvent, FindingEffectFacts> = {
  kind: "finding-effect",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: findingEffect,
  row: {
    table: "case_finding_effect",
    columns: ({ of }) => ({ about: of?.case ?? null, side: of?.side ?? "" }),
    caseId: ({ of }) => (of?.side === "client" ? of.case : null),
  },
};

export const effectsOf = (caseId: string, side: EffectSide): string => derivedId(`finding-effect ${caseId} ${side}`);

export const effectMigrations: readonly Migration[] = [
  {
    id: "cases/finding-effect-001",
    sql: `${rowTable("case_finding_effect", "about uuid, side text not null")}
create index case_finding_effect_about on case_finding_effect (owner, about);`,
  },
];
