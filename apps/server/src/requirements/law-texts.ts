import type { Article, LawText } from "@touchstone/requirements";
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
