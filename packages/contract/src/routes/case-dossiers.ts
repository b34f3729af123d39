import { z } from "zod";
import { changed, date, id, instant, version } from "../fields.ts";
import { route } from "../route.ts";

const told = z.strictObject({ zh: z.string(), en: z.string() });

export const dossierReport = z
  .strictObject({
    /** No check failed; what could not be checked says so. */
    sound: z.boolean(),
    /** Sound enough to go into a case: open majors are for the reviewer of the transfer to verify. */
    importable: z.boolean(),
    checks: z.array(
      z.strictObject({ name: z.string(), outcome: z.enum(["pass", "fail", "not-checked"]), title: told, text: told }),
    ),
    number: z.string(),
    holder: told.nullable(),
    body: told.nullable(),
    issuer: z.string(),
    digest: z.string(),
    madeAt: instant,
    standing: z.string().nullable(),
    validUntil: date.nullable(),
    lastAudit: date.nullable(),
    openMajors: z.array(z.string()),
    openMinors: z.array(z.string()),
    cases: z.array(z.string()),
  })
  .meta({ id: "DossierReport" });

const dossierLine = z
  .strictObject({
    id,
    version,
    number: z.string(),
    holder: told,
    body: told,
    issuer: z.string(),
    digest: z.string(),
    bytes: z.int(),
    madeAt: instant,
    on: date,
    name: z.string(),
    /** Is the holder, by name, the client of this case? */
    sameClient: z.boolean(),
    /** What the checks said on the day of the import. */
    notChecked: z.array(told),
    /** Fields of the pre-transfer review that the dossier answers, by their ids. */
    prefill: z.record(z.string(), z.string()),
  })
  .meta({ id: "Dossier" });

const one = z.strictObject({ case: id });

/** A statement with its whole file goes to another body, and comes from one (IAF MD 2). */
export const caseDossierRoutes = {
  dossierExport: route({
    id: "cases.dossier-export",
    method: "GET",
    path: "/api/v1/cases/dossiers/{organisation}/{statement}",
    door: "organisation",
    action: "statements.change",
    summary: "The signed transfer dossier of one statement, as one file that another body can check offline",
    params: z.strictObject({ organisation: id, statement: id }),
    output: z.unknown(),
    produces: "bytes",
  }),
  dossierCheck: route({
    id: "cases.dossier-check",
    method: "POST",
    path: "/api/v1/cases/dossiers/{organisation}/check",
    door: "organisation",
    action: "cases.read",
    summary: "Check a transfer dossier of another body; nothing is kept",
    params: z.strictObject({ organisation: id }),
    output: dossierReport,
    consumes: "bytes",
  }),
  dossierImport: route({
    id: "cases.dossier-import",
    method: "POST",
    path: "/api/v1/cases/{case}/dossiers",
    door: "case",
    action: "cases.plan",
    summary: "Take a sound transfer dossier into a transfer case as evidence; the pre-transfer review begins with it",
    params: one,
    output: z.strictObject({ ...changed.shape, digest: z.string() }),
    consumes: "bytes",
  }),
  dossiers: route({
    id: "cases.dossiers",
    method: "GET",
    path: "/api/v1/cases/{case}/dossiers",
    door: "case",
    action: "cases.read",
    summary: "Transfer dossiers in this case, the last first, with what they answer of the pre-transfer review",
    params: one,
    output: z.strictObject({ items: z.array(dossierLine) }),
  }),
  dossierFile: route({
    id: "cases.dossier-file",
    method: "GET",
    path: "/api/v1/cases/{case}/dossiers/{dossier}/file",
    door: "case",
    action: "cases.read",
    summary: "The dossier's own bytes, as they came",
    params: z.strictObject({ case: id, dossier: id }),
    output: z.unknown(),
    produces: "bytes",
  }),
};
