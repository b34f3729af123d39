import {
  competenceFunctions,
  type PersonFile,
  type PersonFileCode,
  type PersonFileCommand,
  type PersonFileEvent,
  personFile,
  relationKinds,
} from "@touchstone/kernel";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../store/index.ts";

const day = z.string();
const until = day.nullable();
const id = z.string();

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("PersonEntered"),
    data: z.strictObject({}),
    personal: z.strictObject({ person: id, fields: z.strictObject({ name: z.string() }) }).nullable(),
  }),
  z.strictObject({
    type: z.literal("QualificationRecorded"),
    data: z.strictObject({
      id,
      area: z.string(),
      function: z.enum(competenceFunctions),
      from: day,
      until,
      evidence: z.string(),
    }),
  }),
  z.strictObject({
    type: z.literal("QualificationEnded"),
    data: z.strictObject({ id, until: day, reason: z.string() }),
  }),
  z.strictObject({
    type: z.literal("RelationDeclared"),
    data: z.strictObject({ id, kind: z.enum(relationKinds), to: id, toName: z.string(), since: until, until }),
  }),
  z.strictObject({ type: z.literal("RelationEnded"), data: z.strictObject({ id, until: day }) }),
  z.strictObject({
    type: z.literal("BanRecorded"),
    data: z.strictObject({ id, from: day, until, reason: z.string() }),
  }),
]);

/** A person's file with one organisation, which owns it; its stream id is the person's. */
export const personStream: StreamKind<PersonFile, PersonFileCommand, PersonFileEvent, null, PersonFileCode> = {
  kind: "person",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data, personal) =>
    event.parse(
      type === "PersonEntered"
        ? { type, data, personal: personal === null ? null : { person: "", fields: personal } }
        : { type, data },
    ),
  decider: personFile,
  row: { table: "party_person", columns: () => ({}) },
};

export const personMigrations: readonly Migration[] = [{ id: "parties/002", sql: rowTable("party_person", "") }];
