import { z } from "zod";
import { isoDate, word } from "../rules/fields.ts";

/** What one statement must say of itself so that its dates can be told: a line of a body's list, whatever keeps it. */
export const deadlineRow = z
  .strictObject({
    id: word,
    number: word,
    /** Document and edition that it was assessed against: `ISO/IEC 27001:2013`. */
    standard: word,
    scheme: word,
    /** The one standard that rules can be made for, by the scheme's own id: `iso45001`; null for several, or where unsaid. */
    subject: word.nullable().default(null),
    jurisdiction: z.string().regex(/^(international|CN|\d{6})$/),
    decision: isoDate,
    issued: isoDate,
    validUntil: isoDate,
    lastSurveillance: isoDate.nullable(),
    standing: z.enum(["not-yet", "in-force", "suspended", "withdrawn", "cancelled", "transferred", "expired"]),
    suspendedSince: isoDate.nullable(),
    /** The audit on which the decision rests; the rules count on from a recertification otherwise than from an initial one. */
    cycle: z.enum(["initial", "recertification"]).default("initial"),
  })
  .refine(({ decision, issued }) => decision <= issued, { message: "issued before the decision", path: ["issued"] })
  .refine(({ decision, validUntil }) => decision < validUntil, {
    message: "expires before the decision",
    path: ["validUntil"],
  })
  .refine(({ standing, suspendedSince }) => standing !== "suspended" || suspendedSince !== null, {
    message: "suspended, but not since when",
    path: ["suspendedSince"],
  });
export type DeadlineRow = z.output<typeof deadlineRow>;

/** A list of statements as a file carries it. */
export const deadlineRows = z.array(deadlineRow).max(1_000_000);
