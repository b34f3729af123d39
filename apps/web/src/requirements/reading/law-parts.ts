import type { OutputOf, readingRoutes, requirementsRoutes } from "@touchstone/contract";

export type Text = OutputOf<typeof requirementsRoutes.text>;
export type Article = Text["articles"][number];
export type ObligationAt = OutputOf<typeof readingRoutes.obligations>["obligations"][number];

/** A heading in the table of contents, at the article before which it stands. */
export type Heading = { readonly key: string; readonly text: string; readonly depth: number; readonly article: string };

/** The headings that begin with an article, from the widest: those under which the one before did not stand. */
export const headingsBefore = (articles: readonly Article[], index: number): readonly Heading[] => {
  const before = articles[index - 1]?.headings ?? [];
  const { headings, no } = articles[index] ?? { headings: [], no: "" };
  const same = headings.findIndex((heading, depth) => before[depth] !== heading);
  if (same === -1) return [];
  return headings.slice(same).map((text, at) => ({ key: `${no} ${same + at}`, text, depth: same + at, article: no }));
};

export const contentsOf = (articles: readonly Article[]): readonly Heading[] =>
  articles.flatMap((_, index) => headingsBefore(articles, index));
