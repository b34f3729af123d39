import { levels } from "@touchstone/requirements";
import { z } from "zod";
import { date, id } from "../fields.ts";
import { route } from "../route.ts";
import { on, region } from "./law-fields.ts";

const names = z.string().max(200);

export const registerLawRoutes = {
  laws: route({
    id: "register.laws",
    method: "GET",
    path: "/api/v1/register/{organisation}/laws",
    door: "organisation",
    action: "register.read",
    summary: "Documents that bind a place and are not cited in the register, and citations that bind elsewhere alone",
    params: z.strictObject({ organisation: id }),
    query: z.strictObject({
      region: region.optional().meta({ description: "The organisation's own where absent" }),
      scene: names.optional().meta({ description: "With commas between; where absent, the areas of the rows" }),
      site: id.optional().meta({ description: "A site: its place, its scenes and the rows that stand there" }),
      market: names.optional().meta({ description: "Where one sells to, with commas between" }),
      on,
    }),
    output: z.strictObject({
      on: date,
      region: z.string(),
      scenes: z.array(z.string()),
      markets: z.array(z.string()),
      binding: z.int(),
      missing: z.array(
        z.strictObject({
          family: z.string(),
          version: z.string(),
          title: z.string(),
          level: z.enum(levels),
          jurisdiction: z.string(),
          /** Null where nobody has found the day: it may bind or not, and is to be looked up. */
          effective: z.string().nullable(),
          /** A cited document that this one took the place of. */
          insteadOf: z.string().nullable(),
        }),
      ),
      elsewhere: z.array(
        z.strictObject({ risk: id, line: z.string(), title: z.string(), family: z.string(), jurisdiction: z.string() }),
      ),
    }),
  }),
};
