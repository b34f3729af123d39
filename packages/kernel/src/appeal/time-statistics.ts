/** What one appeal or complaint adds to the published figures: no name, no number, no date. */
export type PublishedTime = { readonly days: number | null; readonly isUpheld: boolean | null };

export type TimeStatistics = {
  readonly filed: number;
  readonly decided: number;
  /** Null where fewer than `least` were decided: the figure would speak of single people. */
  readonly figures: { readonly median: number; readonly p90: number; readonly upheldPercent: number } | null;
};

/** Nearest rank: the smallest value that at least this share of all do not exceed. */
const rank = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;

export const timeStatistics = (rows: readonly PublishedTime[], least: number): TimeStatistics => {
  const decided = rows.filter(({ days }) => days !== null);
  const sorted = decided.map(({ days }) => days ?? 0).toSorted((a, b) => a - b);
  const upheld = decided.filter(({ isUpheld }) => isUpheld === true).length;
  return {
    filed: rows.length,
    decided: decided.length,
    figures:
      decided.length < least
        ? null
        : {
            median: (rank(sorted, 0.5) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2,
            p90: rank(sorted, 0.9),
            upheldPercent: Math.round((upheld / decided.length) * 100),
          },
  };
};
