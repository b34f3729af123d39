import { objectiveStandings, periods } from "@touchstone/register";
import { z } from "zod";
import { date, id } from "../fields.ts";
import { route } from "../route.ts";
import { incidentCount } from "./register-views.ts";

const organisation = z.strictObject({ organisation: id });
const base = "/api/v1/register/{organisation}/objectives";
const asked = {
  on: date.optional().meta({ description: "The year of this day, up to it; the server's legal today where absent" }),
  site: id.optional().meta({ description: "Only objectives of rows that stand at this site" }),
};
const read = { method: "GET", door: "organisation", action: "register.read" } as const;

/** The objectives of a year: 1/1, 24/24, 0 accidents (OH-16). */
export const objectiveRoutes = {
  year: route({
    ...read,
    id: "register.objectives",
    path: base,
    summary: "Objectives of the year of a day: how often they were met, and incidents against “no accident”",
    params: organisation,
    query: z.strictObject(asked),
    output: z.strictObject({
      on: date,
      /** The worst first, at most 200; the export has all. */
      lines: z.array(
        z.strictObject({
          risk: id,
          title: z.string(),
          objective: z.string(),
          text: z.string(),
          per: z.enum(periods),
          required: z.int().nullable(),
          done: z.int(),
          counts: incidentCount.nullable(),
          /** Those that break it, the last first, at most 20; `broken` counts all. Null where it counts none. */
          incidents: z
            .array(
              z.strictObject({
                id,
                title: z.string(),
                on: date,
                outcome: z.string(),
                /** Its record is closed, or a corrective action that names it. */
                answered: z.boolean(),
              }),
            )
            .nullable(),
          broken: z.int(),
          standing: z.enum(objectiveStandings),
        }),
      ),
      of: z.int(),
      outcomes: z.array(z.strictObject({ id: z.string(), title: z.strictObject({ zh: z.string(), en: z.string() }) })),
    }),
  }),
  export: route({
    ...read,
    id: "register.objectives-export",
    path: `${base}/export`,
    summary: "Every objective of the year as CSV",
    params: organisation,
    query: z.strictObject(asked),
    output: z.unknown(),
    produces: "bytes",
  }),
};
