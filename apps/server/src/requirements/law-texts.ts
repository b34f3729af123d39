import type { Article, DocumentVersion, LawText } from "@touchstone/requirements";
import type { Store, Transaction } from "../store/index.ts";

export type KeptText = { readonly digest: string; readonly text: LawText };

// What one statement carries: on the embedded engine nobody else is served while it runs.
const articlesAtOnce = 4_000;

const insertArticles = (tx: Transaction, rows: readonly unknown[]): Promise<unknown> =>
  tx.query(
    `insert into law_article (digest, place, no, n, sub, headings, words)
     select digest, place, no, n, sub, headings, text from json_to_recordset($1::json)
       as a(digest text, place integer, no text, n integer, sub integer, headings json, text text)`,
    [JSON.stringify(rows)],
  );

/** Puts texts there by their digests; one that is there already stays as it is. */
export const keepTexts = async (tx: Transaction, texts: readonly KeptText[]): Promise<void> => {
  const byDigest = new Map(texts.map(({ digest, text }) => [digest, text]));
  const rows = [...byDigest].map(([digest, { preamble }]) => ({ digest, preamble }));
  const { rows: written } = await tx.query<{ digest: string }>(
    `insert into law_text (digest, preamble)
     select digest, preamble from json_to_recordset($1::json) as t(digest text, preamble text)
     on conflict (digest) do nothing returning digest`,
    [JSON.stringify(rows)],
  );
  const articles = written.flatMap(({ digest }) =>
    (byDigest.get(digest)?.articles ?? []).map((article, place) => ({ digest, place, ...article })),
  );
  for (let at = 0; at < articles.length; at += articlesAtOnce) {
    await insertArticles(tx, articles.slice(at, at + articlesAtOnce));
  }
};

type ArticleRow = Omit<Article, "text"> & { readonly words: string };

export const textByDigest = (store: Store, digest: string): Promise<LawText | null> =>
  store.transaction("public", async (tx) => {
    const { rows: texts } = await tx.query<{ preamble: string | null }>(
      "select preamble from law_text where digest = $1",
      [digest],
    );
    const [text] = texts;
    if (text === undefined) return null;
    const { rows } = await tx.query<ArticleRow>(
      "select no, n, sub, headings, words from law_article where digest = $1 order by place",
      [digest],
    );
    return { preamble: text.preamble, articles: rows.map(({ words, ...article }) => ({ ...article, text: words })) };
  });

export type FoundArticle = { readonly document: DocumentVersion; readonly article: string; readonly text: string };

/** Articles that hold every word, in the versions given by their digests. */
export const findArticles = async (
  store: Store,
  words: readonly string[],
  held: ReadonlyMap<string, DocumentVersion>,
  limit: number,
): Promise<readonly FoundArticle[]> => {
  // Backslash, percent and underscore are letters to the one who searches.
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
  const { rows } = await store.transaction("public", (tx) =>
    tx.query<{ digest: string; no: string; words: string }>(
      `select digest, no, words from law_article where digest = any($1) and words like all($2)
       order by digest, place limit $3`,
      [[...held.keys()], patterns, limit],
    ),
  );
  return rows.flatMap(({ digest, no, words: text }) => {
    const document = held.get(digest);
    return document === undefined ? [] : [{ document, article: no, text }];
  });
};
