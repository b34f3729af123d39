import { soaEditions } from "@touchstone/register";
import { z } from "zod";
import { id } from "../fields.ts";
import { route } from "../route.ts";

/** Business processes, as the statement of applicability and the assets name them (IS-30). */
export const processRoutes = {
  list: route({
    id: "isms.processes",
    method: "GET",
    path: "/api/v1/register/{organisation}/isms/processes",
    door: "organisation",
    action: "register.read",
    summary: "The processes in use, and the controls that each carries; names that differ in case or blanks are one",
    params: z.strictObject({ organisation: id }),
    query: z.strictObject({ edition: z.enum(soaEditions).default("2022") }),
    output: z.strictObject({
      /** Every name in use, of controls of either edition and of assets, in its usual spelling. */
      used: z.array(z.string()),
      /** Of the edition, and of the controls that apply; those that belong to none stand first, without a name. */
      processes: z.array(
        z.strictObject({
          name: z.string(),
          /** All that it is called, where that is more than one. */
          spellings: z.array(z.string()),
          controls: z.array(z.string()),
          inPlace: z.int(),
        }),
      ),
    }),
  }),
};
