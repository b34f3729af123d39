import {
  type AuditChecklist,
  auditChecklist,
  auditVerdicts,
  type ChecklistCode,
  type ChecklistCommand,
  type ChecklistEvent,
  type ChecklistFacts,
  openPoints,
} from "@touchstone/register";
import { z } from "zod";
import { derivedId, type Migration, rowTable, type StreamKind, type Transaction } from "../../store/index.ts";

const text = z.string();
const personal = z.strictObject({ person: text, fields: z.strictObject({ name: text }) }).nullable();
const said = z.strictObject({ zh: text, en: text });
const clause = z.strictObject({ id: text, clause: text });

const point = z.strictObject({
  id: text,
  kind: text,
  text: said,
  standard: clause,
  also: z.array(clause).exactOptional(),
  provision: z.strictObject({ family: text, version: text, article: text, title: text }).nullable(),
  jurisdiction: text,
  local: z.boolean(),
  scene: text,
  record: text.nullable(),
  site: z.strictObject({ name: said, region: text }).exactOptional(),
});

// Editing this schema needs a new schema version with an upcaster: stored events never change.
const event = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("AuditChecklistDrawn"),
    data: z.strictObject({
      record: text,
      points: z.array(point),
      standards: z.array(text),
      clauses: z.array(text),
      sites: z.array(z.strictObject({ id: text, name: text, region: text })),
      on: text,
      person: text,
    }),
    personal,
  }),
  z.strictObject({
    type: z.literal("AuditPointJudged"),
    data: z.strictObject({
      point: text,
      verdict: z.enum(auditVerdicts),
      note: text,
      evidence: text.nullable(),
      action: text.nullable(),
      on: text,
      person: text,
    }),
    personal,
  }),
]);

export const checklistStream: StreamKind<
  AuditChecklist,
  ChecklistCommand,
  ChecklistEvent,
  ChecklistFacts,
  ChecklistCode
> = {
  kind: "internal-audit-checklist",
  schemaVersion: 1,
  readEvent: (type, _schemaVersion, data, sealed) =>
    event.parse({ type, data, personal: sealed === null ? null : { person: "", fields: sealed } }),
  decider: auditChecklist,
  row: { table: "register_audit_checklist", columns: () => ({}) },
};

export const checklistMigration: Migration = {
  id: "register/self-audit-003",
  sql: rowTable("register_audit_checklist", ""),
};

/** The checklist stands beside the record of its audit, one stream for one record. */
export const checklistOf = (record: string): string => derivedId(`checklist of internal audit ${record}`);

export const readChecklist = async (
  tx: Transaction,
  owner: string,
  record: string,
): Promise<{ readonly version: number; readonly checklist: AuditChecklist }> => {
  const { rows } = await tx.query<{ version: number; state: AuditChecklist }>(
    "select version, state from register_audit_checklist where owner = $1 and id = $2",
    [owner, checklistOf(record)],
  );
  const [row] = rows;
  return { version: row?.version ?? 0, checklist: row?.state ?? auditChecklist.initial };
};

/** Of these audits, how many points of each checklist nobody has judged; an audit without one is not there. */
export const openChecklists = async (
  tx: Transaction,
  owner: string,
  records: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (records.length === 0) return new Map();
  const { rows } = await tx.query<{ state: AuditChecklist }>(
    "select state from register_audit_checklist where owner = $1 and id = any($2::uuid[])",
    [owner, records.map(checklistOf)],
  );
  return new Map(
    rows.flatMap(({ state }) =>
      state.drawn === null ? [] : [[state.drawn.record, openPoints(state).length] as const],
    ),
  );
};
