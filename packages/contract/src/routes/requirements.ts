import { confidences, factors, levels, pointKinds } from "@touchstone/requirements";
import { z } from "zod";
import { bilingual, date, line, page, pageOf } from "../fields.ts";
import { route } from "../route.ts";
import { auditGuideRoutes } from "./audit-guides.ts";
import { family, on, organisation, region, versionDate, versionStates } from "./law-fields.ts";
import { lawNameRoutes } from "./law-names.ts";
import { lawSearchRoutes } from "./law-search.ts";
import { sceneRoutes } from "./scenes.ts";

const market = z.string().max(60).optional().meta({ description: "Markets one sells to, with commas between: EU, US" });
const words = line.max(200);

export const lawFormats = ["akn", "oscal", "csv", "xlsx"] as const;
export type LawFormat = (typeof lawFormats)[number];

const text = z.string().nullable();
const someDate = date.nullable();

export const lawDocument = z
  .strictObject({
    family,
    version: versionDate,
    title: z.string(),
    aliases: z.array(z.string()),
    level: z.enum(levels),
    jurisdiction: z.string(),
    issuingBody: text,
    documentNumber: text,
    adopted: someDate,
    promulgated: someDate,
    effective: someDate,
    effectiveBasis: text,
    firstEffective: someDate,
    endedOn: someDate,
    successor: z.strictObject({ family, version: someDate, inSubstance: z.boolean() }).nullable(),
    history: z.array(z.strictObject({ date, event: z.string() })),
    confidence: z.enum(confidences),
    source: z.string(),
    topics: z.array(z.string()),
    articles: z.int().nullable(),
    /** What it is on the day asked for. */
    state: z.enum(versionStates),
    /** Whether this server holds the text. */
    hasText: z.boolean(),
  })
  .meta({ id: "LawDocument" });

const provision = z.strictObject({ family, version: versionDate, article: z.string() });
/** No article where the document's text was never seen. */
const cited = provision.extend({ article: z.string().nullable() });
const pair = z.strictObject({ from: z.string(), to: z.string() });

export const articleView = z.strictObject({ no: z.string(), headings: z.array(z.string()), text: z.string() });

const oddity = z.strictObject({ code: z.string(), row: z.int().nullable(), message: z.string() });

const scenes = z.string().min(1).max(200).meta({ description: "One scene, or several with commas between" });

export const requirementsRoutes = {
  ...lawNameRoutes,
  ...sceneRoutes,
  ...auditGuideRoutes,
  import: route({
    id: "requirements.import",
    method: "POST",
    path: "/api/v1/requirements/laws",
    door: "operator",
    action: "requirements.write",
    summary:
      "Import one file, known by its content: a version (law/1, Markdown, Akoma Ntoso 3.0, OSCAL catalog), a catalogue (law-catalogue/1) or many laws, one a line (law-bulk/1, also packed by gzip). Twice is the same as once",
    query: z.strictObject({
      file: line,
      line: z.coerce
        .number()
        .int()
        .min(1)
        .max(100_000_000)
        .default(1)
        .meta({ description: "Number of the first line, where a part of a bulk file is sent" }),
    }),
    output: z.strictObject({
      kind: z.enum(["law", "catalogue", "index", "markdown", "akoma-ntoso", "oscal", "bulk"]),
      imported: z.int(),
      unchanged: z.int(),
      known: z.int().meta({ description: "Records of versions whose text is there from another source" }),
      articles: z.int(),
      refusedCount: z.int(),
      warningCount: z.int(),
      refused: z.array(oddity).meta({ description: "The first hundred records that were refused; the others loaded" }),
      warnings: z.array(oddity).meta({ description: "The first hundred oddities of what was taken" }),
    }),
    consumes: "bytes",
    mostBytes: 33_554_432,
  }),
  export: route({
    id: "requirements.export",
    method: "GET",
    path: "/api/v1/requirements/documents/{family}/{version}/export",
    door: "public",
    action: null,
    summary: "One version with its articles: Akoma Ntoso 3.0, OSCAL catalog, CSV or XLSX",
    params: z.strictObject({ family, version: versionDate }),
    query: z.strictObject({ format: z.enum(lawFormats) }),
    output: z.unknown(),
    produces: "bytes",
  }),
  documents: route({
    id: "requirements.documents",
    method: "GET",
    path: "/api/v1/requirements/documents",
    door: "public",
    action: null,
    summary: "The documents known, each with its state on a day",
    query: z.strictObject({
      ...page,
      on,
      search: z.union([z.literal(""), words]).optional(),
      region: region.optional(),
      market,
      state: z.enum(versionStates).optional(),
      text: z.enum(["held", "missing"]).optional().meta({ description: "Only those whose text is here, or is not" }),
    }),
    output: pageOf(lawDocument).extend({ on: date }),
  }),
  document: route({
    id: "requirements.document",
    method: "GET",
    path: "/api/v1/requirements/documents/{family}",
    door: "public",
    action: null,
    summary: "One document with its versions, oldest first",
    params: z.strictObject({ family }),
    query: z.strictObject({ on }),
    output: z.strictObject({ on: date, versions: z.array(lawDocument), current: lawDocument.nullable() }),
  }),
  text: route({
    id: "requirements.text",
    method: "GET",
    path: "/api/v1/requirements/documents/{family}/{version}/articles",
    door: "public",
    action: null,
    summary: "The articles of one version",
    params: z.strictObject({ family, version: versionDate }),
    output: z.strictObject({ preamble: text, articles: z.array(articleView) }),
  }),
  ...lawSearchRoutes,
  inForce: route({
    id: "requirements.in-force",
    method: "GET",
    path: "/api/v1/requirements/in-force",
    door: "public",
    action: null,
    summary: "Documents and provisions that bind a scene at a place on a day, and the law of the markets one sells to",
    query: z.strictObject({ scene: scenes, region, market, organisation, on }),
    output: z.strictObject({
      on: date,
      documents: z.array(lawDocument),
      provisions: z.array(
        cited.extend({
          obligation: z.string(),
          jurisdiction: z.string(),
          factor: z.enum(factors),
          pointKind: z.enum(pointKinds),
        }),
      ),
    }),
  }),
  diff: route({
    id: "requirements.diff",
    method: "GET",
    path: "/api/v1/requirements/diff",
    door: "public",
    action: null,
    summary: "How one version's articles follow from another's; FAMILY@DATE or FAMILY for the version in force",
    query: z.strictObject({ from: words, to: words, on }),
    output: z.strictObject({
      from: provision.omit({ article: true }),
      to: provision.omit({ article: true }),
      same: z.int(),
      moved: z.int(),
      formOnly: z.int(),
      changed: z.array(pair),
      added: z.array(z.string()),
      removed: z.array(z.string()),
      pairs: z.strictObject({ moved: z.array(pair), formOnly: z.array(pair) }),
    }),
  }),
  cite: route({
    id: "requirements.cite",
    method: "GET",
    path: "/api/v1/requirements/cite",
    door: "public",
    action: null,
    summary: "What a citation such as 食品安全法 45 says on a day, and what took its place",
    query: z.strictObject({ text: words, on }),
    output: z.strictObject({
      on: date,
      ...cited.shape,
      title: z.string(),
      text,
      inForce: z.boolean(),
      state: z.enum(versionStates),
      successor: z.strictObject({ family, version: versionDate, article: text }).nullable(),
    }),
  }),
  scenes: route({
    id: "requirements.scenes",
    method: "GET",
    path: "/api/v1/requirements/scenes",
    door: "public",
    action: null,
    summary: "The scenes for which obligations are written",
    query: z.strictObject({ organisation }),
    output: z.strictObject({
      scenes: z.array(
        z.strictObject({
          id: z.string(),
          name: bilingual,
          edition: z.string(),
          source: bilingual,
          obligations: z.int(),
        }),
      ),
    }),
  }),
};
