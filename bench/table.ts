/** One measured figure beside what it must keep to. */
export type Figure = {
  readonly what: string;
  readonly measured: string;
  /** The limit, or the best peer on such a machine; empty where the figure only explains another. */
  readonly limit: string;
  /** Null where there is no limit. */
  readonly holds: boolean | null;
};

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

export const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;

export const yes = (what: string, holds: boolean): Figure => ({
  what,
  measured: holds ? "yes" : "no",
  limit: "yes",
  holds,
});

export const atMost = (what: string, value: number, limit: number, unit: (value: number) => string): Figure => ({
  what,
  measured: unit(value),
  limit: `≤ ${unit(limit)}`,
  holds: value <= limit,
});

/** A Markdown table, so that it can be put into RESULTS.md as it is. */
export const tableOf = (title: string, figures: readonly Figure[]): string =>
  [
    `### ${title}`,
    "| what | measured | limit or peer | |",
    "|---|---|---|---|",
    ...figures.map(
      ({ what, measured, limit, holds }) =>
        `| ${what} | ${measured} | ${limit} | ${holds === null ? "" : holds ? "holds" : "**missed**"} |`,
    ),
    "",
  ].join("\n");
