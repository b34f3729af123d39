import {
  type InterestedParty,
  interestedParty,
  issueSides,
  needKinds,
  needOutcomes,
  type PartyCode,
  type PartyCommand,
  type PartyEvent,
  type PartyFacts,
} from "@touchstone/register";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../store/index.ts";

const text = z.string();
const named = <Type extends string, Shape extends z.ZodRawShape>(type: Type, data: Shape) =>
  z.strictObject({ type: z.literal(type), data: z.strictObject(data) });

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  named("PartyNamed", { name: text, side: z.enum(issueSides), on: text }),
  named("NeedRecorded", { id: text, kind: z.enum(needKinds), text }),
  named("NeedDecided", { need: text, as: z.enum(needOutcomes), text, obligation: text.nullable(), on: text }),
  named("PartyEnded", { on: text, reason: text }),
]);

export const partyStream: StreamKind<InterestedParty, PartyCommand, PartyEvent, PartyFacts, PartyCode> = {
  kind: "interested-party",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: interestedParty,
  row: {
    table: "foresight_party",
    columns: ({ named: party, ended }) => ({ name: party?.name ?? "", ended_on: ended?.on ?? null }),
  },
};

export const partyMigration: Migration = {
  id: "foresight/party-001",
  sql: rowTable("foresight_party", "name text not null, ended_on text"),
};
