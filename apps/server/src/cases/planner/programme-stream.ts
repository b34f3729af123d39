import {
  type AuditProgramme,
  anchorKinds,
  auditProgramme,
  type ProgrammeCode,
  type ProgrammeCommand,
  type ProgrammeEvent,
  type ProgrammeFacts,
  visitKinds,
} from "@touchstone/kernel";
import { z } from "zod";
import { derivedId, type Migration, rowTable, type StreamKind } from "../../store/index.ts";

const names = z.array(z.string());
const clause = z.strictObject({ source: z.string(), clause: z.string() });
const named = { by: z.string(), on: z.string() };
const cover = z.strictObject({ process: z.string(), clauses: names, sites: names, shifts: names });
const corridor = z.strictObject({
  kind: z.enum(["surveillance", "recertification"]),
  ordinal: z.int(),
  earliest: z.string(),
  latest: z.string(),
  anchor: z.strictObject({ on: z.string(), of: z.enum(anchorKinds) }),
  earliestRule: clause,
  latestRule: clause,
  pack: z.string(),
  edition: z.string(),
});

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("CoverageWanted"),
    data: z.strictObject({ statement: z.string(), wanted: z.array(cover), ...named }),
  }),
  z.strictObject({
    type: z.literal("VisitPlanned"),
    data: z.strictObject({
      id: z.string(),
      statement: z.string(),
      kind: z.enum(visitKinds),
      from: z.string(),
      to: z.string(),
      days: z.number(),
      sites: names,
      team: names,
      covers: z.array(cover),
      reason: z.string().nullable(),
      corridor: corridor.nullable(),
      ...named,
    }),
  }),
  z.strictObject({
    type: z.literal("VisitMoved"),
    data: z.strictObject({
      visit: z.string(),
      from: z.string(),
      to: z.string(),
      days: z.number(),
      reason: z.string(),
      ...named,
    }),
  }),
  z.strictObject({
    type: z.literal("VisitHeld"),
    data: z.strictObject({ visit: z.string(), lastDay: z.string(), caseId: z.string().nullable(), ...named }),
  }),
  z.strictObject({
    type: z.literal("VisitDropped"),
    data: z.strictObject({ visit: z.string(), reason: z.string(), ...named }),
  }),
]);

export const programmeStream: StreamKind<
  AuditProgramme,
  ProgrammeCommand,
  ProgrammeEvent,
  ProgrammeFacts,
  ProgrammeCode
> = {
  kind: "audit-programme",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: auditProgramme,
  row: { table: "audit_programme", columns: () => ({}) },
};

/** A statement has one programme. */
export const programmeOf = (statement: string): string => derivedId(`audit-programme ${statement}`);

export const programmeMigrations: readonly Migration[] = [
  { id: "cases/programme/001", sql: rowTable("audit_programme", "") },
];
