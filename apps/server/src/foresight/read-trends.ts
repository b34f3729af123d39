import { dimensionIds, type TrendFault, trendFaults } from "@touchstone/register";
import { z } from "zod";
import { once } from "../content/once.ts";
import { readFile } from "../content/read-content.ts";
import { readStandards } from "../requirements/index.ts";
import { readSchemes } from "../schemes/index.ts";

const words = z.strictObject({ zh: z.string().min(1).max(400), en: z.string().min(1).max(400) });
const id = z.string().regex(/^[a-z][a-z-]{1,39}$/);
const ids = z.array(z.string().min(1).max(40)).max(30);
const day = z.iso.date();
const between = z.tuple([id, id]);

const shape = z.strictObject({
  id: z.literal("trends"),
  edition: day,
  title: words,
  source: words,
  effective: z.strictObject({ from: day, to: day.nullable() }),
  judgement: words,
  doubts: z.array(words).max(20),
  phases: z
    .array(z.strictObject({ id, title: words }))
    .min(1)
    .max(20),
  dimensions: z.array(z.strictObject({ id: z.enum(dimensionIds), letter: z.string().length(1), title: words })),
  trends: z
    .array(
      z.strictObject({
        id,
        dimension: z.enum(dimensionIds),
        title: words,
        standards: ids,
        schemes: ids,
        bodies: ids,
      }),
    )
    .max(60),
  links: z
    .array(
      z.strictObject({
        between,
        weight: z.union([z.literal(1), z.literal(2), z.literal(3)]),
        convergence: z.strictObject({ name: words, challenge: words }).optional(),
      }),
    )
    .max(2000),
  examples: z.strictObject({
    counts: z.record(z.enum(dimensionIds), z.int()),
    weights: z.array(z.strictObject({ between, weight: z.int() })).min(1),
  }),
});
export type TrendPack = z.output<typeof shape>;

/** A trend may only name standards and schemes that the product has (TR-4). */
const unknownTouched = ({ trends }: TrendPack): readonly TrendFault[] => {
  const known = {
    standards: new Set(readStandards().map((standard) => standard.id)),
    schemes: new Set(readSchemes().map((scheme) => scheme.id)),
  };
  const fields = ["standards", "schemes"] as const;
  return trends.flatMap((trend, at) =>
    fields.flatMap((field) =>
      trend[field]
        .filter((one) => !known[field].has(one))
        .map((one) => ({ path: ["trends", at, field], what: `no ${one} here` })),
    ),
  );
};

/** `content/trends.yaml`: wrong names, a pair that stands twice and a broken example stop the start, with the line. */
export const trendPack = shape.superRefine((pack, context) => {
  for (const { path, what } of [...trendFaults(pack, pack.examples), ...unknownTouched(pack)])
    context.addIssue({ code: "custom", path: [...path], message: what });
});

export const readTrends: () => TrendPack = once(() => readFile("trends.yaml", trendPack));
