import { fitsStep, type SearchStep } from "@touchstone/requirements";
import type { Transaction } from "../store/index.ts";
import { type Commonness, sparingPatterns, termsOf } from "./law-terms.ts";
import type { PlacedArticle, RecentTexts } from "./recent-texts.ts";

/** A text that may answer, in the order of answers. */
export type SearchedText = { readonly key: string; readonly digest: string; readonly articles: number };

/** An article by the key of its document and its place in the text. */
export type Place = { readonly key: string; readonly place: number };
export type Hit = Place & PlacedArticle;

export type HitPage = {
  readonly hits: readonly Hit[];
  /** After which the next page begins; null where nothing follows. */
  readonly last: Place | null;
};

// Words that nearly every article holds fill a page from so many articles, and the index is not asked for half of all.
const walked = 400;
// So many are read one by one rather than asked for, where no more are wanted.
const fewArticles = 1000;
// Articles read and found not to hold the words (pairs alone do not make a word) before a page ends short.
const examined = 400;

const isAfter = (one: Place, after: Place): boolean =>
  one.key > after.key || (one.key === after.key && one.place > after.place);

const inOrder = (one: Place, other: Place): number =>
  one.key < other.key ? -1 : one.key > other.key ? 1 : one.place - other.place;

const sampleOf = (texts: readonly SearchedText[]): readonly SearchedText[] => {
  const all = texts.reduce((sum, { articles }) => sum + articles, 0);
  if (all <= fewArticles) return texts;
  let sum = 0;
  const end = texts.findIndex(({ articles }) => {
    sum += articles;
    return sum > walked;
  });
  return texts.slice(0, Math.max(1, end));
};

// One text may be that of two documents: a law that was imported from two sources.
const keysOf = (texts: readonly SearchedText[]): ReadonlyMap<string, readonly string[]> => {
  const keys = new Map<string, string[]>();
  for (const { digest, key } of texts) {
    const known = keys.get(digest);
    if (known === undefined) keys.set(digest, [key]);
    else known.push(key);
  }
  return keys;
};

type Candidate = Place & { readonly digest: string };

/** The articles of a few texts. */
const readSample = async (
  tx: Transaction,
  read: RecentTexts,
  texts: readonly SearchedText[],
): Promise<readonly Hit[]> => {
  const articles = await read(tx, [...new Set(texts.map(({ digest }) => digest))]);
  return texts.flatMap(({ key, digest }) => (articles.get(digest) ?? []).map((article) => ({ key, ...article })));
};

/** Asks the index, for all texts at once. */
const askIndex = async (
  tx: Transaction,
  { words, near }: SearchStep,
  terms: readonly string[],
  texts: readonly SearchedText[],
): Promise<readonly Candidate[]> => {
  // Each its own scan of the index, united: one query of all of them would walk every posting list to its end.
  const asked = terms.map((_, at) => `law_terms(words, n, sub) @@ $${at + 2}::tsquery`).join(" or ");
  const { rows } = await tx.query<{ digest: string; places: readonly number[] }>(
    `select digest, array_agg(place) as places from law_article where words like all($1::text[]) and (${asked}) group by digest`,
    [near ? [] : sparingPatterns(words), ...terms],
  );
  const keys = keysOf(texts);
  return rows.flatMap(({ digest, places }) =>
    (keys.get(digest) ?? []).flatMap((key) => places.map((place) => ({ key, place, digest }))),
  );
};

const readArticles = async (tx: Transaction, places: readonly Candidate[]): Promise<readonly Hit[]> => {
  const { rows } = await tx.query<Omit<PlacedArticle, "text"> & { at: number; words: string }>(
    `select w.at::integer as at, a.place, a.no, a.n, a.sub, a.words
     from unnest($1::text[], $2::integer[]) with ordinality w (digest, place, at)
     join law_article a on a.digest = w.digest and a.place = w.place order by w.at`,
    [places.map(({ digest }) => digest), places.map(({ place }) => place)],
  );
  return rows.flatMap(({ at, words, ...article }) => {
    const place = places[at - 1];
    return place === undefined ? [] : [{ key: place.key, ...article, text: words }];
  });
};

const pageOf = (found: readonly Hit[], limit: number): HitPage => {
  const hits = found.slice(0, limit);
  return { hits, last: found.length > limit ? (hits.at(-1) ?? null) : null };
};

/** Reads candidates in their order until a page is full. */
const readUntilFull = async (
  tx: Transaction,
  candidates: readonly Candidate[],
  fits: (hit: Hit) => boolean,
  limit: number,
): Promise<HitPage> => {
  const hits: Hit[] = [];
  for (let at = 0; at < candidates.length; at += limit + 1) {
    const batch = candidates.slice(at, at + limit + 1);
    hits.push(...(await readArticles(tx, batch)).filter(fits));
    if (hits.length > limit) break;
    const isMore = at + batch.length < candidates.length;
    if (isMore && at + batch.length >= examined) return { hits, last: batch.at(-1) ?? null };
  }
  return pageOf(hits, limit);
};

/** Counts the articles of a sample that hold some letters, each asked about once. */
const countedIn = (sample: readonly Hit[]): Commonness => {
  const counts = new Map<string, number>();
  return (letters) => {
    const count = counts.get(letters) ?? sample.filter(({ text }) => text.includes(letters)).length;
    counts.set(letters, count);
    return count;
  };
};

/** At most `limit` articles that answer a step, after a place, in the order of the given texts. */
export const findHits = async (
  tx: Transaction,
  recent: RecentTexts,
  step: SearchStep,
  ordered: readonly SearchedText[],
  after: Place | null,
  limit: number,
): Promise<HitPage> => {
  const texts = after === null ? ordered : ordered.filter(({ key }) => key >= after.key);
  const follows = (one: Place) => after === null || isAfter(one, after);
  const fits = fitsStep(step);
  const sample = sampleOf(texts);
  const read = await readSample(tx, recent, sample);
  const found = read.filter((hit) => follows(hit) && fits(hit)).toSorted(inOrder);
  if (sample.length === texts.length || found.length > limit) return pageOf(found, limit);
  const terms = termsOf(step, countedIn(read));
  if (terms.length === 0) return pageOf(found, limit);
  const candidates = (await askIndex(tx, step, terms, texts)).filter(follows).toSorted(inOrder);
  return readUntilFull(tx, candidates, fits, limit);
};
