import type { Article, DocumentVersion, LawText } from "@touchstone/requirements";
import type { Store, Transaction } from "../store/index.ts";

/** Puts a text there by its digest; a text that is there already stays as it is. */
export const keepText = async (tx: Transaction, digest: string, { preamble, articles }: LawText): Promise<void> => {
  const { rowCount } = await tx.query(
    "insert into law_text (digest, preamble) values ($1, $2) on conflict (digest) do nothing",
    [digest, preamble],
  );
  if (rowCount === 0) return;
  const rows = articles.map((article, place) => ({ place, ...article }));
  await tx.query(
    `insert into law_article (digest, place, no, n, sub, headings, words)
     select $1, (a->>'place')::integer, a->>'no', (a->>'n')::integer, (a->>'sub')::integer, a->'headings', a->>'text'
     from json_array_elements($2::json) a`,
    [digest, JSON.stringify(rows)],
  );
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
