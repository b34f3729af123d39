import { dimensionIds, rings, strengths } from "@touchstone/register";
import { z } from "zod";
import { bilingual, changed, date, id, line, page, pageOf, text, version } from "../fields.ts";
import { route } from "../route.ts";

export const foresightBase = "/api/v1/foresight/{organisation}";
const organisation = z.strictObject({ organisation: id });
const scan = z.strictObject({ organisation: id, scan: id });

export const trendId = z.string().regex(/^[a-z][a-z-]{1,39}$/);

const sighting = z.strictObject({ trend: trendId, ring: z.enum(rings), strength: z.literal(strengths), note: text });
const sightingBody = sighting.extend({ note: text.max(2000).default("") });

const trendView = z.strictObject({
  id: z.string(),
  dimension: z.enum(dimensionIds),
  title: bilingual,
  standards: z.array(z.strictObject({ id: z.string(), edition: z.string(), title: bilingual })),
  schemes: z.array(z.strictObject({ id: z.string(), title: bilingual })),
  bodies: z.array(z.string()),
});

const linkView = z.strictObject({
  between: z.tuple([z.string(), z.string()]),
  weight: z.int(),
  convergence: z.strictObject({ name: bilingual, challenge: bilingual }).nullable(),
});

const scanView = z.strictObject({
  id,
  version,
  title: z.string(),
  on: date,
  phase: z.string(),
  /** Null once the author's name was erased. */
  author: z.string().nullable(),
  sources: z.array(z.string()),
  sightings: z.array(sighting),
});

/** Trends as content, the same for everybody; scans are the organisation's own. */
export const foresightRoutes = {
  trends: route({
    id: "foresight.trends",
    method: "GET",
    path: "/api/v1/foresight/trends",
    door: "public",
    action: null,
    summary: "The fifteen trends by STEEPS dimension, how they are linked, and what they touch",
    output: z.strictObject({
      edition: z.string(),
      source: bilingual,
      /** What of it is our own judgement and not the source's. */
      judgement: bilingual,
      doubts: z.array(bilingual),
      phases: z.array(z.strictObject({ id: z.string(), title: bilingual })),
      dimensions: z.array(z.strictObject({ id: z.enum(dimensionIds), letter: z.string(), title: bilingual })),
      trends: z.array(trendView),
      links: z.array(linkView),
      /** Every trend against every other, in the order of `trends`. */
      matrix: z.array(z.array(z.int())),
    }),
  }),
  scans: route({
    id: "foresight.scans",
    method: "GET",
    path: `${foresightBase}/scans`,
    door: "organisation",
    action: "register.read",
    summary: "The organisation's environment scans up to a day, the newest first",
    params: organisation,
    query: z.strictObject({ ...page, on: date.optional() }),
    output: pageOf(scanView),
  }),
  recordScan: route({
    id: "foresight.record-scan",
    method: "POST",
    path: `${foresightBase}/scans`,
    door: "organisation",
    action: "register.write",
    summary: "Record an environment scan: its day, its sources, and which trends are how near and how strong",
    params: organisation,
    body: z.strictObject({
      title: line,
      on: date,
      phase: z.string().max(40).default("environment-scanning"),
      sources: z.array(line).max(50),
      sightings: z.array(sightingBody).max(60),
    }),
    output: changed,
  }),
  rateTrend: route({
    id: "foresight.rate-trend",
    method: "POST",
    path: `${foresightBase}/scans/{scan}/sightings`,
    door: "organisation",
    action: "register.write",
    summary: "Say of one trend in a scan how near and how strong it is; again takes the place of before",
    params: scan,
    body: sightingBody.extend({ expected: version.nullable().default(null) }),
    output: changed,
  }),
};
