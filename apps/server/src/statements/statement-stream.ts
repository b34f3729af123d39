import {
  type Statement,
  type StatementCode,
  type StatementCommand,
  type StatementEvent,
  type StatementFacts,
  statement,
} from "@touchstone/kernel";
import { z } from "zod";
import type { StreamKind } from "../store/index.ts";

const bilingual = z.strictObject({ zh: z.string(), en: z.string() });

const attested = z.strictObject({
  number: z.string(),
  title: bilingual,
  body: z.strictObject({ id: z.string(), name: bilingual }),
  holder: z.strictObject({ id: z.string(), name: bilingual }),
  scope: bilingual,
  sites: z.array(z.strictObject({ name: bilingual, address: bilingual })),
  standard: bilingual,
  scheme: z.string(),
  edition: z.string(),
  issuedOn: z.string(),
  validFrom: z.string(),
  validUntil: z.string(),
  caseId: z.string(),
  decision: z.string(),
  caseDigest: z.string(),
});
const change = z.strictObject({ from: z.string(), reason: z.string(), note: z.string() });

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("StatementIssued"), data: attested }),
  z.strictObject({ type: z.literal("StatementSuspended"), data: change }),
  z.strictObject({ type: z.literal("StatementRestored"), data: change }),
  z.strictObject({ type: z.literal("StatementWithdrawn"), data: change }),
  z.strictObject({ type: z.literal("StatementCancelled"), data: change }),
  z.strictObject({ type: z.literal("StatementExpired"), data: z.strictObject({ from: z.string() }) }),
]);

export const statementStream: StreamKind<Statement, StatementCommand, StatementEvent, StatementFacts, StatementCode> = {
  kind: "statement",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: statement,
  row: {
    table: "statement",
    columns: ({ attested: said, changes }) => ({
      number: said?.number ?? "",
      holder_zh: said?.holder.name.zh ?? "",
      holder_en: said?.holder.name.en ?? "",
      standing: changes.at(-1)?.standing ?? "",
      valid_until: said?.validUntil ?? "9999-12-31",
    }),
    caseId: ({ attested: said }) => said?.caseId ?? null,
  },
};
