import type { Article } from "../texts/law-text.ts";

/**
 * A name for each article by its number. Where a law prints a number twice, the second is named by its place as well: in
 * a file no two elements may bear one id.
 */
export const articleNames = (
  articles: readonly Article[],
  prefix: string,
  sign: "_" | "-",
): ReadonlyMap<Article, string> => {
  const taken = new Set<string>();
  return new Map(
    articles.map((article, place) => {
      const { n, sub } = article;
      const own = `${prefix}${sign}${n}${sub > 0 ? `${sign}${sub}` : ""}`;
      const name = taken.has(own) ? `${own}${sign}at${sign}${place + 1}` : own;
      taken.add(name);
      return [article, name] as const;
    }),
  );
};
