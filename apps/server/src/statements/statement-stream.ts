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

const text = z.string();
const bilingual = z.strictObject({ zh: text, en: text });
const holder = z.strictObject({ id: text, name: bilingual });
const sites = z.array(z.strictObject({ name: bilingual, address: bilingual }));

const attested = z.strictObject({
  number: text,
  title: bilingual,
  body: z.strictObject({ id: text, name: bilingual }),
  holder,
  scope: bilingual,
  sites,
  standard: bilingual,
  scheme: text,
  edition: text,
  issuedOn: text,
  validFrom: text,
  validUntil: text,
  caseId: text,
  decision: text,
  caseDigest: text,
});
const basis = z.strictObject({ caseId: text, decision: text, caseDigest: text });
const recorded = { from: text, recordedOn: text.nullable() };
const change = z.strictObject({ ...recorded, reason: text, note: text, decision: text.nullable() });
const remedy = z.strictObject({ kind: z.enum(["appeal", "judgment"]), id: text, on: text });

const named = <Type extends string, Data extends z.ZodType>(type: Type, data: Data) =>
  z.strictObject({ type: z.literal(type), data });

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  named("StatementIssued", attested),
  named("StatementSuspended", change),
  named("StatementRestored", change),
  named("StatementWithdrawn", change),
  named("StatementCancelled", change),
  named("StatementExpired", z.strictObject(recorded)),
  named("StatementMaintained", z.strictObject({ ...recorded, on: text, basis })),
  named(
    "StatementAmended",
    z.strictObject({
      ...recorded,
      kind: z.enum(["extended", "reduced", "changed"]),
      note: text,
      basis,
      holder,
      scope: bilingual,
      sites,
    }),
  ),
  named(
    "StatementRenewed",
    z.strictObject({
      issuedOn: text,
      validFrom: text,
      validUntil: text,
      standard: bilingual,
      edition: text,
      basis,
      recordedOn: text.nullable(),
    }),
  ),
  named(
    "StatementTransferred",
    z.strictObject({
      on: text,
      recordedOn: text.nullable(),
      body: bilingual,
      number: text,
      evidence: text,
      note: text,
    }),
  ),
  named("StatementReinstated", z.strictObject({ ...recorded, note: text, remedy })),
]);

// Version 1 kept neither the day of writing nor a decision; what is not known is null, and nothing is made up.
const firstChange = z
  .strictObject({ from: text, reason: text, note: text })
  .transform((data) => ({ ...data, recordedOn: null, decision: null }));
const firstVersion: Readonly<Record<string, z.ZodType>> = {
  StatementIssued: attested,
  StatementSuspended: firstChange,
  StatementRestored: firstChange,
  StatementWithdrawn: firstChange,
  StatementCancelled: firstChange,
  StatementExpired: z.strictObject({ from: text }).transform((data) => ({ ...data, recordedOn: null })),
};

const upcast = (type: string, schemaVersion: number, data: unknown): unknown =>
  schemaVersion === 1 ? firstVersion[type]?.parse(data) : data;

const suspendedSince = ({ changes }: Statement): string | null => {
  const last = changes.at(-1);
  if (last?.standing !== "suspended") return null;
  return changes.findLast(({ act }) => act === "suspended")?.from ?? last.from;
};

export const statementStream: StreamKind<Statement, StatementCommand, StatementEvent, StatementFacts, StatementCode> = {
  kind: "statement",
  schemaVersion: 2,
  readEvent: (type, schemaVersion, data) => event.parse({ type, data: upcast(type, schemaVersion, data) }),
  decider: statement,
  row: {
    table: "statement",
    columns: (state) => {
      const said = state.editions.at(-1);
      const cycle = state.cycles.at(-1);
      return {
        number: state.attested?.number ?? "",
        holder_zh: said?.holder.name.zh ?? "",
        holder_en: said?.holder.name.en ?? "",
        standing: state.changes.at(-1)?.standing ?? "",
        valid_until: cycle?.validUntil ?? "9999-12-31",
        holder: state.attested?.holder.id ?? null,
        surveilled_on: state.surveillances.at(-1)?.on ?? cycle?.validFrom ?? null,
        suspended_since: suspendedSince(state),
      };
    },
    caseId: ({ attested: said }) => said?.caseId ?? null,
  },
};
