import {
  type ComplianceReport,
  complianceReport,
  declarations,
  type ReportCode,
  type ReportCommand,
  type ReportEvent,
  type ReportFacts,
  riskStates,
} from "@touchstone/register";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../../store/index.ts";

const text = z.string();
const personal = z.strictObject({ person: text, fields: z.strictObject({ name: text }) }).nullable();
const said = <Type extends string, Shape extends z.ZodRawShape>(type: Type, data: Shape) =>
  z.strictObject({ type: z.literal(type), data: z.strictObject({ ...data, person: text }), personal });

const row = z.strictObject({
  risk: text,
  version: z.int(),
  no: text,
  title: text,
  area: text,
  owner: text,
  state: z.enum(riskStates),
});

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  said("ReportMade", {
    title: text,
    on: text,
    area: text.nullable(),
    // Since version 2; a report of version 1 speaks of the whole organisation.
    site: z.strictObject({ id: text, name: text }).exactOptional(),
    rows: z.array(row),
    digest: text,
    compliant: z.boolean(),
    madeAt: text,
  }),
  said("ReportDeclared", { risk: text.nullable(), says: z.enum(declarations), reason: text, on: text }),
  said("ReportSigned", { role: text, on: text, digest: text }),
]);

export const reportStream: StreamKind<ComplianceReport, ReportCommand, ReportEvent, ReportFacts, ReportCode> = {
  kind: "compliance-report",
  schemaVersion: 2,
  readEvent: (type, _schemaVersion, data, fields) =>
    event.parse({ type, data, personal: fields === null ? null : { person: "", fields } }),
  decider: complianceReport,
  row: {
    table: "register_compliance_report",
    columns: ({ made, signatures }) => ({ author: made?.by.person ?? "", signatures: signatures.length }),
  },
};

export const reportMigration: Migration = {
  id: "register/evaluation-001",
  sql: rowTable("register_compliance_report", "author text not null, signatures integer not null"),
};
