import {
  barredTerm,
  type Sanction,
  type SanctionCode,
  type SanctionCommand,
  type SanctionEvent,
  type SanctionFacts,
  sanction,
} from "@touchstone/kernel";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind, type Transaction } from "../store/index.ts";
import { digestOf } from "./service-table.ts";

const text = z.string();

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("SanctionImposed"),
    data: z.strictObject({
      register: text,
      measure: text,
      from: text,
      until: text.nullable(),
      rule: z.strictObject({ source: text, clause: text }),
      document: text,
      reason: text,
    }),
    personal: z.strictObject({ person: text, fields: z.strictObject({ number: text, name: text }) }).nullable(),
  }),
  z.strictObject({ type: z.literal("SanctionLifted"), data: z.strictObject({ on: text, reason: text }) }),
]);

/** One bar, owned by the authority that imposed it. */
export const sanctionStream: StreamKind<Sanction, SanctionCommand, SanctionEvent, SanctionFacts, SanctionCode> = {
  kind: "sanction",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data, personal) =>
    event.parse(
      type === "SanctionImposed"
        ? { type, data, personal: personal === null ? null : { person: "", fields: personal } }
        : { type, data },
    ),
  decider: sanction,
  row: { table: "party_sanction_file", columns: () => ({}) },
};

export const sanctionMigrations: readonly Migration[] = [
  { id: "parties/005", sql: rowTable("party_sanction_file", "") },
];

/** What employers see of it: the number's digest, the days and the rule. One that never bars a day leaves no row. */
export const enterSanction = async (tx: Transaction, id: string, state: Sanction): Promise<void> => {
  const { imposed } = state;
  const digest = imposed === null ? null : digestOf(imposed.register, imposed.number);
  const term = barredTerm(state);
  await tx.query("delete from party_sanction where sanction = $1", [id]);
  if (imposed === null || digest === null || term === null) return;
  await tx.query("insert into party_sanction (sanction, digest, since, until, rule) values ($1, $2, $3, $4, $5)", [
    id,
    digest,
    term.from,
    term.until,
    JSON.stringify(imposed.rule),
  ]);
};
