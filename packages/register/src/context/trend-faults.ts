import { type DimensionId, dimensionIds, linkWeight, type TrendMap } from "./trends.ts";

/** What a pack's own examples say it must answer. */
export type TrendExamples = {
  readonly counts: Readonly<Record<DimensionId, number>>;
  readonly weights: readonly { readonly between: readonly [string, string]; readonly weight: number }[];
};

/** Where in the content, and what is wrong there. */
export type TrendFault = { readonly path: readonly (string | number)[]; readonly what: string };

const twice = (ids: readonly string[], under: string): readonly TrendFault[] =>
  ids.flatMap((id, at) => (ids.indexOf(id) < at ? [{ path: [under, at], what: `${id} stands there twice` }] : []));

const linkFaults = ({ trends, links }: TrendMap): readonly TrendFault[] => {
  const known = new Set(trends.map(({ id }) => id));
  const faults = links.flatMap(({ between: [one, other] }, at) => {
    const unknown = [one, other].filter((id) => !known.has(id)).map((id) => `no trend ${id}`);
    return [...unknown, ...(one === other ? [`${one} is linked to itself`] : [])].map((what) => ({
      path: ["links", at, "between"],
      what,
    }));
  });
  // The same pair the other way round would give two weights: the matrix would not be symmetric.
  const pairs = links.map(({ between }) => between.toSorted().join(" – "));
  return [...faults, ...twice(pairs, "links")];
};

const exampleFaults = (map: TrendMap, { counts, weights }: TrendExamples): readonly TrendFault[] => [
  ...dimensionIds.flatMap((dimension) => {
    const found = map.trends.filter((trend) => trend.dimension === dimension).length;
    return found === counts[dimension]
      ? []
      : [{ path: ["examples", "counts", dimension], what: `there are ${found}, not ${counts[dimension]}` }];
  }),
  ...weights.flatMap(({ between: [one, other], weight }, at) => {
    const found = linkWeight(map, one, other);
    return found === weight ? [] : [{ path: ["examples", "weights", at], what: `it is ${found}, not ${weight}` }];
  }),
];

/** What the shape of a pack cannot say: names that meet, pairs that stand once, and its own examples. */
export const trendFaults = (map: TrendMap, examples: TrendExamples): readonly TrendFault[] => [
  ...dimensionIds
    .filter((id) => !map.dimensions.some((dimension) => dimension.id === id))
    .map((id) => ({ path: ["dimensions"], what: `no dimension ${id}` })),
  ...twice(
    map.dimensions.map(({ id }) => id),
    "dimensions",
  ),
  ...twice(
    map.trends.map(({ id }) => id),
    "trends",
  ),
  ...linkFaults(map),
  ...exampleFaults(map, examples),
];
