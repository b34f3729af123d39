import { declarations, dimensionNames, flawKinds } from "@touchstone/register";
import { z } from "zod";
import { changed, id, line, page, pageOf, text, version } from "../fields.ts";
import { route } from "../route.ts";
import {
  dashboardView,
  day,
  graphView,
  healthView,
  historyView,
  moment,
  reportSummary,
  reportView,
  statesView,
  stateThenView,
} from "./evaluation-views.ts";

const base = "/api/v1/register/{organisation}/evaluation";
const organisation = z.strictObject({ organisation: id });
const risk = z.strictObject({ organisation: id, risk: id });
const report = z.strictObject({ organisation: id, report: id });
const question = { on: day.optional(), knownAt: moment.optional() };
const site = id.optional().meta({ description: "Only rows that stand at this site, those that name none included" });
const format = z.enum(["csv", "xlsx"]).default("csv");
const expected = version.nullable().default(null);

const read = { method: "GET", door: "organisation", action: "register.read" } as const;

/** Graph health, evaluation as of any day and as known at any instant, the dashboard, the compliance report. */
export const evaluationRoutes = {
  health: route({
    ...read,
    id: "register.health",
    path: `${base}/health`,
    summary: "What hangs in the air in the graph, as a list and as one figure that falls as the graph heals",
    params: organisation,
    query: z.strictObject({ kind: z.enum(flawKinds).optional(), site }),
    output: healthView,
  }),
  healthExport: route({
    ...read,
    id: "register.health-export",
    path: `${base}/health/export`,
    summary: "Everything that hangs in the air, as a table",
    params: organisation,
    query: z.strictObject({ format, site }),
    output: z.unknown(),
    produces: "bytes",
  }),
  graph: route({
    ...read,
    id: "register.graph",
    path: `${base}/risks/{risk}/graph`,
    summary: "One row as a graph from risk to verification, with the links that are missing and where one can walk on",
    params: risk,
    output: graphView,
  }),
  stateOf: route({
    ...read,
    id: "register.state-of",
    path: `${base}/risks/{risk}/state`,
    summary: "The state of a row on a day, as was known at an instant, and what became known only later",
    params: risk,
    query: z.strictObject(question),
    output: stateThenView,
  }),
  states: route({
    ...read,
    id: "register.states",
    path: `${base}/states`,
    summary: "Derived states of all rows on a day, as known at an instant, by area, owner, law and site",
    params: organisation,
    query: z.strictObject({ ...question, site }),
    output: statesView,
  }),
  statesExport: route({
    ...read,
    id: "register.states-export",
    path: `${base}/states/export`,
    summary: "Derived states on a day, row by row or by group, as a table",
    params: organisation,
    query: z.strictObject({ ...question, by: z.enum(["row", "site", ...dimensionNames]).default("row"), site, format }),
    output: z.unknown(),
    produces: "bytes",
  }),
  dashboard: route({
    ...read,
    id: "register.dashboard",
    path: `${base}/dashboard`,
    summary: "What is due, what is overdue, where the risk is, and the objectives of the year",
    params: organisation,
    query: z.strictObject({ on: day.optional(), site }),
    output: dashboardView,
  }),
  history: route({
    ...read,
    id: "register.history",
    path: `${base}/history`,
    summary: "Rows by state at the end of each month, as was known then, and by site",
    params: organisation,
    query: z.strictObject({ months: z.coerce.number().int().min(1).max(24).default(12), site }),
    output: historyView,
  }),
  reports: route({
    ...read,
    id: "register.reports",
    path: `${base}/reports`,
    summary: "Compliance reports, the last made first",
    params: organisation,
    query: z.strictObject(page),
    output: pageOf(reportSummary),
  }),
  makeReport: route({
    id: "register.make-report",
    method: "POST",
    path: `${base}/reports`,
    door: "organisation",
    action: "register.write",
    summary: "Freeze the register's derived states as a compliance report; it says compliant only where every row does",
    params: organisation,
    body: z.strictObject({
      title: line,
      area: line.nullable().default(null),
      site: id.nullable().default(null),
      says: z.literal("compliant").nullable().default(null),
    }),
    output: changed,
  }),
  report: route({
    ...read,
    id: "register.report",
    path: `${base}/reports/{report}`,
    summary: "A compliance report: declared beside derived, signatures, and what has moved since",
    params: report,
    output: reportView,
  }),
  declareInReport: route({
    id: "register.declare-in-report",
    method: "POST",
    path: `${base}/reports/{report}/declarations`,
    door: "organisation",
    action: "register.evaluate",
    summary: "Say of a row, or of the whole, that it complies or not; kept beside what is derived",
    params: report,
    body: z.strictObject({
      risk: id.nullable().default(null),
      says: z.enum(declarations),
      reason: text.max(2000).default(""),
      expected,
    }),
    output: changed,
  }),
  signReport: route({
    id: "register.sign-report",
    method: "POST",
    path: `${base}/reports/{report}/signatures`,
    door: "organisation",
    action: "register.evaluate",
    summary: "Sign the content with this digest; its author cannot",
    params: report,
    body: z.strictObject({ role: line.max(60), digest: z.string().regex(/^[0-9a-f]{64}$/), expected }),
    output: changed,
  }),
  reportExport: route({
    ...read,
    id: "register.report-export",
    path: `${base}/reports/{report}/export`,
    summary: "A compliance report as CSV, Excel or PDF",
    params: report,
    query: z.strictObject({ format: z.enum(["csv", "xlsx", "pdf"]).default("pdf") }),
    output: z.unknown(),
    produces: "bytes",
  }),
};
