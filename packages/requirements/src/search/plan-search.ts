import type { DocumentVersion } from "../documents/law-base.ts";
import type { ArticleNumber } from "../reading/article-number.ts";
import { printedArticle } from "../reading/article-number.ts";
import type { Search, SearchReadings } from "./read-search.ts";
import type { TitleHit, TitleIndex } from "./title-index.ts";

/**
 * One way in which an article may answer, the better ways first. `within`: only articles of these documents; `except`:
 * those that an earlier step has answered for.
 */
export type SearchStep = {
  readonly words: readonly string[];
  readonly number: ArticleNumber | null;
  readonly within: ReadonlySet<DocumentVersion> | null;
  readonly except: ReadonlySet<DocumentVersion> | null;
  /** With one letter mistyped. */
  readonly near: boolean;
};

export type SearchPlan = {
  readonly titles: readonly TitleHit[];
  readonly steps: readonly SearchStep[];
  /** Taken when the steps find nothing. */
  readonly lastResort: SearchStep | null;
  /** The words as they were read, for marks. */
  readonly words: readonly string[];
  /** The article's number, where one is named. */
  readonly number: ArticleNumber | null;
};

const step = (part: Partial<SearchStep>): SearchStep => ({
  words: [],
  number: null,
  within: null,
  except: null,
  near: false,
  ...part,
});

const isByName = ({ match }: TitleHit): boolean => match === "title" || match === "initials";

const documentsOf = (hits: readonly TitleHit[]): ReadonlySet<DocumentVersion> =>
  new Set(hits.map(({ document }) => document));

/** Documents that the words name: those whose title it is; else those that have it in the title; else with one error. */
const named = ({ name, words }: Search, titles: TitleIndex): readonly TitleHit[] => {
  const hits = titles.find(name, words);
  const exact = hits.filter(isByName);
  if (exact.length > 0) return exact;
  return hits.length > 0 ? hits : titles.findNear(name);
};

type Split = { readonly hits: readonly TitleHit[]; readonly rest: readonly string[] };

/** One word, or the beginning of the only word, that names documents, and the words that are left for their articles. */
const splitByTitle = (words: readonly string[], titles: TitleIndex): Split | null => {
  const [only] = words;
  if (words.length === 1 && only !== undefined) {
    const split = titles.splitOff(only);
    return split === null
      ? null
      : { hits: titles.find(split.title, [split.title]).filter(({ match }) => match === "title"), rest: [split.rest] };
  }
  const splits = words.map(
    (word): Split => ({ hits: titles.find(word, [word]), rest: words.filter((one) => one !== word) }),
  );
  const exact = splits.find(({ hits }) => hits.some(isByName));
  if (exact !== undefined) return { ...exact, hits: exact.hits.filter(isByName) };
  return splits.find(({ hits }) => hits.length > 0) ?? null;
};

const byNumber = (number: ArticleNumber, search: Search, titles: TitleIndex): SearchPlan => {
  const { words } = search;
  const hits = words.length === 0 ? [] : named(search, titles);
  const within = hits.length === 0 ? null : documentsOf(hits);
  const steps = [
    ...(within === null ? [] : [step({ number, within })]),
    // The number alone, or with the words in the article itself.
    step({ number, words, except: within }),
    // Articles that refer to that number.
    step({ words: [printedArticle(number), ...words] }),
  ];
  return { titles: hits, steps, lastResort: null, words: [...words, printedArticle(number)], number };
};

const byWords = ({ name, words }: Search, titles: TitleIndex): SearchPlan => {
  const found = titles.find(name, words);
  const split = splitByTitle(words, titles);
  const within = split === null ? null : documentsOf(split.hits);
  const steps = [
    ...(split === null ? [] : [step({ words: split.rest, within })]),
    ...(words.length === 0 ? [] : [step({ words, except: within })]),
  ];
  const hits = found.length > 0 ? found : titles.findNear(name);
  // A law named beside other words is an answer of its own; one that only has a word in its title is not.
  const beside = split?.hits.filter(isByName) ?? [];
  return {
    titles: hits.length > 0 ? hits : beside,
    steps,
    // Who names a law has found it.
    lastResort: words.length === 0 || found.length > 0 ? null : step({ words, near: true }),
    words: split === null ? words : [...words, ...split.rest],
    number: null,
  };
};

/** The steps in which a search is answered. */
export const planSearch = ({ plain, numbered }: SearchReadings, titles: TitleIndex): SearchPlan => {
  if (plain.number !== null) return byNumber(plain.number, plain, titles);
  // 电梯 15日 ends in no number, 特种设备 2014 names no document by 特种设备 alone: only a title makes a bare number an article.
  const byTitle = numbered === null ? [] : named(numbered, titles);
  const isNamed = byTitle.some((hit) => isByName(hit) || hit.match === "near");
  if (numbered !== null && numbered.number !== null && isNamed && titles.find(plain.name, plain.words).length === 0) {
    return byNumber(numbered.number, numbered, titles);
  }
  return byWords(plain, titles);
};
