import { nameKinds, sourceChecks } from "@touchstone/requirements";
import { z } from "zod";
import { bilingual, date, line } from "../fields.ts";
import { route } from "../route.ts";

const renamed = z
  .strictObject({
    old: z.string(),
    /** What it is called on the day asked for, after every change. */
    now: z.string(),
    /** First day of the name that came next. */
    since: date,
    kind: z.enum(nameKinds),
    check: z.enum(sourceChecks),
    note: bilingual.nullable(),
  })
  .meta({ id: "RenamedThing" });

export const lawNameRoutes = {
  names: route({
    id: "requirements.names",
    method: "GET",
    path: "/api/v1/requirements/names",
    door: "public",
    action: null,
    summary: "Old names of licences, authorities and terms in a text, and what they are called on a day",
    query: z.strictObject({
      text: line.max(200),
      on: date.optional().meta({ description: "As of this day; the server's legal today where absent" }),
    }),
    output: z.strictObject({ on: date, names: z.array(renamed) }),
  }),
};
