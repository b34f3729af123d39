import {
  asThreat,
  type OwnThreat,
  type OwnThreatCode,
  type OwnThreatCommand,
  type OwnThreatEvent,
  ownThreat,
  protectedProperties,
  type Threat,
} from "@touchstone/register";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind, type Transaction } from "../../store/index.ts";
import { allThreats } from "./read-libraries.ts";

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const text = z.string();
const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("OwnThreatDescribed"),
    data: z.strictObject({
      library: text,
      under: text,
      title: text,
      harm: text,
      affects: z.array(z.enum(protectedProperties)),
      weakness: text,
      target: text,
      controls: z.array(text),
    }),
  }),
  z.strictObject({ type: z.literal("OwnThreatRetired"), data: z.strictObject({ reason: text }) }),
]);

export const ownThreatStream: StreamKind<OwnThreat, OwnThreatCommand, OwnThreatEvent, null, OwnThreatCode> = {
  kind: "own-threat",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: ownThreat,
  row: {
    table: "register_own_threat",
    columns: ({ facts, retired }) => ({ title: facts?.title ?? "", in_use: facts !== null && retired === null }),
  },
};

export const ownThreatMigration: Migration = {
  id: "register/own-threats-001",
  sql: rowTable("register_own_threat", "title text not null, in_use boolean not null"),
};

type Row = { readonly id: string; readonly version: number; readonly in_use: boolean; readonly state: OwnThreat };

/** An organisation's own threats in the order in which they were added, those out of use too: their rows stand on. */
export const readOwnThreats = async (tx: Transaction, owner: string) => {
  const { rows } = await tx.query<Row>(
    "select id, version, in_use, state from register_own_threat where owner = $1 order by id",
    [owner],
  );
  return rows.flatMap(({ id, version, in_use: inUse, state: { facts } }) =>
    facts === null ? [] : [{ id, version, inUse, facts }],
  );
};

/** All that a row may have begun from: the libraries' threats, and the organisation's own in use or not. */
export const threatsKnown = async (tx: Transaction, owner: string): Promise<readonly Threat[]> => [
  ...allThreats(),
  ...(await readOwnThreats(tx, owner)).map(({ id, facts }) => asThreat(id, facts)),
];
