import { z } from "zod";
import { bilingual, isoDate, word } from "./rules/fields.ts";

export const vocabularyTerm = z.strictObject({
  clause: z.string().regex(/^[0-9AB](\.[0-9]+)+$/),
  /** The first edition that has it in its vocabulary. */
  since: z.enum(["2004", "2020"]),
  status: z.enum(["kept", "new", "moved"]),
  term: bilingual,
  meaning: bilingual,
  /** What it is easily mistaken for. */
  caution: bilingual.optional(),
});
export type VocabularyTerm = z.infer<typeof vocabularyTerm>;

/** The words of ISO/IEC 17000 by number, explained in words of our own. */
export const vocabulary = z.strictObject({
  id: word,
  title: bilingual,
  source: word,
  edition: word,
  nationalAdoption: z.strictObject({ document: word, from: isoDate }),
  doubts: z.array(bilingual),
  terms: z
    .array(vocabularyTerm)
    .min(1)
    .refine((terms) => new Set(terms.map(({ clause }) => clause)).size === terms.length, { message: "a clause twice" }),
});
export type Vocabulary = z.infer<typeof vocabulary>;

/** Terms whose number, words or meaning hold the text; all of them for an empty one. */
export const findTerms = ({ terms }: Vocabulary, text: string): readonly VocabularyTerm[] => {
  const sought = text.trim().toLocaleLowerCase("en");
  return terms.filter(
    ({ clause, term, meaning }) =>
      clause === sought ||
      [term.zh, term.en, meaning.zh, meaning.en].some((part) => part.toLocaleLowerCase("en").includes(sought)),
  );
};
