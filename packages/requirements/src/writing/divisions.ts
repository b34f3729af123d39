import type { Article } from "../texts/law-text.ts";

export type Rank = "编" | "分编" | "章" | "节";

/** A heading with what stands under it, or an article. */
export type Division =
  | {
      readonly kind: "heading";
      /** Null where the heading has no number of a rank, as 附则. */
      readonly rank: Rank | null;
      readonly num: string | null;
      readonly title: string;
      /** Among its neighbours, from 1. */
      readonly place: number;
      readonly inner: readonly Division[];
    }
  | { readonly kind: "article"; readonly article: Article };

// Only one plain space between number and title: put together again, the heading is the same.
const printed = /^(第[零〇一二三四五六七八九十百千\d]+(分编|编|章|节)) (\S.*)$/u;
const ranks: readonly Rank[] = ["编", "分编", "章", "节"];

type Opened = { readonly heading: string; readonly inner: Division[] };

const closed = ({ heading, inner }: Opened, place: number): Division => {
  const [, num, kind, title] = printed.exec(heading) ?? [];
  const rank = ranks.find((one) => one === kind) ?? null;
  return rank === null || num === undefined || title === undefined
    ? { kind: "heading", rank: null, num: null, title: heading, place, inner }
    : { kind: "heading", rank, num, title, place, inner };
};

/** The articles under their headings, as a tree. Articles in a row with the same heading stand under one. */
export const divisions = (articles: readonly Article[], depth = 0): readonly Division[] => {
  const runs: { readonly heading: string | null; readonly articles: Article[] }[] = [];
  for (const article of articles) {
    const heading = article.headings[depth] ?? null;
    const last = runs.at(-1);
    if (last !== undefined && last.heading === heading) last.articles.push(article);
    else runs.push({ heading, articles: [article] });
  }
  let place = 0;
  return runs.flatMap(({ heading, articles: inside }): readonly Division[] => {
    if (heading === null) return inside.map((article) => ({ kind: "article", article }));
    place += 1;
    return [closed({ heading, inner: [...divisions(inside, depth + 1)] }, place)];
  });
};
