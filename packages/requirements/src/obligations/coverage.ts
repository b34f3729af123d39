import type { Article } from "../texts/law-text.ts";
import type { ObligationAt } from "./obligations-of.ts";

export type CoveredArticle = {
  readonly no: string;
  readonly headings: readonly string[];
  readonly duties: readonly string[];
  readonly consequences: readonly string[];
};

/** Which articles of a text have obligations and which do not. */
export type Coverage = {
  readonly articles: readonly CoveredArticle[];
  /** Articles from which at least one duty was drawn. */
  readonly withDuty: number;
  /** Articles that only say what follows. */
  readonly onlyConsequence: number;
  readonly without: number;
  /** Obligations that name no article of this text: shown, so that none is lost from the count. */
  readonly elsewhere: readonly { readonly obligation: string; readonly article: string | null }[];
};

export const coverageOf = (articles: readonly Article[], found: readonly ObligationAt[]): Coverage => {
  const byArticle = Map.groupBy(found, ({ article }) => article);
  const ids = (no: string, role: ObligationAt["role"]): readonly string[] => [
    ...new Set((byArticle.get(no) ?? []).flatMap((one) => (one.role === role ? [one.obligation.id] : []))),
  ];
  const covered = articles.map(({ no, headings }) => ({
    no,
    headings,
    duties: ids(no, "duty"),
    consequences: ids(no, "consequence"),
  }));
  const numbers = new Set<string | null>(articles.map(({ no }) => no));
  const withDuty = covered.filter(({ duties }) => duties.length > 0).length;
  const onlyConsequence = covered.filter(
    ({ duties, consequences }) => duties.length === 0 && consequences.length > 0,
  ).length;
  return {
    articles: covered,
    withDuty,
    onlyConsequence,
    without: covered.length - withDuty - onlyConsequence,
    elsewhere: found
      .filter(({ article }) => !numbers.has(article))
      .map(({ obligation, article }) => ({ obligation: obligation.id, article })),
  };
};
