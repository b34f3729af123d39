import { z } from "zod";
import { bilingual, isoDate, word } from "./rules/fields.ts";

const clauseNumber = z.string().regex(/^[0-9AB](\.[0-9]+)+$/);

export const vocabularyTerm = z.strictObject({
  /** In the edition of 2020. */
  clause: clauseNumber,
  /** In that of 2004; null for what came later. */
  clause2004: clauseNumber.nullable(),
  /** The first edition that has it in its vocabulary. */
  since: z.enum(["2004", "2020"]),
  status: z.enum(["kept", "new", "moved"]),
  term: bilingual,
  meaning: bilingual,
  /** What it is easily mistaken for. */
  caution: bilingual.optional(),
  /** One word, several senses: which one, by where it is used. */
  senses: z.array(z.strictObject({ context: bilingual, word: bilingual, meaning: bilingual })).optional(),
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
  /** What may be assessed, as each edition counts it. */
  objectKinds: z.strictObject({ "2004": z.array(bilingual).min(1), "2020": z.array(bilingual).min(1) }),
  /** How the standard came about; a plan and what became of it are two entries. */
  history: z.array(z.strictObject({ date: z.string().regex(/^\d{4}(-\d{2}){0,2}$/), what: bilingual })),
  terms: z
    .array(vocabularyTerm)
    .min(1)
    .refine((terms) => new Set(terms.map(({ clause }) => clause)).size === terms.length, { message: "a clause twice" })
    .refine((terms) => terms.every(({ since, clause2004 }) => (since === "2004") === (clause2004 !== null)), {
      message: "a term of 2004 has its clause of 2004, and no other has",
    }),
});
export type Vocabulary = z.infer<typeof vocabulary>;

const plain = (text: string): string => text.trim().toLocaleLowerCase("en").replaceAll("-", " ");

/** Terms whose number, words, senses or meaning hold the text; all of them for an empty one. */
export const findTerms = ({ terms }: Vocabulary, text: string): readonly VocabularyTerm[] => {
  const sought = plain(text);
  return terms.filter(({ clause, term, meaning, senses = [] }) => {
    const words = [term, meaning, ...senses.map((sense) => sense.word)];
    return (
      clause.toLocaleLowerCase("en") === sought ||
      words.some(({ zh, en }) => plain(zh).includes(sought) || plain(en).includes(sought))
    );
  });
};

/** The one term that an address names: by its number, or by its whole word in either language. */
export const termNamed = ({ terms }: Vocabulary, name: string): VocabularyTerm | null => {
  const sought = plain(name);
  const byNumber = terms.find(({ clause }) => clause.toLocaleLowerCase("en") === sought);
  return byNumber ?? terms.find(({ term }) => plain(term.zh) === sought || plain(term.en) === sought) ?? null;
};
