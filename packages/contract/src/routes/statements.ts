import { z } from "zod";
import { bilingual, changed, date, id, line, page, pageOf, prose, text, version } from "../fields.ts";
import { route } from "../route.ts";
import { heldLine, publicAnswer, standing, statementLine, statementView, statusTables } from "./statement-views.ts";
import { statementWatchRoutes } from "./statement-watch.ts";

const organisation = z.strictObject({ organisation: id });
const one = z.strictObject({ organisation: id, statement: id });

const change = z.strictObject({
  /** First day on which it holds; not in the future. The day of writing is kept beside it and shown. */
  from: date,
  /** One of the codes that `statements.status-tables` gives for this act. */
  reason: z.string().regex(/^[a-z0-9-]{2,40}$/),
  note: text.default(""),
  version: version.optional(),
});

const changing = (verb: "suspend" | "restore" | "withdraw" | "cancel", summary: string) =>
  route({
    id: `statements.${verb}`,
    method: "POST",
    path: `/api/v1/statements/{organisation}/{statement}/${verb}`,
    door: "organisation",
    action: "statements.change",
    summary,
    params: one,
    body: change,
    output: changed,
  });

export const statementRoutes = {
  list: route({
    id: "statements.list",
    method: "GET",
    path: "/api/v1/statements/{organisation}",
    door: "organisation",
    action: "statements.read",
    summary: "The statements that this body issued, as they stood on a day, a page at a time",
    params: organisation,
    query: z.strictObject({ ...page, standing: standing.optional(), search: line.optional(), on: date.optional() }),
    output: pageOf(statementLine),
  }),
  show: route({
    id: "statements.show",
    method: "GET",
    path: "/api/v1/statements/{organisation}/{statement}",
    door: "organisation",
    action: "statements.read",
    summary: "One statement as it reads on a day, with its history, what falls due, and its public files",
    params: one,
    query: z.strictObject({ on: date.optional() }),
    output: statementView,
  }),
  suspend: changing("suspend", "Suspend a statement, with reason and rule"),
  restore: changing("restore", "Restore a suspended statement"),
  withdraw: changing("withdraw", "Withdraw a statement: final, unless an appeal or a judgment is upheld"),
  cancel: changing("cancel", "Cancel a statement at its holder's wish: final"),
  transfer: route({
    id: "statements.transfer",
    method: "POST",
    path: "/api/v1/statements/{organisation}/{statement}/transfer",
    door: "organisation",
    action: "statements.change",
    summary: "End a statement because another body took it over (IAF MD 2): names that body and its number",
    params: one,
    body: z.strictObject({
      on: date,
      body: bilingual,
      number: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{2,59}$/),
      /** Where the receiving body's word was seen. */
      evidence: prose,
      note: text.default(""),
      version: version.optional(),
    }),
    output: changed,
  }),
  held: route({
    id: "statements.held",
    method: "GET",
    path: "/api/v1/statements/holders/of/{organisation}",
    door: "organisation",
    action: "statements.read",
    summary: "The statements that this organisation holds, of every body on this server",
    params: organisation,
    output: z.strictObject({ items: z.array(heldLine) }),
  }),
  ...statementWatchRoutes,
  statusTables: route({
    id: "statements.status-tables",
    method: "GET",
    path: "/api/v1/status-tables",
    door: "public",
    action: null,
    summary: "Lawful changes of standing, reasons with their rules, and one standing in four dialects, as data",
    query: z.strictObject({ on: date.optional() }),
    output: statusTables,
  }),
  ask: route({
    id: "statements.ask",
    method: "GET",
    path: "/api/v1/public-statements/{number}",
    door: "public",
    action: null,
    summary: "What the public page says of a number, today or on any day",
    params: z.strictObject({ number: z.string().max(60) }),
    query: z.strictObject({ on: date.optional() }),
    output: publicAnswer,
  }),
};
