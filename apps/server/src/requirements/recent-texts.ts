import type { Article } from "@touchstone/requirements";
import type { Transaction } from "../store/index.ts";

export type PlacedArticle = Pick<Article, "no" | "n" | "sub" | "text"> & { readonly place: number };

/** Reads whole texts and keeps those that were asked for last: the same few answer most searches. */
export type RecentTexts = (
  tx: Transaction,
  digests: readonly string[],
) => Promise<ReadonlyMap<string, readonly PlacedArticle[]>>;

// Some 2 MB. A text never changes under its digest, so what is kept is never stale.
const mostArticles = 5000;

type Row = Omit<PlacedArticle, "text"> & { readonly digest: string; readonly words: string };

const readTexts = async (tx: Transaction, digests: readonly string[]) => {
  const { rows } = await tx.query<Row>(
    "select digest, place, no, n, sub, words from law_article where digest = any($1) order by digest, place",
    [digests],
  );
  const texts = new Map<string, PlacedArticle[]>(digests.map((digest) => [digest, []]));
  for (const { digest, words, ...article } of rows) texts.get(digest)?.push({ ...article, text: words });
  return texts;
};

export const openRecentTexts = (): RecentTexts => {
  const kept = new Map<string, readonly PlacedArticle[]>();
  let articles = 0;
  const keep = (digest: string, text: readonly PlacedArticle[]) => {
    if (kept.delete(digest)) articles -= text.length;
    kept.set(digest, text);
    articles += text.length;
  };
  const dropOldest = () => {
    for (const [digest, text] of kept) {
      if (articles <= mostArticles) return;
      kept.delete(digest);
      articles -= text.length;
    }
  };
  return async (tx, digests) => {
    const missing = digests.filter((digest) => !kept.has(digest));
    const read = missing.length === 0 ? new Map<string, PlacedArticle[]>() : await readTexts(tx, missing);
    const texts = new Map(digests.map((digest) => [digest, kept.get(digest) ?? read.get(digest) ?? []]));
    for (const [digest, text] of texts) keep(digest, text);
    dropOldest();
    return texts;
  };
};
