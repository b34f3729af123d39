import { z } from "zod";
import { bilingual, changed, date, id, instant, line, page, pageOf, text, version } from "../fields.ts";
import { standingReasons } from "../messages/statements.ts";
import { route } from "../route.ts";

const organisation = z.strictObject({ organisation: id });
const one = z.strictObject({ organisation: id, statement: id });

const standing = z.enum(["in-force", "suspended", "withdrawn", "cancelled", "expired"]);
const standingOn = z.enum(["not-yet", ...standing.options]);

const reasonCodes = Object.keys(standingReasons) as [keyof typeof standingReasons, ...(keyof typeof standingReasons)[]];

const attested = z.strictObject({
  number: z.string(),
  title: bilingual,
  body: z.strictObject({ id, name: bilingual }),
  holder: z.strictObject({ id, name: bilingual }),
  scope: z.strictObject({ zh: z.string(), en: z.string() }),
  sites: z.array(z.strictObject({ name: bilingual, address: bilingual })),
  standard: bilingual,
  scheme: z.string(),
  edition: z.string(),
  issuedOn: date,
  validFrom: date,
  validUntil: date,
  caseId: id,
  decision: id,
  caseDigest: z.string(),
});

export const statementView = z
  .strictObject({
    id,
    version,
    standing: standingOn,
    attested,
    history: z.array(
      z.strictObject({
        standing,
        from: date,
        reason: z.string().nullable(),
        note: z.string(),
        /** Place in the public log; null until the log holds it. */
        logIndex: z.int().nullable(),
      }),
    ),
    /** Null until the log holds the issue and the files are there. */
    published: z
      .strictObject({ url: z.string(), pdf: z.string(), credential: z.string(), proof: z.string(), logIndex: z.int() })
      .nullable(),
  })
  .meta({ id: "Statement" });

const listed = z
  .strictObject({
    id,
    version,
    number: z.string(),
    holder: bilingual,
    standing: standingOn,
    validUntil: date,
    issuedOn: date,
  })
  .meta({ id: "StatementLine" });

const change = z.strictObject({
  /** First day on which it holds; not in the future. */
  from: date,
  reason: z.enum(reasonCodes),
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

/** What the public is told; the page, its JSON and the check of a URL all speak from it. */
export const publicAnswer = z
  .strictObject({
    number: z.string(),
    on: date,
    standing: standingOn,
    title: bilingual,
    holder: bilingual,
    body: bilingual,
    issuer: z.string(),
    scope: z.strictObject({ zh: z.string(), en: z.string() }),
    sites: z.array(z.strictObject({ name: bilingual, address: bilingual })),
    standard: bilingual,
    issuedOn: date,
    validFrom: date,
    validUntil: date,
    history: z.array(z.strictObject({ standing, from: date, reason: z.string().nullable(), logIndex: z.int() })),
    log: z.strictObject({
      index: z.int(),
      bracket: z.strictObject({ after: instant.nullable(), before: instant.nullable() }),
    }),
    files: z.strictObject({ pdf: z.string(), credential: z.string(), proof: z.string(), bracket: z.string() }),
  })
  .meta({ id: "PublicStatement" });

export const statementRoutes = {
  list: route({
    id: "statements.list",
    method: "GET",
    path: "/api/v1/statements/{organisation}",
    door: "organisation",
    action: "statements.read",
    summary: "The statements that this body issued, a page at a time",
    params: organisation,
    query: z.strictObject({ ...page, standing: standing.optional(), search: line.optional() }),
    output: pageOf(listed),
  }),
  show: route({
    id: "statements.show",
    method: "GET",
    path: "/api/v1/statements/{organisation}/{statement}",
    door: "organisation",
    action: "statements.read",
    summary: "One statement with its history and its public files",
    params: one,
    output: statementView,
  }),
  suspend: changing("suspend", "Suspend a statement, with reason and rule"),
  restore: changing("restore", "Restore a suspended statement"),
  withdraw: changing("withdraw", "Withdraw a statement: final"),
  cancel: changing("cancel", "Cancel a statement at its holder's wish: final"),
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
