import {
  type Appeal,
  type AppealCommand,
  type AppealEvent,
  type AppealFacts,
  appeal,
  appealOutcomes,
  appealSubjects,
  remedies,
} from "@touchstone/kernel";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../../store/index.ts";

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const stamp = { by: z.string(), on: z.string() };
const named = z.strictObject({ id: z.string(), name: z.strictObject({ zh: z.string(), en: z.string() }) });
const of = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), data: z.strictObject(shape) });

const event = z.discriminatedUnion("type", [
  of("AppealFiled", {
    number: z.string(),
    case: z.string(),
    caseNumber: z.string(),
    body: named,
    client: named,
    subject: z.strictObject({ kind: z.enum(appealSubjects), finding: z.string().nullable() }),
    grounds: z.string(),
    name: z.string(),
    ...stamp,
  }),
  of("AppealAcknowledged", { name: z.string(), ...stamp }),
  of("AppealHandlerAssigned", { person: z.string(), name: z.string(), ...stamp }),
  of("AppealInvestigated", { text: z.string(), name: z.string(), ...stamp }),
  of("AppealDecided", {
    outcome: z.enum(appealOutcomes),
    remedies: z.array(z.enum(remedies)),
    reasons: z.string(),
    name: z.string(),
    ...stamp,
  }),
  of("AppellantTold", { how: z.string(), ...stamp }),
  of("AppealClosed", stamp),
  of("RemedyFollowed", {
    remedy: z.enum(["new-review", "new-decision", "regrading"]),
    case: z.string(),
    caseNumber: z.string(),
    ...stamp,
  }),
]);

/** An appeal is the body's, and belongs to its case: the client that filed it sees it from there. */
export const appealStream: StreamKind<Appeal, AppealCommand, AppealEvent, AppealFacts> = {
  kind: "appeal",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: appeal,
  row: {
    table: "case_appeal",
    columns: (state) => ({ number: state.filed?.number ?? "", closed: state.closed !== null }),
    caseId: (state) => state.filed?.case ?? null,
  },
};

export const appealMigrations: readonly Migration[] = [
  {
    id: "cases/appeal-001",
    sql: `${rowTable("case_appeal", "number text not null, closed boolean not null")}
create unique index case_appeal_number on case_appeal (owner, number);
create index case_appeal_open on case_appeal (owner, closed, id);
create index case_appeal_case on case_appeal (owner, case_id);`,
  },
];
