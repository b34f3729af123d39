import {
  type Organisation,
  type OrganisationCode,
  type OrganisationCommand,
  type OrganisationEvent,
  organisation,
  organisationKinds,
  relationKinds,
  roles,
} from "@touchstone/kernel";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../store/index.ts";

const bilingual = z.strictObject({ zh: z.string(), en: z.string() });

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("OrganisationRegistered"),
    data: z.strictObject({ kind: z.enum(organisationKinds), name: bilingual, region: z.string() }),
  }),
  z.strictObject({
    type: z.literal("MembershipGranted"),
    data: z.strictObject({ person: z.string(), roles: z.array(z.enum(roles)) }),
  }),
  z.strictObject({
    type: z.literal("RelationRecorded"),
    data: z.strictObject({
      id: z.string(),
      kind: z.enum(relationKinds),
      from: z.string(),
      fromName: z.string(),
      to: z.string(),
      toName: z.string(),
      since: z.string().nullable(),
      until: z.string().nullable(),
    }),
  }),
  z.strictObject({ type: z.literal("SchemesOffered"), data: z.strictObject({ schemes: z.array(z.string()) }) }),
]);

/** The organisation owns itself: its stream id is its owner id. */
export const organisationStream: StreamKind<
  Organisation,
  OrganisationCommand,
  OrganisationEvent,
  null,
  OrganisationCode
> = {
  kind: "organisation",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: organisation,
  row: { table: "party_organisation", columns: () => ({}) },
  access: (state) =>
    Object.entries(state.members).flatMap(([viewer, held]) => held.map((role) => ({ viewer, caseId: null, role }))),
};

export const partyMigrations: readonly Migration[] = [{ id: "parties/001", sql: rowTable("party_organisation", "") }];
