import { z } from "zod";
import { date, id } from "../fields.ts";
import { route } from "../route.ts";

const told = z.strictObject({ zh: z.string(), en: z.string() });

/** The stated scope beside what the organisation applies for, and what was decided. */
export const scopeApplicationRoutes = {
  list: route({
    id: "foresight.scope-applications",
    method: "GET",
    path: "/api/v1/foresight/{organisation}/scope/applications",
    door: "organisation",
    action: "register.read",
    summary: "Scopes that the organisation applied for, each beside the scope stated now and the one decided",
    params: z.strictObject({ organisation: id }),
    output: z.strictObject({
      /** Null where none was stated. */
      stated: z.strictObject({ statement: z.string(), edition: z.int(), on: date }).nullable(),
      /** Of the last 200 cases shared with it those with an application filed. */
      applications: z.array(
        z.strictObject({
          case: id,
          number: z.string(),
          body: told,
          scheme: told,
          applied: told,
          /** Null where no scope was stated. */
          differs: z.boolean().nullable(),
          /** What the decision says, and the certificate prints; null before it, and where nothing was granted. */
          decided: told.nullable(),
        }),
      ),
    }),
  }),
};
