import { z } from "zod";
import { clause, word } from "./fields.ts";
import { packOf, type RuleRun } from "./pack.ts";

const audits = ["initial", "surveillance", "recertification"] as const;
const share = z.strictObject({ factor: z.number().gt(0).max(1), rule: clause });

export const siteSamplePack = packOf(
  "site-sample",
  z.strictObject({
    /** Similar sites: factor × √sites, rounded up; the central function is not among the sites and always audited. */
    similar: z.strictObject({ initial: share, surveillance: share, recertification: share }),
    /** Where processes differ sampling is not appropriate: factor × sites, rounded up. */
    dissimilar: z.strictObject({ initial: share, surveillance: share, recertification: share }),
    random: z.strictObject({ percent: z.number().min(0).max(100), rule: clause }),
  }),
);
export type SiteSamplePack = z.infer<typeof siteSamplePack>;

export const siteSampleInput = z.strictObject({
  /** Sites without the central function: how many, or their names, from which the random part is then drawn. */
  sites: z.union([z.int().min(1).max(100_000), z.array(word).min(1).max(10_000)]),
  audit: z.enum(audits),
  similar: z.boolean(),
  seed: z.union([word, z.int()]),
});
export type SiteSampleInput = z.input<typeof siteSampleInput>;

export type SiteSample = {
  readonly sample: number;
  readonly centralFunction: true;
  /** How many of the sample are drawn; the rest are chosen for risk and variety. */
  readonly random: number;
  readonly drawn: readonly string[];
};

// FNV-1a over the seed and the site: no secrecy is asked of it, only that everybody gets the same order.
const rank = (seed: string, site: string): number =>
  [...`${seed}\u0000${site}`].reduce(
    (hash, character) => Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0,
    0x811c9dc5,
  );

/** Eleven significant digits, so that 0.6·√25 is 3 and not 3.0000000000000004 rounded up to 4. */
const roundUp = (amount: number): number => Math.ceil(Number(amount.toPrecision(11)));

export const siteSample = (pack: SiteSamplePack, given: SiteSampleInput): RuleRun<SiteSample> => {
  const input = siteSampleInput.parse(given);
  const names = typeof input.sites === "number" ? [] : [...new Set(input.sites)];
  const count = typeof input.sites === "number" ? input.sites : names.length;
  const by = input.similar ? pack.parameters.similar[input.audit] : pack.parameters.dissimilar[input.audit];
  const sample = roundUp(by.factor * (input.similar ? Math.sqrt(count) : count));
  const random = roundUp((sample * pack.parameters.random.percent) / 100);
  const seed = String(input.seed);
  const drawn = names
    .toSorted((left, right) => rank(seed, left) - rank(seed, right) || (left < right ? -1 : 1))
    .slice(0, random);
  return {
    result: { sample, centralFunction: true, random, drawn },
    trace: [
      {
        step: "sites",
        value: sample,
        unit: "count",
        rule: by.rule,
        facts: { sites: count, factor: by.factor, reading: input.similar ? "square-root" : "linear" },
      },
      {
        step: "random-share",
        value: random,
        unit: "count",
        rule: pack.parameters.random.rule,
        facts: { percent: pack.parameters.random.percent, seed, drawn },
      },
    ],
    pack: pack.id,
    edition: pack.edition,
  };
};
