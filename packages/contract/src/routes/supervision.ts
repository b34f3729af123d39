import { contractKinds } from "@touchstone/kernel";
import { z } from "zod";
import { bilingual, date, id, page, pageOf } from "../fields.ts";
import { route } from "../route.ts";

const contract = z.strictObject({
  body: id,
  name: bilingual,
  /** Null where it was recorded before kinds were kept. */
  kind: z.enum(contractKinds).nullable(),
  from: date,
  until: date.nullable(),
});

/** One registration number under contract at two bodies at once (RF-13). */
export const doubleEngagementView = z
  .strictObject({
    /** The contract that the others run beside. */
    id,
    /** As the body's file has it; empty after erasure. */
    person: z.string(),
    register: z.string(),
    number: z.string(),
    contract,
    beside: z.array(contract),
  })
  .meta({ id: "DoubleEngagement" });

/** What a regulator sees across bodies, and nobody else. */
export const supervisionRoutes = {
  doubleContracts: route({
    id: "parties.double-contracts",
    method: "GET",
    path: "/api/v1/parties/organisations/{organisation}/double-contracts",
    door: "organisation",
    action: "parties.read",
    summary: "People under contract at two bodies at once, with person, bodies, kinds and days; for a regulator",
    params: z.strictObject({ organisation: id }),
    query: z.strictObject({
      ...page,
      /** Only what still runs side by side on this day or later; all of it where absent. */
      on: date.optional(),
      /** `full-time`: both contracts are full-time. */
      kind: z.enum(["any", "full-time"]).default("any"),
    }),
    output: pageOf(doubleEngagementView),
  }),
};
