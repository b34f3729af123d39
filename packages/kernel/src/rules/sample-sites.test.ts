import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedPacks } from "../../test/content.ts";
import { runRule } from "./run.ts";
import { type SampledSite, sampleSites } from "./sample-sites.ts";
import type { SitePlan, SitePlanInput } from "./site-plan.ts";
import type { SiteSamplePack } from "./site-sample.ts";

const pack = shippedPacks.find((each): each is SiteSamplePack => each.id === "site-sample");
const sampled = (sites: readonly SampledSite[], audit: "initial" | "surveillance" | "recertification", seed = "s") =>
  pack === undefined ? [] : sampleSites(pack, sites, audit, true, seed);
const many = (count: number, relation: "own" | "licensed"): readonly SampledSite[] =>
  Array.from({ length: count }, (_, at) => ({ name: `${relation} ${at}`, relation, central: false }));
const centre: SampledSite = { name: "centre", relation: "own", central: true };

test.each([
  [2, [2, 1, 2]],
  [5, [3, 2, 2]],
  [26, [6, 4, 5]],
])("central function and %i sites (domain 2.6): initial, surveillance, recertification", (sites, expected) => {
  const given = [centre, ...many(sites, "own")];
  const found = (["initial", "surveillance", "recertification"] as const).map((audit) => sampled(given, audit));
  expect(found.map(([only]) => only?.sample)).toEqual(expected);
});

test("own and licensed sites are two populations: neither stands for the other (CO-6)", () => {
  const apart = sampled([centre, ...many(9, "own"), ...many(16, "licensed")], "initial");
  expect(apart.map(({ relation, sites, sample, random }) => [relation, sites, sample, random])).toEqual([
    ["own", 9, 3, 1],
    ["licensed", 16, 4, 1],
  ]);
});

const site = (name: string, region: string, relation: "own" | "licensed", central = false) => ({
  name: { zh: name, en: `${name} kindergarten` },
  region,
  relation,
  central,
});
const group = [
  site("总部园", "330100", "own", true),
  site("西湖园", "330100", "own"),
  site("浦东园", "310000", "own"),
  site("徐汇园", "310000", "own"),
  site("菏泽园", "371700", "licensed"),
  site("济南园", "370000", "licensed"),
  site("青岛园", "370000", "licensed"),
];
const asked = (change: Partial<SitePlanInput>) =>
  runRule(
    shippedPacks,
    "site-plan",
    { sites: group, audit: "initial", similar: true, seed: "ED-2026-0001", ...change },
    "2026-11-26",
  );
const codes = (change: Partial<SitePlanInput>) => {
  const run = asked(change);
  return run.ok ? [] : run.refusals.map(({ code }) => code);
};
const drawn = asked({});
const result = drawn.ok ? (drawn.value.result as SitePlan) : null;
const drawnOf = (relation: string) => result?.populations.find((each) => each.relation === relation)?.drawn ?? [];
type Rows = NonNullable<SitePlanInput["plan"]>;
const restOf = (relation: string): Rows =>
  group
    .filter((each) => each.relation === relation && !each.central && !drawnOf(relation).includes(each.name.zh))
    .slice(0, 1)
    .map(({ name }) => ({ site: name.en, how: "chosen" as const, reason: "去年换了园长" }));
const random = (relation: string): Rows => drawnOf(relation).map((name) => ({ site: name, how: "random" as const }));
const central: Rows = [{ site: "总部园", how: "central" }];
const whole: Rows = [...central, ...random("own"), ...restOf("own"), ...random("licensed"), ...restOf("licensed")];

test("a kindergarten group in three provinces: two of three own and two of three licensed ones, and the centre", () => {
  expect(
    result?.populations.map(({ relation, sites, sample, random: share }) => [relation, sites, sample, share]),
  ).toEqual([
    ["own", 3, 2, 1],
    ["licensed", 3, 2, 1],
  ]);
  expect(codes({ plan: whole })).toEqual([]);
  const run = asked({ plan: whole });
  expect(run.ok ? (run.value.result as SitePlan).audited : []).toHaveLength(5);
});

test.each<readonly [string, Rows, readonly string[]]>([
  [
    "fewer than the sample",
    [...central, ...random("own"), ...restOf("own"), ...random("licensed")],
    ["site-sample-too-small"],
  ],
  ["no central function", whole.slice(1), ["central-function-left-out"]],
  [
    "another one called random",
    whole.map((row) => (row.how === "chosen" ? { site: row.site, how: "random" as const } : row)),
    ["site-not-drawn", "site-not-drawn"],
  ],
  [
    "the drawn one left out for a chosen one",
    whole.map((row) => (row.how === "random" ? { ...row, how: "chosen" as const, reason: "就近" } : row)),
    ["drawn-site-left-out", "drawn-site-left-out"],
  ],
  [
    "a choice without a reason",
    whole.map(({ site: name, how }) => ({ site: name, how })),
    ["chosen-without-reason", "chosen-without-reason"],
  ],
  ["sites put together", [...whole, { site: "西湖园+浦东园", how: "chosen", reason: "小" }], ["sites-merged"]],
  ["a stranger", [...whole, { site: "南京园", how: "chosen", reason: "新" }], ["site-not-listed"]],
  ["a site twice", [...whole, ...central], ["site-planned-twice"]],
  [
    "a centre that is none",
    [...whole, ...restOf("own").map(({ site: name }) => ({ site: name, how: "central" as const }))],
    ["site-planned-twice", "central-function-elsewhere"],
  ],
])("refused: %s", (_, plan, expected) => {
  expect(codes({ plan })).toEqual(expected);
});

test("a list that cannot be sampled is refused before any draw", () => {
  const plain = group.map((each) => ({ ...each, central: false }));
  expect(codes({ sites: plain, plan: [] })).toEqual(["central-function-unclear"]);
  expect(codes({ similar: null, plan: [] })).toEqual(["site-similarity-unsaid"]);
  expect(codes({ sites: [...group, ...group.slice(1, 2)], plan: [] })).toEqual(["site-repeated"]);
});

test("sites that differ are all audited at the first audit", () => {
  const differing = asked({ similar: false });
  expect(differing.ok ? (differing.value.result as SitePlan).populations.map(({ sample }) => sample) : []).toEqual([
    3, 3,
  ]);
});

test("invariant: the draw depends on the seed and the names alone, never on their order", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
      fc.string({ minLength: 1 }),
      (own, licensed, seed) => {
        const sites = [centre, ...many(own, "own"), ...many(licensed, "licensed")];
        const draw = sampled(sites, "initial", `s${seed}`);
        expect(sampled(sites.toReversed(), "initial", `s${seed}`)).toEqual(draw);
        for (const { sample, random: share, drawn: names, sites: count } of draw) {
          expect(names).toHaveLength(share);
          expect(share).toBeLessThanOrEqual(sample);
          expect(share * 4).toBeGreaterThanOrEqual(sample);
          expect(sample).toBeLessThanOrEqual(count);
          expect(names).not.toContain("centre");
        }
      },
    ),
  );
});
