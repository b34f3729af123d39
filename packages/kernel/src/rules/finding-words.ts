import { z } from "zod";
import { clause, word } from "./fields.ts";
import { packOf } from "./pack.ts";

/** `except` are longer phrases in which a word is no offence: 合理化建议, manufacturer recommended. */
const wordList = z.strictObject({ words: z.array(word).min(1), except: z.array(word), rule: clause });

/** By which words a finding is refused, as data, so that a body sees what it is held to (RF-20). */
export const findingWordsPack = packOf(
  "finding-words",
  z.strictObject({
    opinion: wordList,
    advice: wordList,
    fact: z.strictObject({
      /** One of these, or a figure, makes a statement of fact out of a sentence. */
      words: z.array(word).min(1),
      /** Judgements that say nothing that was seen; they are taken out before the statement is measured. */
      vague: z.array(word),
      /** A Chinese character counts 1, a Latin word or a figure 2. */
      least: z.int().min(1),
      rule: clause,
    }),
    /** What stands in a field and says nothing. */
    placeholders: z.array(word),
    requirement: z.strictObject({ rule: clause }),
    evidence: z.strictObject({ rule: clause }),
    criterion: z.strictObject({ rule: clause }),
  }),
);
export type FindingWordsPack = z.infer<typeof findingWordsPack>;

const text = z.string().max(20_000);

export const findingWordsInput = z.strictObject({
  grade: z.enum(["nonconformity", "opportunity"]),
  requirement: z
    .strictObject({ source: text.default(""), clause: text.default("") })
    .nullable()
    .default(null),
  statement: text.default(""),
  evidence: text.default(""),
  /** Standards that are assessed against, by any of their names; null where that is not asked. */
  assessed: z.array(text).nullable().default(null),
});
type Whole = z.output<typeof findingWordsInput>;
export type FindingWordsInput = Omit<Whole, "assessed"> & Partial<Pick<Whole, "assessed">>;
