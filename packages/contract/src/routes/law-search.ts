import { levels, titleMatches } from "@touchstone/requirements";
import { z } from "zod";
import { bilingual, date, line } from "../fields.ts";
import { route } from "../route.ts";
import { family, on, region, versionDate, versionStates } from "./law-fields.ts";

// A title of the longest law has under 80 letters.
const words = line
  .max(200)
  .meta({ description: "Words with spaces between, a title, an article's number, pinyin initials" });

const stretch = z.strictObject({ from: z.int(), to: z.int() });

const named = {
  family,
  version: versionDate,
  title: z.string(),
  level: z.enum(levels),
  jurisdiction: z.string(),
  effective: date.nullable(),
  state: z.enum(versionStates),
};

const foundArticle = z
  .strictObject({
    ...named,
    article: z.string(),
    text: z.string(),
    /** Where the words stand in `text`, in UTF-16 units. */
    marks: z.array(stretch),
    /** The part of `text` that a list shows. */
    excerpt: stretch,
    /** One letter differs from what was typed. */
    near: z.boolean(),
  })
  .meta({ id: "FoundArticle" });

const foundDocument = z
  .strictObject({ ...named, match: z.enum(titleMatches), hasText: z.boolean() })
  .meta({ id: "FoundDocument" });

const foundDuty = z
  .strictObject({
    id: z.string(),
    scene: z.string(),
    jurisdiction: z.string(),
    duty: bilingual,
    check: bilingual,
    provision: z
      .strictObject({ family, version: versionDate, article: z.string().nullable(), title: z.string() })
      .nullable()
      .meta({ description: "Null where the base holds nothing that carries it on that day" }),
  })
  .meta({ id: "FoundDuty" });

const foundClause = z
  .strictObject({
    standard: z.string(),
    edition: z.string(),
    clause: z.string(),
    title: bilingual,
    question: bilingual,
  })
  .meta({ id: "FoundClause" });

const filters = { words, on, region: region.optional(), state: z.enum(versionStates).optional() };

export const lawSearchRoutes = {
  search: route({
    id: "requirements.search",
    method: "GET",
    path: "/api/v1/requirements/articles",
    door: "public",
    action: null,
    summary:
      "Documents by title, articles by words and numbers, in force first; duties and clauses in Chinese and English",
    query: z.strictObject({
      ...filters,
      limit: z.coerce.number().int().min(1).max(100).default(30),
      cursor: z.string().max(2000).optional(),
    }),
    output: z.strictObject({
      on: date,
      /** These three come with the first page only. */
      documents: z.array(foundDocument),
      duties: z.array(foundDuty),
      clauses: z.array(foundClause),
      found: z.array(foundArticle),
      next: z.string().nullable(),
    }),
  }),
  suggest: route({
    id: "requirements.suggest",
    method: "GET",
    path: "/api/v1/requirements/suggestions",
    door: "public",
    action: null,
    summary: "Documents that bear what is typed so far in a title, and the article where a number is typed",
    query: z.strictObject({ ...filters, limit: z.coerce.number().int().min(1).max(20).default(8) }),
    output: z.strictObject({
      on: date,
      documents: z.array(foundDocument.extend({ article: z.string().nullable() }).meta({ id: "SuggestedDocument" })),
    }),
  }),
};
