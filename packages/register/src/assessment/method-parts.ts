import { type Band, type BandId, type Bounds, bandIds, boundsOf, levelOf, type Method, type Scale } from "./method.ts";

type AxisKey = { readonly key: string; readonly value: number; readonly title: Scale["title"] };

/** The keys of one axis of the heat map, in rising order. */
export const axisOf = ({ scales, steps }: Pick<Method, "scales" | "steps">, name: string): readonly AxisKey[] => {
  const scale = scales.find(({ id }) => id === name);
  if (scale !== undefined)
    return scale.values
      .map(({ id, value, title }) => ({ key: id, value, title }))
      .toSorted((one, other) => one.value - other.value);
  const by = steps.find(({ id }) => id === name)?.by;
  const values = by !== undefined && "cells" in by ? [...new Set(by.cells.flat())] : [];
  return values
    .toSorted((one, other) => one - other)
    .map((value) => ({ key: String(value), value, title: { zh: String(value), en: String(value) } }));
};

/** The band of a cell of the heat map, where its axes alone make the score; null where more than they do. */
export const cellBand = (
  method: Pick<Method, "steps" | "matrix">,
  bounds: Bounds,
  { row, column }: { readonly row: number; readonly column: number },
): BandId | null => {
  const by = method.steps.at(-1)?.by;
  const { rows, columns } = method.matrix;
  if (by === undefined || !("product" in by) || by.product.length !== 2) return null;
  if (!by.product.includes(rows) || !by.product.includes(columns)) return null;
  const score = row * column;
  return bandIds.find((id) => score >= bounds[id]) ?? "low";
};

/** The highest score that the method can give. */
export const highestScore = (method: Method): number => {
  const top = Object.fromEntries(
    method.scales.flatMap(({ id, values }) => {
      const last = values.toSorted((one, other) => one.value - other.value).at(-1);
      return last === undefined ? [] : [[id, last.id]];
    }),
  );
  const found = levelOf(method, boundsOf(method), top);
  return found.ok ? found.value.score : 0;
};

const hasThreeDecimals = (value: number): boolean => Number.isInteger(Math.round(value * 1e9) / 1e6);

const bandProblems = (bands: readonly Band[]): readonly string[] =>
  bandIds.some((id, at) => bands[at]?.id !== id) || bands.length !== bandIds.length
    ? [`bands: ${bandIds.join(", ")} in this order`]
    : [
        ...(bands.at(-1)?.from === 0 ? [] : ["bands: the lowest begins at 0, so that every score has one"]),
        ...bands
          .slice(1)
          .flatMap(({ id, from }, at) => (from < (bands[at]?.from ?? 0) ? [] : [`bands: ${id} is not below`])),
      ];

/** What is wrong in a method beyond its shape: names that lead nowhere, tables that do not cover, bands that overlap. */
export const methodProblems = ({ scales, steps, bands, matrix }: Method): readonly string[] => {
  const tables = steps.filter(({ by }) => "cells" in by).map(({ id }) => id);
  const names = [...scales.map(({ id }) => id), ...steps.map(({ id }) => id)];
  const sizeOf = (name: string) => scales.find(({ id }) => id === name)?.values.length ?? -1;
  return [
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name} is there twice`),
    ...scales.flatMap(({ id, values }) => [
      ...(new Set(values.map((one) => one.id)).size === values.length ? [] : [`${id}: one value id is there twice`]),
      ...values.filter(({ value }) => !hasThreeDecimals(value)).map(({ value }) => `${id}: ${value} has > 3 decimals`),
    ]),
    ...steps.flatMap(({ id, by }) =>
      "product" in by
        ? by.product
            // Of scales and tables only: a product of products could leave the whole numbers that are exact.
            .filter((name) => !scales.some((scale) => scale.id === name) && !tables.includes(name))
            .map((name) => `${id}: no scale or table ${name}`)
        : by.cells.length === sizeOf(by.rows) && by.cells.every((row) => row.length === sizeOf(by.columns))
          ? []
          : [`${id}: the table does not cover ${by.rows} × ${by.columns}`],
    ),
    ...bandProblems(bands),
    ...[matrix.rows, matrix.columns].filter((name) => !names.includes(name)).map((name) => `matrix: no ${name}`),
  ];
};
