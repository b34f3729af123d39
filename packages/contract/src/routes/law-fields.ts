import { z } from "zod";
import { date, id } from "../fields.ts";

/** Fields that the routes of the law base share. */

export const family = z.string().regex(/^[a-z][a-z0-9-]{1,80}$/);
/** The version's date; `undated` where none is known. */
export const versionDate = z.union([date, z.literal("undated")]);
export const region = z.string().max(20);
/** Of a public question that may also be put to an organisation's own scenes. */
export const organisation = id
  .optional()
  .meta({ description: "With the scenes that this organisation wrote; for those who belong to it" });
export const on = date.optional().meta({ description: "As of this day; the server's legal today where absent" });

export const versionStates = ["not-yet-in-force", "in-force", "amended", "replaced", "undated"] as const;
