import { printedArticle, readArticleNumber } from "../reading/article-number.ts";
import { foldForm } from "./fold-form.ts";
import type { Article } from "./law-text.ts";
import { likenessTo, pairsOf } from "./similarity.ts";

/** Articles of one law that correspond, by their printed numbers. */
export type ArticlePair = { readonly from: string; readonly to: string };

/**
 * How a later version's articles follow from an earlier one's. `same`: number and text; `moved`: same text, other
 * number; `formOnly`: differs in punctuation or in the numbers of articles that moved; `changed`: differs in substance.
 */
export type ArticleDiff = {
  readonly same: readonly ArticlePair[];
  readonly moved: readonly ArticlePair[];
  readonly formOnly: readonly ArticlePair[];
  readonly changed: readonly ArticlePair[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

type Aligned = { readonly from: Article; readonly to: Article };

const reference = /第[零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?/gu;

/** The text with its references to articles replaced by what they are called after the move. */
const renumbered = (text: string, to: ReadonlyMap<string, string>): string =>
  text.replace(reference, (printed) => {
    const number = readArticleNumber(printed);
    return (number === null ? undefined : to.get(printedArticle(number))) ?? printed;
  });

// Below this, two articles of one law share only the law's own vocabulary (measured on the pairs of shared/data/laws).
const forerunner = 0.5;

const take = (pool: Map<string, Article[]>, key: string, no: string): Article | undefined => {
  const found = pool.get(key) ?? [];
  const at = Math.max(
    0,
    found.findIndex((one) => one.no === no),
  );
  return found.splice(at, 1)[0];
};

const pairEqual = (
  from: readonly Article[],
  to: readonly Article[],
  key: (text: string) => string,
): { readonly pairs: readonly Aligned[]; readonly from: readonly Article[]; readonly to: readonly Article[] } => {
  const pool = new Map<string, Article[]>();
  for (const one of to) pool.set(key(one.text), [...(pool.get(key(one.text)) ?? []), one]);
  const pairs: Aligned[] = [];
  // An article that kept its number goes first, so that one of two equal texts does not count as moved.
  const kept = (one: Article) => pool.get(key(one.text))?.some(({ no }) => no === one.no) === true;
  for (const one of [...from.filter(kept), ...from.filter((article) => !kept(article))]) {
    const match = take(pool, key(one.text), one.no);
    if (match !== undefined) pairs.push({ from: one, to: match });
  }
  const [left, right] = [new Set(pairs.map((pair) => pair.from)), new Set(pairs.map((pair) => pair.to))];
  return { pairs, from: from.filter((one) => !left.has(one)), to: to.filter((one) => !right.has(one)) };
};

const pairLike = (from: readonly Article[], to: readonly Article[]): readonly Aligned[] => {
  const [left, right] = [from, to].map((side) => side.map((one) => ({ one, pairs: pairsOf(foldForm(one.text)) })));
  const likenesses = likenessTo((right ?? []).map(({ pairs: of }) => of));
  const scored = (left ?? []).flatMap((a) => {
    const scores = likenesses(a.pairs);
    return (right ?? []).flatMap(({ one }, at) => {
      const score = scores[at] ?? 0;
      return score < forerunner ? [] : [{ from: a.one, to: one, score }];
    });
  });
  const used = new Set<Article>();
  const pairs: Aligned[] = [];
  for (const { from: a, to: b } of scored.sort((x, y) => y.score - x.score)) {
    if (used.has(a) || used.has(b)) continue;
    used.add(a).add(b);
    pairs.push({ from: a, to: b });
  }
  return pairs;
};

const order = (a: Article, b: Article): number => a.n - b.n || a.sub - b.sub;
const named = (pairs: readonly Aligned[]): readonly ArticlePair[] =>
  [...pairs].sort((a, b) => order(a.to, b.to)).map(({ from, to }) => ({ from: from.no, to: to.no }));
const numbers = (articles: readonly Article[]): readonly string[] => [...articles].sort(order).map(({ no }) => no);

export const diffArticles = (from: readonly Article[], to: readonly Article[]): ArticleDiff => {
  const exact = pairEqual(from, to, (text) => text);
  const formal = pairEqual(exact.from, exact.to, foldForm);
  const like = pairLike(formal.from, formal.to);
  const all = [...exact.pairs, ...formal.pairs, ...like];
  const moves = new Map(all.map((pair) => [pair.from.no, pair.to.no]));
  const onlyNumbers = (pair: Aligned) => foldForm(renumbered(pair.from.text, moves)) === foldForm(pair.to.text);
  const [left, right] = [new Set(all.map((pair) => pair.from)), new Set(all.map((pair) => pair.to))];
  return {
    same: named(exact.pairs.filter((pair) => pair.from.no === pair.to.no)),
    moved: named(exact.pairs.filter((pair) => pair.from.no !== pair.to.no)),
    formOnly: named([...formal.pairs, ...like.filter(onlyNumbers)]),
    changed: named(like.filter((pair) => !onlyNumbers(pair))),
    added: numbers(to.filter((one) => !right.has(one))),
    removed: numbers(from.filter((one) => !left.has(one))),
  };
};
