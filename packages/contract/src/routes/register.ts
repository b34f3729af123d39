import { bearings, columnViewKeys, riskStates } from "@touchstone/register";
import { z } from "zod";
import { changed, date, id, line, page, pageOf, prose, version } from "../fields.ts";
import { route } from "../route.ts";
import {
  controlBody,
  endedCitation,
  family,
  lawVersion,
  monitoringBody,
  objectiveBody,
  registerReport,
  riskSummary,
  riskView,
  short,
} from "./register-views.ts";

const organisation = z.strictObject({ organisation: id });
const risk = z.strictObject({ organisation: id, risk: id });
const state = z.enum(riskStates);

/** The version of the row that the caller saw; null where any is fine. */
const expected = version.nullable().default(null);

const base = "/api/v1/register/{organisation}";
const row = `${base}/risks/{risk}`;
const fileName = z.strictObject({ file: z.string().min(1).max(300) });

const commandTo = <Body extends z.ZodRawShape, Output extends z.ZodType>(
  name: string,
  path: string,
  summary: string,
  body: z.ZodObject<Body>,
  output: Output,
) =>
  route({
    id: `register.${name}`,
    method: "POST",
    path: `${row}/${path}`,
    door: "organisation",
    action: "register.write",
    summary,
    params: risk,
    body: body.extend({ expected }),
    output,
  });

const command = <Body extends z.ZodRawShape>(name: string, path: string, summary: string, body: z.ZodObject<Body>) =>
  commandTo(name, path, summary, body, changed);

/** Taken, and yet to be looked at: what was cited applies no more. */
const changedWithWarnings = changed.extend({ warnings: z.array(endedCitation) });

export const registerRoutes = {
  identify: route({
    id: "register.identify",
    method: "POST",
    path: `${base}/risks`,
    door: "organisation",
    action: "register.write",
    summary: "Identify a risk: one row of the register",
    params: organisation,
    body: z.strictObject({ title: line, harm: short, owner: short, area: short.default("") }),
    output: changed,
  }),
  list: route({
    id: "register.list",
    method: "GET",
    path: `${base}/risks`,
    door: "organisation",
    action: "register.read",
    summary: "The register's rows, a page at a time",
    params: organisation,
    query: z.strictObject({
      ...page,
      state: state.optional(),
      area: line.optional(),
      search: line.optional(),
      sort: z.enum(["entered", "title", "state"]).default("entered"),
      on: date.optional(),
    }),
    output: pageOf(riskSummary),
  }),
  show: route({
    id: "register.show",
    method: "GET",
    path: row,
    door: "organisation",
    action: "register.read",
    summary: "One row of the register",
    params: risk,
    query: z.strictObject({ on: date.optional() }),
    output: riskView,
  }),
  overview: route({
    id: "register.overview",
    method: "GET",
    path: `${base}/overview`,
    door: "organisation",
    action: "register.read",
    summary:
      "How the register stands: rows by state, orphans on both sides, and whether the whole can be called compliant",
    params: organisation,
    query: z.strictObject({ on: date.optional() }),
    output: z.strictObject({
      rows: z.int(),
      states: z.partialRecord(state, z.int()),
      risksWithoutLaw: z.int(),
      lawsWithoutClause: z.int(),
      compliant: z.boolean(),
    }),
  }),
  conclusion: route({
    id: "register.conclusion",
    method: "GET",
    path: `${base}/conclusion`,
    door: "organisation",
    action: "register.read",
    summary: "The conclusion of compliance; refused while one row does not carry it",
    params: organisation,
    query: z.strictObject({ on: date.optional() }),
    output: z.strictObject({ rows: z.int() }),
  }),
  orphans: route({
    id: "register.orphans",
    method: "GET",
    path: `${base}/orphans`,
    door: "organisation",
    action: "register.read",
    summary: "Risks without a law, and laws in the register that no clause ties to anything",
    params: organisation,
    output: z.strictObject({
      risksWithoutLaw: z.array(id),
      lawsWithoutClause: z.array(z.strictObject({ risk: id, line: z.string(), title: z.string() })),
    }),
  }),
  assign: command(
    "assign",
    "assignment",
    "Say who owns the risk, and in which area an evaluator must be competent",
    z.strictObject({ owner: short, area: short }),
  ),
  addDocument: commandTo(
    "add-document",
    "documents",
    "Add a legal document to the risk ②; warns where it applies no more",
    z.strictObject({ title: line, printedDate: z.string().max(60) }),
    changedWithWarnings,
  ),
  withdrawDocument: command(
    "withdraw-document",
    "documents/withdrawal",
    "Take a document out of the row, with the reason",
    z.strictObject({ line: z.string().max(60), reason: line }),
  ),
  extractClause: commandTo(
    "extract-clause",
    "clauses",
    "Extract a clause ④: words of an article, which must stand in its text; warns where the version applies no more",
    z.strictObject({ line: z.string().max(60), family, version: lawVersion, article: line, quote: prose }),
    changedWithWarnings,
  ),
  setObjective: command(
    "set-objective",
    "objectives",
    "Set an objective with its frequency ⑤",
    objectiveBody.extend({ id: z.string().max(60).nullable().default(null) }),
  ),
  setControl: command(
    "set-control",
    "controls",
    "Set a control by 5W1H ⑥",
    controlBody.extend({ id: z.string().max(60).nullable().default(null) }),
  ),
  setMonitoring: command(
    "set-monitoring",
    "monitoring",
    "Set what is monitored, by whom and how often ⑦",
    monitoringBody.extend({ id: z.string().max(60).nullable().default(null) }),
  ),
  planCorrection: command(
    "plan-correction",
    "corrections",
    "Plan the correction of a row that does not conform ⑪",
    z.strictObject({ cause: prose, action: prose, due: date }),
  ),
  reportCorrection: command(
    "report-correction",
    "corrections/report",
    "Report the correction done ⑪",
    z.strictObject({ what: prose, on: date }),
  ),
  concludeReview: command(
    "conclude-review",
    "reviews",
    "Conclude the review that a change of law asked for",
    z.strictObject({ family, version: lawVersion, conclusion: prose }),
  ),
  evaluate: route({
    id: "register.evaluate",
    method: "POST",
    path: `${row}/evaluations`,
    door: "organisation",
    action: "register.evaluate",
    summary: "Evaluate compliance ⑨⑩; only for a person competent in the row's area on that day",
    params: risk,
    body: z.strictObject({
      outcome: z.enum(["fulfilled", "not-fulfilled"]),
      finding: prose,
      evidence: z.array(z.string().max(60)).max(200),
      on: date,
      expected,
    }),
    output: changed,
  }),
  verifyCorrection: route({
    id: "register.verify-correction",
    method: "POST",
    path: `${row}/corrections/verification`,
    door: "organisation",
    action: "register.evaluate",
    summary: "Verify a correction ⑫; never by the person who made it",
    params: risk,
    body: z.strictObject({ outcome: z.enum(["effective", "ineffective"]), finding: prose, on: date, expected }),
    output: changed,
  }),
  attachEvidence: route({
    id: "register.attach-evidence",
    method: "POST",
    path: `${row}/evidence`,
    door: "organisation",
    action: "register.write",
    summary: "Upload a small file as evidence and link it to the row ⑧",
    params: risk,
    query: z.strictObject({
      name: line,
      on: date,
      objective: z.string().max(60).optional(),
      bearing: z.enum(bearings).optional().meta({ description: "supports where absent; a contradiction says why" }),
      why: z.string().max(500).optional(),
    }),
    output: changed,
    consumes: "bytes",
  }),
  evidence: route({
    id: "register.evidence",
    method: "GET",
    path: `${row}/evidence/{evidence}`,
    door: "organisation",
    action: "register.read",
    summary: "An evidence file",
    params: z.strictObject({ organisation: id, risk: id, evidence: id }),
    output: z.unknown(),
    produces: "bytes",
  }),
  check: route({
    id: "register.check",
    method: "POST",
    path: `${base}/check`,
    door: "organisation",
    action: "register.read",
    summary: "Read a 12-column table and answer every line; nothing is kept",
    params: organisation,
    query: fileName,
    output: registerReport,
    consumes: "bytes",
  }),
  import: route({
    id: "register.import",
    method: "POST",
    path: `${base}/imports`,
    door: "organisation",
    action: "register.write",
    summary:
      "Import a 12-column table, whole or not at all, as one change set; rows that are there already stay as they are",
    params: organisation,
    query: fileName,
    output: registerReport.extend({
      imported: z.int(),
      unchanged: z.int(),
      /** The change set that the import is, to be taken back by; null where every row was there already. */
      change: id.nullable(),
    }),
    consumes: "bytes",
  }),
  export: route({
    id: "register.export",
    method: "GET",
    path: `${base}/export`,
    door: "organisation",
    action: "register.read",
    summary: "The register as a 12-column table, CSV or XLSX; with keys, to be changed elsewhere and uploaded again",
    params: organisation,
    query: z
      .strictObject({
        format: z.enum(["csv", "xlsx"]),
        keys: z.enum(["no", "yes"]).default("no"),
        part: z
          .enum(columnViewKeys)
          .optional()
          .meta({ description: "Only number, risk and the columns of this group (OH-19); such a file is for reading" }),
      })
      .refine(({ keys, part }) => keys === "no" || part === undefined, { message: "a part of the table has no keys" }),
    output: z.unknown(),
    produces: "bytes",
  }),
};
