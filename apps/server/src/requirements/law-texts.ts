import type { Article, LawText } from "@touchstone/requirements";
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
