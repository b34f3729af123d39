import { objectKinds, schemeShape, statementActs } from "@touchstone/kernel";
import { z } from "zod";
import { bilingual, date, line } from "../fields.ts";
import { route } from "../route.ts";
import { trace } from "./people.ts";

const texts = z.array(z.strictObject({ zh: z.string(), en: z.string() }));

export const rulePackView = z
  .strictObject({
    id: z.string(),
    edition: z.string(),
    title: bilingual,
    source: z.string(),
    clause: z.string(),
    jurisdiction: z.string(),
    /** The one standard or change that this edition is for; null for all. */
    subject: z.string().nullable(),
    effective: z.strictObject({ from: date, to: date.nullable() }),
    inForce: z.boolean(),
    parameters: z.unknown(),
    doubts: texts,
    examples: z.array(
      z.strictObject({ name: z.string(), input: z.record(z.string(), z.unknown()), expect: z.unknown() }),
    ),
  })
  .meta({ id: "RulePack" });

export const ruleRunView = z
  .strictObject({
    result: z.unknown(),
    trace,
    pack: z.string(),
    edition: z.string(),
    source: z.string(),
    clause: z.string(),
    jurisdiction: z.string(),
    doubts: texts,
  })
  .meta({ id: "RuleRun" });

const standardView = z
  .strictObject({
    id: z.string(),
    edition: z.string(),
    title: bilingual,
    source: z.string(),
    nationalAdoption: z.strictObject({ document: z.string(), from: date }).nullable(),
    effective: z.strictObject({ from: date, to: date.nullable() }),
    inForce: z.boolean(),
    /** Whether an audit on the day that names no edition is against this one. */
    isDefault: z.boolean(),
    /** Last day on which a first audit against it may begin, once it is being replaced. */
    firstAuditUntil: date.nullable(),
    doubts: texts,
    clauses: z.array(
      z.strictObject({
        clause: z.string(),
        title: bilingual,
        question: bilingual,
        kind: z.string(),
        /** The clause of the harmonised structure; what has one is asked once in a joint audit. */
        harmonised: z.string().nullable(),
        mayNotApply: z.boolean(),
      }),
    ),
  })
  .meta({ id: "Standard" });

/** Rules as data: what they say, where from, and any calculation with its trace. They are the same for everybody. */
export const schemeRoutes = {
  schemes: route({
    id: "schemes.schemes",
    method: "GET",
    path: "/api/v1/schemes",
    door: "public",
    action: null,
    summary:
      "The schemes with edition, source, effective dates, what they assess, why they are needed and what they come near",
    query: z.strictObject({ on: date.optional() }),
    output: z.strictObject({
      schemes: z.array(
        z.strictObject({
          id: z.string(),
          edition: z.string(),
          title: bilingual,
          source: z.string(),
          clause: z.string(),
          jurisdiction: z.string(),
          effective: z.strictObject({ from: date, to: date.nullable() }),
          inForce: z.boolean(),
          doubts: texts,
          objects: z.array(z.enum(objectKinds)),
          standards: z.array(z.strictObject({ id: z.string(), title: bilingual })),
          /** Why it is needed, and how it differs from those that it comes near. */
          necessity: z.strictObject({
            why: bilingual,
            overlaps: z.array(z.strictObject({ scheme: z.string(), differs: bilingual })),
          }),
          /** Null where no statement follows. */
          statement: bilingual.nullable(),
          records: z.int(),
          occasions: z.array(z.strictObject({ id: z.string(), title: bilingual, statement: z.enum(statementActs) })),
        }),
      ),
    }),
  }),
  rules: route({
    id: "schemes.rules",
    method: "GET",
    path: "/api/v1/rules",
    door: "public",
    action: null,
    summary: "The rule packs with source, edition, figures, doubts and examples",
    query: z.strictObject({ on: date.optional() }),
    output: z.strictObject({ packs: z.array(rulePackView) }),
  }),
  runRule: route({
    id: "schemes.run-rule",
    method: "POST",
    path: "/api/v1/rules/{pack}/run",
    door: "public",
    action: null,
    summary: "Run a rule pack on an input: the result with its trace; changes nothing",
    params: z.strictObject({ pack: line }),
    body: z.strictObject({
      input: z.record(z.string(), z.unknown()),
      on: date.nullable(),
      /** Whose rules: `CN`, a region code, `international`. What a place lacks comes from the next wider one. */
      jurisdiction: line.nullable().default(null),
      /** The standard that the rule is asked for, where editions differ by it. */
      subject: line.nullable().default(null),
    }),
    output: ruleRunView,
  }),
  standards: route({
    id: "schemes.standards",
    method: "GET",
    path: "/api/v1/schemes/standards",
    door: "public",
    action: null,
    summary:
      "The management system standards by edition and clause, in words of our own, and how many clauses a joint audit of those in force asks once",
    query: z.strictObject({
      on: date.optional(),
      /** Ids of standards, with commas; all of them without. `iso27001@2013` names one edition. */
      ids: line.optional(),
      search: line.optional(),
    }),
    output: z.strictObject({
      on: date,
      standards: z.array(standardView),
      joint: z.strictObject({ sum: z.int(), once: z.int(), saved: z.int() }),
    }),
  }),
  vocabulary: route({
    id: "schemes.vocabulary",
    method: "GET",
    path: "/api/v1/schemes/vocabulary",
    door: "public",
    action: null,
    summary: "The terms of ISO/IEC 17000 by number, in words of our own",
    query: z.strictObject({ search: line.optional() }),
    output: z.strictObject({
      source: z.string(),
      edition: z.string(),
      terms: z.array(
        z.strictObject({
          clause: z.string(),
          since: z.string(),
          status: z.enum(["kept", "new", "moved"]),
          term: bilingual,
          meaning: bilingual,
          caution: bilingual.nullable(),
          /** Its number in the edition of 2004; null for what came later. */
          clause2004: z.string().nullable(),
          /** One word, several senses: which one, by where it is used. */
          senses: z.array(z.strictObject({ context: bilingual, word: bilingual, meaning: bilingual })),
        }),
      ),
      nationalAdoption: z.strictObject({ document: z.string(), from: date }),
      objectKinds: z.strictObject({ "2004": texts, "2020": texts }),
      history: z.array(z.strictObject({ date: z.string(), what: bilingual })),
      doubts: texts,
    }),
  }),
  // Its place is below the fixed words of the same level, which a scheme's id never takes.
  scheme: route({
    id: "schemes.scheme",
    method: "GET",
    path: "/api/v1/schemes/{scheme}",
    door: "public",
    action: null,
    summary: "One scheme whole: the edition that is named, or else the one in force on the day, or the next one",
    params: z.strictObject({ scheme: line }),
    query: z.strictObject({ edition: line.optional(), on: date.optional() }),
    output: z.strictObject({
      on: date,
      inForce: z.boolean(),
      editions: z.array(
        z.strictObject({ edition: z.string(), effective: z.strictObject({ from: date, to: date.nullable() }) }),
      ),
      scheme: schemeShape,
    }),
  }),
  simulate: route({
    id: "schemes.simulate",
    method: "GET",
    path: "/api/v1/schemes/{scheme}/cycle",
    door: "public",
    action: null,
    summary: "A fictive case of the scheme through its cycle: every due date with its rule; changes nothing",
    params: z.strictObject({ scheme: line }),
    query: z.strictObject({ edition: line.optional(), from: date.optional() }),
    output: z.strictObject({
      from: date,
      edition: z.string(),
      events: z.array(
        z.strictObject({
          date,
          what: z.string(),
          about: bilingual.nullable(),
          rule: z.strictObject({ source: z.string(), clause: z.string() }),
        }),
      ),
    }),
  }),
};
