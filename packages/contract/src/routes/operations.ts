import { z } from "zod";
import { route } from "../route.ts";

/** The first thing that is wrong: a code, and the place as further fields. */
const finding = z.looseObject({ code: z.string() }).meta({ id: "IntegrityFinding" });

export const verifyReport = z
  .strictObject({ ok: z.boolean(), checked: z.record(z.string(), z.int()), first: finding.nullable() })
  .meta({ id: "VerifyReport" });

export const rebuildReport = z
  .strictObject({
    ok: z.boolean(),
    identical: z.boolean(),
    streams: z.int(),
    events: z.int(),
    replaced: z.int(),
    first: finding.nullable(),
  })
  .meta({ id: "RebuildReport" });

export const operationRoutes = {
  verify: route({
    id: "operations.verify",
    method: "GET",
    path: "/api/v1/operations/verify",
    door: "operator",
    action: null,
    summary: "Check journal, read rows, committed heads, public log and files; name the first thing that is wrong",
    output: verifyReport,
  }),
  rebuild: route({
    id: "operations.rebuild",
    method: "POST",
    path: "/api/v1/operations/rebuild",
    door: "operator",
    action: null,
    summary: "Make every read row again from the journal and replace what differs",
    output: rebuildReport,
  }),
  commitHeads: route({
    id: "operations.commit-heads",
    method: "POST",
    path: "/api/v1/operations/heads",
    door: "operator",
    action: null,
    summary: "Commit the Merkle root of all stream heads to the public log now",
    output: z.strictObject({
      commit: z.strictObject({ number: z.int(), root: z.string(), streams: z.int(), at: z.string() }).nullable(),
    }),
  }),
  exportAll: route({
    id: "operations.export",
    method: "GET",
    path: "/api/v1/operations/export",
    door: "operator",
    action: null,
    summary: "The whole content of the database, whatever the engine; files, log and keys are not in it",
    output: z.unknown(),
    produces: "bytes",
  }),
  importAll: route({
    id: "operations.import",
    method: "POST",
    path: "/api/v1/operations/import",
    door: "operator",
    action: null,
    summary: "Fill an empty database of the same release from an export: all of it or nothing",
    consumes: "bytes",
    output: z.strictObject({ tables: z.int(), rows: z.int(), jobs: z.int() }),
  }),
};
