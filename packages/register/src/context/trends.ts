import type { Bilingual } from "@touchstone/kernel";

/** Two S and two E are kept apart (TR-1): the letter is printed, the id tells them apart. */
export const dimensionIds = ["society", "technology", "environment", "economy", "politics", "science"] as const;
export type DimensionId = (typeof dimensionIds)[number];

export type Dimension = { readonly id: DimensionId; readonly letter: string; readonly title: Bilingual };

export type Trend = {
  readonly id: string;
  readonly dimension: DimensionId;
  readonly title: Bilingual;
  /** What it touches among the standards and schemes the product knows, and who writes standards on it (TR-4). */
  readonly standards: readonly string[];
  readonly schemes: readonly string[];
  readonly bodies: readonly string[];
};

/** 1 linked, 2 clearly, 3 strongly; 0 is said by leaving the link out. */
export type LinkWeight = 1 | 2 | 3;
type Pair = readonly [string, string];

export type TrendLink = {
  readonly between: Pair;
  readonly weight: LinkWeight;
  /** Two trends that meet in one challenge, under a name (TR-5). */
  readonly convergence?: { readonly name: Bilingual; readonly challenge: Bilingual } | undefined;
};

export type TrendMap = {
  readonly dimensions: readonly Dimension[];
  readonly trends: readonly Trend[];
  readonly links: readonly TrendLink[];
};

const joins = ({ between: [one, other] }: TrendLink, a: string, b: string): boolean =>
  (one === a && other === b) || (one === b && other === a);

/** How strongly two trends are linked, whichever is named first. */
export const linkWeight = ({ links }: Pick<TrendMap, "links">, a: string, b: string): LinkWeight | 0 =>
  links.find((link) => joins(link, a, b))?.weight ?? 0;

/** Every trend against every other, in the order of the trends; symmetric, with nothing on the diagonal. */
export const linkMatrix = (map: Pick<TrendMap, "trends" | "links">): readonly (readonly (LinkWeight | 0)[])[] =>
  map.trends.map(({ id: row }) => map.trends.map(({ id: column }) => linkWeight(map, row, column)));

export type LinkedTrend = { readonly trend: string; readonly link: TrendLink };

/** What one trend is linked to, the strongest first. */
export const linkedTo = ({ links }: Pick<TrendMap, "links">, trend: string): readonly LinkedTrend[] =>
  links
    .flatMap((link): LinkedTrend[] => {
      const [one, other] = link.between;
      if (one !== trend && other !== trend) return [];
      return [{ trend: one === trend ? other : one, link }];
    })
    .toSorted((a, b) => b.link.weight - a.link.weight);
