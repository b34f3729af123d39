import { z } from "zod";
import { date, id } from "../fields.ts";
import { route } from "../route.ts";
import { on } from "./law-fields.ts";

export const registerRenumberedRoutes = {
  renumbered: route({
    id: "register.renumbered",
    method: "GET",
    path: "/api/v1/register/{organisation}/risks/{risk}/renumbered",
    door: "organisation",
    action: "register.read",
    summary: "Clauses of a row whose article bears another number in the version in force, and says the same",
    params: z.strictObject({ organisation: id, risk: id }),
    query: z.strictObject({ on }),
    output: z.strictObject({
      on: date,
      clauses: z.array(
        z.strictObject({
          clause: id,
          family: z.string(),
          /** As the row cites it. */
          cited: z.strictObject({ version: z.string(), article: z.string() }),
          now: z.strictObject({ version: z.string(), article: z.string() }),
        }),
      ),
    }),
  }),
};
