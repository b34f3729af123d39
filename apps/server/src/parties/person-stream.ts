import {
  competenceFunctions,
  contractKinds,
  type PersonFacts,
  type PersonFile,
  type PersonFileCode,
  type PersonFileCommand,
  type PersonFileEvent,
  personFile,
  registrationGrades,
  relationKinds,
  witnessOutcomes,
} from "@touchstone/kernel";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../store/index.ts";

const day = z.string();
const until = day.nullable();
const id = z.string();
const ruleSource = z.strictObject({ source: z.string(), clause: z.string() });

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
    data: z.strictObject({ id, from: day, until, reason: z.string(), rule: ruleSource.exactOptional() }),
  }),
  z.strictObject({
    type: z.literal("RegistrationRecorded"),
    data: z.strictObject({
      id,
      register: z.string(),
      standard: z.string(),
      grade: z.enum(registrationGrades),
      from: day,
      until,
      evidence: z.string(),
    }),
    personal: z.strictObject({ person: id, fields: z.strictObject({ number: z.string() }) }).nullable(),
  }),
  z.strictObject({
    type: z.literal("RegistrationEnded"),
    data: z.strictObject({ id, until: day, reason: z.string() }),
  }),
  z.strictObject({
    type: z.literal("ContractSigned"),
    data: z.strictObject({ id, kind: z.enum(contractKinds), from: day, until }),
  }),
  z.strictObject({ type: z.literal("ContractEnded"), data: z.strictObject({ id, until: day }) }),
  z.strictObject({
    type: z.literal("AuditWitnessed"),
    data: z.strictObject({
      id,
      by: z.string(),
      on: day,
      standard: z.string(),
      about: z.string(),
      outcome: z.enum(witnessOutcomes),
      note: z.string(),
    }),
  }),
]);

// These carry fields sealed under the person's key.
const sealed: readonly string[] = ["PersonEntered", "RegistrationRecorded"];

/** A person's file with one organisation, which owns it; its stream id is the person's. */
export const personStream: StreamKind<PersonFile, PersonFileCommand, PersonFileEvent, PersonFacts, PersonFileCode> = {
  kind: "person",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data, personal) =>
    event.parse(
      sealed.includes(type)
        ? { type, data, personal: personal === null ? null : { person: "", fields: personal } }
        : { type, data },
    ),
  decider: personFile,
  row: { table: "party_person", columns: () => ({}) },
};

export const personMigrations: readonly Migration[] = [{ id: "parties/002", sql: rowTable("party_person", "") }];
