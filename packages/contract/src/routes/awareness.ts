import { postStandings } from "@touchstone/register";
import { z } from "zod";
import { date, id } from "../fields.ts";
import { route } from "../route.ts";

const organisation = z.strictObject({ organisation: id });
const base = "/api/v1/register/{organisation}/awareness";
const on = date
  .optional()
  .meta({ description: "The year of this day, up to it; the server's legal today where absent" });
const texts = z.strictObject({ zh: z.string(), en: z.string() });
const person = z.strictObject({ id: z.string(), name: z.string() });
const percent = z.int().nullable();
const read = { method: "GET", door: "organisation", action: "register.read" } as const;

/** Whom awareness reached by each means, and posts whose holder is not shown to be competent. */
export const awarenessRoutes = {
  coverage: route({
    ...read,
    id: "register.awareness",
    path: base,
    summary: "Coverage of awareness by means, person and area, and the competence of posts",
    params: organisation,
    query: z.strictObject({ on }),
    output: z.strictObject({
      on: date,
      /** People on the organisation's list. */
      people: z.int(),
      means: z.array(
        z.strictObject({
          means: z.string(),
          title: texts,
          held: z.int(),
          intended: z.int(),
          reached: z.int(),
          percent,
          named: z.int(),
          namedPercent: percent,
        }),
      ),
      /** The least reached first, at most 200; the export has all. */
      persons: z.array(z.strictObject({ person, means: z.array(z.string()) })),
      /** Holders of posts of an area, and how many of them each means reached. */
      groups: z.array(
        z.strictObject({
          area: z.string(),
          people: z.int(),
          reached: z.array(z.strictObject({ means: z.string(), people: z.int(), percent })),
        }),
      ),
      /** The gaps first. */
      posts: z.array(
        z.strictObject({
          record: id,
          title: z.string(),
          area: z.string(),
          person: person.nullable(),
          standing: z.enum(postStandings),
          validUntil: date.nullable(),
        }),
      ),
    }),
  }),
  export: route({
    ...read,
    id: "register.awareness-export",
    path: `${base}/export`,
    summary: "One table of the coverage as CSV",
    params: organisation,
    query: z.strictObject({ on, table: z.enum(["means", "people", "groups", "posts"]).default("means") }),
    output: z.unknown(),
    produces: "bytes",
  }),
};
