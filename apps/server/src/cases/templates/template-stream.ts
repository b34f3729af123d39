import {
  documentTemplate,
  type TemplateCode,
  type TemplateCommand,
  type TemplateEvent,
  type TemplateFacts,
  type TemplateState,
  templates,
} from "@touchstone/kernel";
import { z } from "zod";
import { type Migration, rowTable, type StreamKind } from "../../store/index.ts";

const stamp = { version: z.int(), by: z.string(), name: z.string(), on: z.string() };

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("TemplateProposed"),
    data: z.strictObject({ ...stamp, kind: z.string(), template: documentTemplate, effectiveFrom: z.string() }),
  }),
  z.strictObject({ type: z.literal("TemplateApproved"), data: z.strictObject(stamp) }),
  z.strictObject({ type: z.literal("TemplateReturned"), data: z.strictObject({ ...stamp, why: z.string() }) }),
]);

/** A body's template for one kind of record, or for all that have none of their own. */
export const templateStream: StreamKind<TemplateState, TemplateCommand, TemplateEvent, TemplateFacts, TemplateCode> = {
  kind: "document-template",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data) => event.parse({ type, data }),
  decider: templates,
  row: { table: "document_template", columns: ({ kind }) => ({ record_kind: kind }) },
};

export const templateMigration: Migration = {
  id: "cases/template-001",
  sql: `${rowTable("document_template", "record_kind text not null")}
create unique index document_template_kind on document_template (owner, record_kind);`,
};
