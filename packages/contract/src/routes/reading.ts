import { factors, levels, obligationRoles, pointKinds, sourceChecks } from "@touchstone/requirements";
import { z } from "zod";
import { bilingual, date, id, line, prose } from "../fields.ts";
import { route } from "../route.ts";
import { family, on, organisation, versionDate, versionStates } from "./law-fields.ts";

const scenes = z.string().min(1).max(200).meta({ description: "One scene, or several with commas between" });
const documents = "/api/v1/requirements/documents/{family}";

const named = z.strictObject({ family: z.string(), version: z.string(), title: z.string() });
const provision = named.extend({ article: z.string().nullable() });
const scene = z.strictObject({ id: z.string(), name: bilingual });

const obligationAt = z
  .strictObject({
    id: z.string(),
    scene,
    /** As the version prints it; null where the document's text was never seen. */
    article: z.string().nullable(),
    role: z.enum(obligationRoles),
    /** Whether an audit of that day cites this very version for it. */
    carries: z.boolean(),
    factor: z.enum(factors),
    subclass: bilingual,
    kind: z.enum(pointKinds),
    jurisdiction: z.string(),
    subject: bilingual,
    duty: bilingual,
    /** The audit point's question. */
    point: bilingual,
    check: z.enum(sourceChecks),
  })
  .meta({ id: "ObligationAt" });

const textChange = z.strictObject({ kind: z.enum(["same", "removed", "added"]), text: z.string() });
const stretch = { article: z.string(), printed: z.string() };
const marked = {
  ...stretch,
  first: z.strictObject({ at: z.int(), quoted: z.string(), printed: z.string() }),
  changes: z.array(textChange),
};

export const quoteCheck = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("exact"), whole: z.boolean(), ...stretch }),
    z.strictObject({ kind: z.literal("moved"), whole: z.boolean(), ...stretch }),
    z.strictObject({ kind: z.literal("form-only"), ...marked }),
    z.strictObject({ kind: z.literal("moved-form"), ...marked }),
    z.strictObject({ kind: z.literal("differs"), ...marked }),
    z.strictObject({ kind: z.literal("not-found") }),
  ])
  .meta({ id: "QuoteCheck" });

export const readingRoutes = {
  article: route({
    id: "reading.article",
    method: "GET",
    path: `${documents}/articles/{article}`,
    door: "public",
    action: null,
    summary: "One article as of a day: which version answers, whether it is in force, its digest, what took its place",
    params: z.strictObject({
      family,
      article: line.max(40).meta({ description: "45, 17-1, 第四十五条" }),
    }),
    query: z.strictObject({ on }),
    output: z.strictObject({
      on: date,
      ...named.shape,
      state: z.enum(versionStates),
      level: z.enum(levels),
      jurisdiction: z.string(),
      effective: date.nullable(),
      /** First day on which this version does not apply. */
      until: date.nullable(),
      article: z.string(),
      headings: z.array(z.string()),
      text: z.string().nullable(),
      /** SHA-256 of the article's text, as the register keeps it. */
      digest: z.string().nullable(),
      previous: z.string().nullable(),
      next: z.string().nullable(),
      successor: named.extend({ article: z.string().nullable() }).nullable(),
      /** The address that stays, below this server's own. */
      address: z.string(),
    }),
  }),
  obligations: route({
    id: "reading.obligations",
    method: "GET",
    path: `${documents}/{version}/obligations`,
    door: "public",
    action: null,
    summary: "The obligations drawn from one version, each at its article",
    params: z.strictObject({ family, version: versionDate }),
    query: z.strictObject({ on, organisation }),
    output: z.strictObject({ on: date, obligations: z.array(obligationAt) }),
  }),
  citedBy: route({
    id: "reading.cited-by",
    method: "GET",
    path: `${documents}/cited-by`,
    door: "public",
    action: null,
    summary: "Who cites a law: schemes, rule packs, articles of other laws in force, and rows of one's own register",
    params: z.strictObject({ family }),
    query: z.strictObject({
      on,
      organisation: id
        .optional()
        .meta({ description: "With what this organisation's register cites; for those who may read it" }),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    output: z.strictObject({
      on: date,
      rules: z.array(
        z.strictObject({
          kind: z.enum(["scheme", "rule-pack"]),
          id: z.string(),
          edition: z.string(),
          name: bilingual,
          clauses: z.array(z.string()),
        }),
      ),
      articles: z.array(provision.extend({ article: z.string() })),
      more: z.boolean(),
      /** Rows of the organisation's register, of whichever version they cite an article. */
      register: z
        .strictObject({
          rows: z.array(
            z.strictObject({
              risk: id,
              title: z.string(),
              articles: z.array(z.strictObject({ version: z.string(), article: z.string() })),
            }),
          ),
          more: z.boolean(),
        })
        .optional(),
    }),
  }),
  coverage: route({
    id: "reading.coverage",
    method: "GET",
    path: `${documents}/{version}/coverage`,
    door: "public",
    action: null,
    summary: "Which articles of a version have obligations and which do not, for some scenes or for all",
    params: z.strictObject({
      family,
      version: z
        .union([versionDate, z.literal("current")])
        .meta({ description: "`current`: the one in force on the day, else the last" }),
    }),
    query: z.strictObject({ on, scene: scenes.optional(), organisation }),
    output: z.strictObject({
      on: date,
      ...named.shape,
      state: z.enum(versionStates),
      withDuty: z.int(),
      onlyConsequence: z.int(),
      without: z.int(),
      articles: z.array(
        z.strictObject({
          no: z.string(),
          headings: z.array(z.string()),
          duties: z.array(z.string()),
          consequences: z.array(z.string()),
        }),
      ),
      elsewhere: z.array(z.strictObject({ obligation: z.string(), article: z.string().nullable() })),
    }),
  }),
  fishbone: route({
    id: "reading.fishbone",
    method: "GET",
    path: "/api/v1/requirements/fishbone",
    door: "public",
    action: null,
    summary: "What is considered in a scene at a place on a day: five dimensions, their sub-classes, their clauses",
    query: z.strictObject({ scene: scenes, region: z.string().max(20), organisation, on }),
    output: z.strictObject({
      on: date,
      region: z.string(),
      scenes: z.array(scene),
      bones: z.array(
        z.strictObject({
          factor: z.enum(factors),
          subclasses: z.array(
            z.strictObject({
              name: bilingual,
              clauses: z.array(
                z.strictObject({
                  obligation: z.string(),
                  duty: bilingual,
                  provision,
                  jurisdiction: z.string(),
                  local: z.boolean(),
                }),
              ),
            }),
          ),
        }),
      ),
      open: z.array(z.strictObject({ id: z.string(), scene: z.string(), families: z.array(z.string()) })),
    }),
  }),
  quote: route({
    id: "reading.quote",
    method: "POST",
    path: "/api/v1/requirements/quote",
    door: "public",
    action: null,
    summary: "Compare a quote with the article that its citation names, character by character; changes nothing",
    body: z.strictObject({ citation: line.max(200), text: prose.max(2_000), on }),
    output: z.strictObject({
      on: date,
      ...named.shape,
      article: z.string(),
      state: z.enum(versionStates),
      digest: z.string().nullable(),
      check: quoteCheck,
      /** Another version of the law in which these very words stand, where this one's are others. */
      foundIn: named.extend({ article: z.string() }).nullable(),
      address: z.string(),
    }),
  }),
};
