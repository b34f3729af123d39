import { z } from "zod";
import { bilingual, word } from "../rules/fields.ts";
import type { StandingOn } from "./statement.ts";

/**
 * One standing in four dialects (domain.md 2.8): content, because none of the four is ours. Null where a dialect has no
 * word for it.
 */
export const statusDialects = z.strictObject({
  id: z.literal("status-words"),
  source: word,
  edition: word,
  doubts: z.array(bilingual).default([]),
  words: z.array(
    z.strictObject({
      standing: z.enum(["not-yet", "in-force", "suspended", "withdrawn", "cancelled", "expired", "transferred"]),
      iso17000: bilingual,
      cnca: z.strictObject({ code: z.string().regex(/^\d{2}$/), word, change: z.string().nullable() }).nullable(),
      certSearch: word.nullable(),
      credential: z.enum(["not-issued", "valid", "suspension", "revocation", "expired"]),
    }),
  ),
});
export type StatusDialects = z.infer<typeof statusDialects>;
export type StatusWords = StatusDialects["words"][number];

export const statusWordsOf = ({ words }: StatusDialects, standing: StandingOn): StatusWords => {
  const found = words.find((one) => one.standing === standing);
  if (found === undefined) throw new Error(`no dialect has a word for ${standing}`);
  return found;
};
