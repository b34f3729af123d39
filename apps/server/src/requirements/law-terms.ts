import { anyLetter, formsBehind, type SearchStep } from "@touchstone/requirements";

/**
 * The index of the articles: every pair of neighbouring letters as a term, and the article's number as one more. It works
 * for Chinese without a dictionary and on both engines without an extension. An index on an expression keeps nothing
 * beside itself, follows every insert of whatever importer, and is rebuilt by the database where it moves. The cost is
 * what it takes beside an operator: without it the planner would rather cut all articles anew than use the index.
 */
export const termsMigration = `
create function law_terms(words text, n integer, sub integer) returns tsvector language sql immutable parallel safe cost 10000 as $$
  select array_to_tsvector(array(select distinct one || coalesce(other, '') from unnest(letters.a, letters.a[2:]) pair (one, other))
    || ('#' || n || '.' || sub))
  from (select string_to_array(lower(normalize(words, NFKC)), null) a) letters
$$;
create index law_article_terms on law_article using gin (law_terms(words, n, sub));
alter index law_article_terms alter column 1 set statistics 0;
`;

const quoted = (term: string): string => `'${term.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

const pairsOf = (form: string): readonly string[] => {
  const letters = [...form];
  const pairs = letters.slice(1).map((letter, at) => `${letters[at] ?? ""}${letter}`);
  return [...new Set(pairs)].filter((pair) => !pair.includes(anyLetter));
};

const and = (terms: readonly string[]): string => terms.join(" & ");

/** How many articles of a sample hold a pair or a letter: what is common there is common everywhere. */
export type Commonness = (letters: string) => number;

/** Pairs of the words; a single letter is the beginning of pairs, which costs, and only the rarest stands in for want of a pair. */
const exactTerms = (words: readonly string[], inSample: Commonness): readonly string[] => {
  const pairs = words.flatMap(pairsOf);
  if (pairs.length > 0) return pairs.map(quoted);
  const [rarest] = words.toSorted((one, other) => inSample(one) - inSample(other));
  return rarest === undefined ? [] : [`${quoted(rarest)}:*`];
};

/** What is left of a word when one error is cut out of it: the pairs that the right word has too, wherever the error is. */
const pairsLeft = (word: string): readonly (readonly string[])[] => {
  const forms = formsBehind(word);
  const letters = [...word];
  if (letters.length < 8) return forms.map(pairsOf);
  // An error touches two neighbours at most: of windows that overlap by one letter, one holds it whole.
  const width = Math.ceil(letters.length / 3);
  const starts = Array.from({ length: 4 }, (_, at) => at * (width - 1)).filter((start) => start < letters.length - 1);
  return forms.length === 0
    ? []
    : starts.map((start) => [
        ...pairsOf(letters.slice(0, start).join("")),
        ...pairsOf(letters.slice(start + width).join("")),
      ]);
};

// What has one or two common pairs left (应当 of 应当案全) would fetch half of all articles to find a few.
const common = 16;
const enough = 3;

/** For each word that may be mistyped, what is left of it, with the other words as typed. One error in all. */
const nearTerms = (words: readonly string[], inSample: Commonness): readonly (readonly string[])[] =>
  words
    .flatMap((word, at) => {
      const others = words.toSpliced(at, 1).flatMap(pairsOf);
      return pairsLeft(word).map((pairs) => [...pairs, ...others]);
    })
    .filter((pairs) => pairs.length >= enough || pairs.some((pair) => inSample(pair) < common));

/** What the index is asked for: the articles of each of these queries; none where nothing of the step can be asked of it. */
export const termsOf = ({ words, number, near }: SearchStep, inSample: Commonness): readonly string[] => {
  if (near) return [...new Set(nearTerms(words, inSample).map((pairs) => and(pairs.map(quoted))))];
  const numbers = number === null ? [] : [quoted(`#${number.n}.${number.sub}`)];
  // Beside a number, single letters are left to the texts.
  const alone = number !== null && words.every((word) => [...word].length < 2);
  const terms = [...numbers, ...(alone ? [] : exactTerms(words, inSample))];
  return terms.length === 0 ? [] : [and(terms)];
};

// Backslash, percent and underscore are letters to the one who searches.
const pattern = (word: string): string => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/**
 * Patterns that spare reading articles which hold the pairs and not the word. Only of Han letters, which need no folding:
 * folding by the database costs ten times the comparison.
 */
export const sparingPatterns = (words: readonly string[]): readonly string[] =>
  words.filter((word) => /^\p{Unified_Ideograph}+$/u.test(word) && [...word].length !== 2).map(pattern);
