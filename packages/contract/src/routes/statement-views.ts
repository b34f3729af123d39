import { acts, closedActs, outlookKinds, standings } from "@touchstone/kernel";
import { z } from "zod";
import { bilingual, date, id, instant, ruleSource, version } from "../fields.ts";

export const standing = z.enum(standings);
export const standingOn = z.enum(["not-yet", ...standings]);

const text = z.strictObject({ zh: z.string(), en: z.string() });
const sites = z.array(z.strictObject({ name: bilingual, address: bilingual }));
const holder = z.strictObject({ id, name: bilingual });

const attested = z.strictObject({
  number: z.string(),
  title: bilingual,
  body: z.strictObject({ id, name: bilingual }),
  holder,
  scope: text,
  sites,
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

/** One standing in four dialects: ISO/IEC 17000, the Chinese reports, CertSearch, and the credential's own bits. */
export const statusWords = z
  .strictObject({
    standing: standingOn,
    iso17000: text,
    cnca: z.strictObject({ code: z.string(), word: z.string(), change: z.string().nullable() }).nullable(),
    certSearch: z.string().nullable(),
    credential: z.enum(["not-issued", "valid", "suspension", "revocation", "expired"]),
  })
  .meta({ id: "StatusWords" });

/** One act of a statement's life. Lists of before version 0.2 knew only the standing. */
const lived = {
  act: z.enum(closedActs),
  standing,
  from: date,
  /** The legal day of the writing; null where it was not kept. */
  recordedOn: date.nullable(),
  reason: z.string().nullable(),
};

const edition = z.strictObject({
  from: date,
  kind: z.enum(["issued", "extended", "reduced", "changed"]),
  holder: bilingual,
  scope: text,
  sites,
});

const cycle = z.strictObject({
  issuedOn: date,
  validFrom: date,
  validUntil: date,
  standard: bilingual,
  edition: z.string(),
});

const transferred = z.strictObject({ body: bilingual, number: z.string(), on: date });

export const outlookLine = z
  .strictObject({
    what: z.enum(outlookKinds),
    on: date,
    rule: ruleSource,
    pack: z.string().nullable(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  })
  .meta({ id: "OutlookLine" });

const edge = z.strictObject({ act: z.enum(acts), from: standing, to: standing, rule: ruleSource });

export const statementView = z
  .strictObject({
    id,
    version,
    /** The day of which the answer speaks. */
    on: date,
    standing: standingOn,
    words: statusWords,
    /** As it reads on that day. */
    attested,
    history: z.array(
      z.strictObject({
        ...lived,
        note: z.string(),
        decision: z.string().nullable(),
        /** Place in the public log; null until the log holds it. */
        logIndex: z.int().nullable(),
      }),
    ),
    editions: z.array(edition),
    cycles: z.array(cycle),
    surveillances: z.array(z.strictObject({ on: date, caseId: id })),
    transferred: transferred.nullable(),
    /** What falls due, the nearest first, with the rule behind each day. */
    outlook: z.array(outlookLine),
    /** The longest suspension by the rules in force today; null where none is known. */
    suspension: z.strictObject({ months: z.int(), rule: ruleSource, pack: z.string() }).nullable(),
    /** What can lawfully happen to it today. */
    edges: z.array(edge),
    /** Null until the log holds the issue and the files are there. */
    published: z
      .strictObject({ url: z.string(), pdf: z.string(), credential: z.string(), proof: z.string(), logIndex: z.int() })
      .nullable(),
  })
  .meta({ id: "Statement" });

export const statementLine = z
  .strictObject({
    id,
    version,
    number: z.string(),
    holder: bilingual,
    standing: standingOn,
    validUntil: date,
    issuedOn: date,
    scheme: z.string(),
    /** What falls due first; null where nothing does. */
    next: outlookLine.nullable(),
  })
  .meta({ id: "StatementLine" });

/** A statement as its holder finds it in the public register. */
export const heldLine = z
  .strictObject({
    number: z.string(),
    standing: standingOn,
    title: bilingual,
    body: bilingual,
    validUntil: date,
    /** The case by which the holder sees the rest and reports changes. */
    caseId: id,
  })
  .meta({ id: "HeldStatement" });

/** What the public is told; the page, its JSON and the check of a URL all speak from it. */
export const publicAnswer = z
  .strictObject({
    number: z.string(),
    on: date,
    standing: standingOn,
    /** In force on that day; suspended or ended is not valid. */
    valid: z.boolean(),
    words: statusWords,
    title: bilingual,
    holder: bilingual,
    body: bilingual,
    issuer: z.string(),
    scope: text,
    sites,
    standard: bilingual,
    issuedOn: date,
    validFrom: date,
    validUntil: date,
    history: z.array(z.strictObject({ ...lived, logIndex: z.int() })),
    editions: z.array(edition),
    transferred: transferred.nullable(),
    log: z.strictObject({
      index: z.int(),
      bracket: z.strictObject({ after: instant.nullable(), before: instant.nullable() }),
    }),
    files: z.strictObject({ pdf: z.string(), credential: z.string(), proof: z.string(), bracket: z.string() }),
  })
  .meta({ id: "PublicStatement" });

export const statusTables = z
  .strictObject({
    edges: z.array(edge),
    dialects: z.strictObject({ source: z.string(), edition: z.string(), words: z.array(statusWords) }),
    reasons: z.array(
      z.strictObject({
        list: z.string(),
        code: z.string(),
        acts: z.array(z.enum(["suspend", "restore", "withdraw", "cancel"])),
        zh: z.string(),
        en: z.string(),
        rule: ruleSource,
      }),
    ),
  })
  .meta({ id: "StatusTables" });
