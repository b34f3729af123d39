/**
 * How far several judges agree who put the same items into categories. `ratings[item][judge]`; null where a judge did
 * not say. Figures are null where they are not defined: fewer than two judges, or one category only.
 */
export type Ratings = readonly (readonly (string | null)[])[];

type Counts = ReadonlyMap<string, number>;

const countsOf = (ratings: readonly (string | null)[]): Counts => {
  const counts = new Map<string, number>();
  for (const rating of ratings) if (rating !== null) counts.set(rating, (counts.get(rating) ?? 0) + 1);
  return counts;
};

const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
};

const pairs = (count: number): number => count * (count - 1);

/** The share of pairs of judges who said the same of one item. */
export const itemAgreement = (ratings: readonly (string | null)[]): number | null => {
  const counts = countsOf(ratings);
  const judges = sum(counts.values());
  return judges < 2 ? null : sum([...counts.values()].map(pairs)) / pairs(judges);
};

/** Mean agreement over the items that at least two judged. */
export const percentAgreement = (ratings: Ratings): number | null => {
  const shares = ratings.flatMap((item) => itemAgreement(item) ?? []);
  return shares.length === 0 ? null : sum(shares) / shares.length;
};

const beyondChance = (observed: number, expected: number): number | null =>
  expected === 1 ? null : (observed - expected) / (1 - expected);

/** Cohen 1960: two judges, each with an own distribution; items that one of them left out do not count. */
export const cohenKappa = (ratings: Ratings): number | null => {
  const both = ratings.flatMap(([first = null, second = null]) =>
    first === null || second === null ? [] : [{ first, second }],
  );
  if (both.length === 0) return null;
  const rows = countsOf(both.map(({ first }) => first));
  const columns = countsOf(both.map(({ second }) => second));
  const observed = both.filter(({ first, second }) => first === second).length / both.length;
  const expected = sum([...rows].map(([category, count]) => count * (columns.get(category) ?? 0))) / both.length ** 2;
  return beyondChance(observed, expected);
};

/** Fleiss 1971: every item judged by the same number of judges; null where that is not so. */
export const fleissKappa = (ratings: Ratings): number | null => {
  const items = ratings.map(countsOf);
  const [judges = 0] = items.map((counts) => sum(counts.values()));
  if (judges < 2 || items.some((counts) => sum(counts.values()) !== judges)) return null;
  const observed = percentAgreement(ratings);
  const all = countsOf(ratings.flat());
  const expected = sum([...all.values()].map((count) => (count / (items.length * judges)) ** 2));
  return observed === null ? null : beyondChance(observed, expected);
};

/** Krippendorff's alpha for names without an order; judges may leave items out. */
export const krippendorffAlpha = (ratings: Ratings): number | null => {
  const paired = ratings.filter((item) => itemAgreement(item) !== null);
  const all = countsOf(paired.flat());
  const values = sum(all.values());
  const same = sum(
    paired.map(countsOf).map((counts) => sum([...counts.values()].map(pairs)) / (sum(counts.values()) - 1)),
  );
  const byChance = sum([...all.values()].map(pairs)) / (values - 1);
  return values < 2 || byChance === values ? null : 1 - (values - same) / (values - byChance);
};

export const coefficients = ["cohen", "fleiss", "krippendorff"] as const;

export type Agreement = {
  /** Mean share of pairs who said the same, 0 to 1. */
  readonly percent: number | null;
  /** Which figure beyond chance stands beside it: two judges Cohen's, several Fleiss', with gaps Krippendorff's. */
  readonly coefficient: (typeof coefficients)[number];
  readonly beyondChance: number | null;
};

export const agreementOf = (ratings: Ratings): Agreement => {
  const percent = percentAgreement(ratings);
  const hasGaps = ratings.some((item) => item.includes(null));
  const judges = Math.max(0, ...ratings.map((item) => item.length));
  if (hasGaps) return { percent, coefficient: "krippendorff", beyondChance: krippendorffAlpha(ratings) };
  return judges === 2
    ? { percent, coefficient: "cohen", beyondChance: cohenKappa(ratings) }
    : { percent, coefficient: "fleiss", beyondChance: fleissKappa(ratings) };
};
