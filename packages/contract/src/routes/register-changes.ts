import { cellColumns, columns, demandColumns, planKinds } from "@touchstone/register";
import { z } from "zod";
import { id, instant, line, page, pageOf, ruleSource, version } from "../fields.ts";
import { route } from "../route.ts";

const organisation = z.strictObject({ organisation: id });
const change = z.strictObject({ organisation: id, change: id });
const base = "/api/v1/register/{organisation}/changes";

/** As long as a spreadsheet's cell may be; tab and line feed stand in cells, other control characters hide things. */
const cell = z
  .string()
  .max(32_767)
  // oxlint-disable-next-line no-control-regex
  .refine((text) => text.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text), {
    message: "control characters or lone surrogates",
  });
const cellColumn = z.enum(cellColumns);
const written = z.partialRecord(z.enum([...columns.map(({ key }) => key), ...demandColumns]), cell);
const lineId = z.string().min(1).max(60);
const name = z.string().max(300);

const document = z.strictObject({ cells: written });

/** One row's part of a change set; `seen` is the version of the row that the caller had before them. */
export const rowChange = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("add"),
      no: z.string().max(60).default(""),
      title: line,
      harm: name.default(""),
      owner: name.default(""),
      area: name.default(""),
      documents: z.array(document).max(200).default([]),
    }),
    z.strictObject({
      kind: z.literal("change"),
      risk: id,
      seen: version,
      edits: z
        .array(z.strictObject({ line: lineId.nullable(), column: cellColumn, to: cell }))
        .max(500)
        .default([]),
      documents: z.array(document).max(200).default([]),
      withdraw: z
        .array(z.strictObject({ line: lineId, reason: line }))
        .max(200)
        .default([]),
    }),
    z.strictObject({ kind: z.literal("remove"), risk: id, seen: version, reason: line }),
  ])
  .meta({ id: "RowChange" });

const changesBody = z.strictObject({ changes: z.array(rowChange).min(1).max(2_000) });

const conflictView = z.strictObject({
  line: z.string().nullable(),
  column: cellColumn,
  /** What the caller had seen, what somebody made of it since, and what the caller wants. */
  seen: z.string(),
  theirs: z.string(),
  yours: z.string(),
});

const plannedRow = z
  .strictObject({
    kind: z.enum(planKinds),
    /** Row of the file, from 1. */
    at: z.int().nullable(),
    risk: id.nullable(),
    no: z.string(),
    title: z.string(),
    /** Null for the risk's own cell, and for a document that the change adds. */
    cells: z.array(
      z.strictObject({ line: z.string().nullable(), column: cellColumn, from: z.string(), to: z.string() }),
    ),
    conflicts: z.array(conflictView),
    refusals: z.array(
      z.strictObject({ code: z.string(), message: z.string(), rule: ruleSource, column: z.string().nullable() }),
    ),
    notes: z.array(z.strictObject({ code: z.string(), column: cellColumn, message: z.string() })),
  })
  .meta({ id: "PlannedRow" });

const counts = z.strictObject({
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
  conflict: z.int(),
  refused: z.int(),
  unchanged: z.int(),
});

export const changePlan = z
  .strictObject({
    counts,
    /** Rows that stay as they are are counted and not listed. */
    rows: z.array(plannedRow),
    /** Names this very plan; applied with it, a change set does what was previewed or nothing. */
    plan: z.string(),
  })
  .meta({ id: "ChangePlan" });

export const plan = z.string().regex(/^[0-9a-f]{64}$/);

export const applied = z.strictObject({
  /** The change set, to be taken back by; null where there was nothing to do. */
  id: id.nullable(),
  counts,
  rows: z.array(z.strictObject({ kind: z.enum(["added", "changed", "removed"]), risk: id, version })),
});

const changeSummary = z
  .strictObject({
    id,
    version,
    by: z.string(),
    file: z.string().nullable(),
    appliedAt: instant,
    added: z.int(),
    changed: z.int(),
    removed: z.int(),
    /** How many of its rows were taken back; null while nobody has. */
    takenBack: z.int().nullable(),
  })
  .meta({ id: "ChangeSet" });

export const registerChangeRoutes = {
  preview: route({
    id: "register-changes.preview",
    method: "POST",
    path: `${base}/preview`,
    door: "organisation",
    action: "register.read",
    summary:
      "What a set of row changes would come to: added, changed, removed, in conflict, refused; nothing is written",
    params: organisation,
    body: changesBody,
    output: changePlan,
  }),
  apply: route({
    id: "register-changes.apply",
    method: "POST",
    path: base,
    door: "organisation",
    action: "register.write",
    summary: "Apply a set of row changes: all of them or none; refused where one row is in conflict or refused",
    params: organisation,
    body: changesBody.extend({ plan: plan.nullable().default(null) }),
    output: applied,
  }),
  undo: route({
    id: "register-changes.undo",
    method: "POST",
    path: `${base}/{change}/undo`,
    door: "organisation",
    action: "register.write",
    summary:
      "Take a change set back: its rows say what they said before, but for those that changed since, which are named",
    params: change,
    output: z.strictObject({
      id,
      version,
      restored: z.array(z.strictObject({ risk: id, version })),
      kept: z.array(
        z.strictObject({ risk: id, no: z.string(), title: z.string(), code: z.string(), message: z.string() }),
      ),
    }),
  }),
  list: route({
    id: "register-changes.list",
    method: "GET",
    path: base,
    door: "organisation",
    action: "register.read",
    summary: "The change sets of a register, the newest first",
    params: organisation,
    query: z.strictObject(page),
    output: pageOf(changeSummary),
  }),
};
