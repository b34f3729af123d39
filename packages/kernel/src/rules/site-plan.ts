import { z } from "zod";
import type { Bilingual } from "../json.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { ok, type Result, refuse } from "../result.ts";
import { bilingual, clause, word } from "./fields.ts";
import { packOf, type RuleRun, type TraceStep } from "./pack.ts";
import { type SitePopulation, type SiteRelation, sampleSites, siteRelations } from "./sample-sites.ts";
import type { SiteSamplePack } from "./site-sample.ts";

const ways = ["central", "random", "chosen"] as const;
type Way = (typeof ways)[number];

export const sitePlanPack = packOf(
  "site-plan",
  z.strictObject({
    /** The central function is audited every time. */
    central: z.strictObject({ rule: clause }),
    /** Own and licensed sites are sampled apart. */
    apart: z.strictObject({ rule: clause }),
    size: z.strictObject({ rule: clause }),
    random: z.strictObject({ rule: clause }),
    chosen: z.strictObject({ rule: clause }),
    /** Sites are not put together to make fewer of them. */
    merging: z.strictObject({ rule: clause }),
    similarity: z.strictObject({ rule: clause }),
  }),
);
export type SitePlanPack = z.infer<typeof sitePlanPack>;

export const sitePlanInput = z.strictObject({
  // Loose: a scheme may ask more about a site than its sampling needs.
  sites: z
    .array(
      z.looseObject({
        name: bilingual,
        /** GB/T 2260, where the law of the place is asked. */
        region: z.string().regex(/^\d{6}$/),
        relation: z.enum(siteRelations),
        central: z.boolean().nullable().default(false),
      }),
    )
    .min(1)
    .max(500),
  audit: z.enum(["initial", "surveillance", "recertification"]),
  /** Not said where there is one site only. */
  similar: z.boolean().nullable().default(null),
  seed: z.union([word, z.int()]),
  /** Left out, the answer is the draw alone. */
  plan: z
    .array(z.strictObject({ site: word, how: z.enum(ways), reason: z.string().max(2_000).nullable().default(null) }))
    .max(500)
    .optional(),
});
export type SitePlanInput = z.input<typeof sitePlanInput>;

export type SitePlanRefusal =
  | "site-repeated"
  | "central-function-unclear"
  | "site-similarity-unsaid"
  | "sites-merged"
  | "site-not-listed"
  | "site-planned-twice"
  | "central-function-left-out"
  | "central-function-elsewhere"
  | "site-not-drawn"
  | "drawn-site-left-out"
  | "chosen-without-reason"
  | "site-sample-too-small";

export type AuditedSite = { readonly name: Bilingual; readonly region: string; readonly relation: SiteRelation };

export type SitePlan = {
  readonly central: string | null;
  readonly populations: readonly SitePopulation[];
  /** The sites that the plan goes to, in its order; the only one where there is no other. */
  readonly audited: readonly AuditedSite[];
};

type Input = z.output<typeof sitePlanInput>;
type Site = Input["sites"][number];
type Row = { readonly site: string; readonly how: Way; readonly reason: string | null };
type Found = readonly Refusal<SitePlanRefusal>[];

const isNamed = (site: Site, given: string): boolean => [site.name.zh, site.name.en].includes(given.trim());

const ofList = ({ parameters: { central, merging, similarity } }: SitePlanPack, { sites, similar }: Input): Found => {
  const names = sites.map(({ name }) => name.zh);
  const marked = sites.filter((site) => site.central === true).length;
  const isOne = sites.length === 1;
  return [
    ...[...new Set(names.filter((name, at) => names.indexOf(name) !== at))].map((site) =>
      refusal<SitePlanRefusal>("site-repeated", merging.rule, { site }),
    ),
    ...(isOne || marked === 1 ? [] : [refusal<SitePlanRefusal>("central-function-unclear", central.rule, { marked })]),
    ...(isOne || similar !== null ? [] : [refusal<SitePlanRefusal>("site-similarity-unsaid", similarity.rule)]),
  ];
};

const ofRow = ({ parameters }: SitePlanPack, sites: readonly Site[], { site: given, how, reason }: Row): Found => {
  if (sites.some((site) => isNamed(site, given)))
    return how === "chosen" && (reason ?? "").trim() === ""
      ? [refusal("chosen-without-reason", parameters.chosen.rule, { site: given })]
      : [];
  const inside = sites.flatMap(({ name }) => (given.includes(name.zh) || given.includes(name.en) ? [name.zh] : []));
  return inside.length > 1
    ? [refusal("sites-merged", parameters.merging.rule, { site: given, sites: inside })]
    : [refusal("site-not-listed", parameters.merging.rule, { site: given })];
};

type Planned = { readonly site: Site; readonly how: Way };

const ofCentral = (rule: z.infer<typeof clause>, sites: readonly Site[], planned: readonly Planned[]): Found => [
  ...sites.flatMap((site) =>
    site.central !== true || planned.some((each) => each.site === site)
      ? []
      : [refusal<SitePlanRefusal>("central-function-left-out", rule, { site: site.name })],
  ),
  ...planned.flatMap(({ site, how }) =>
    how === "central" && site.central !== true
      ? [refusal<SitePlanRefusal>("central-function-elsewhere", rule, { site: site.name })]
      : [],
  ),
];

const ofPopulation = (
  { parameters }: SitePlanPack,
  population: SitePopulation,
  all: readonly Planned[],
  { audit, seed }: Input,
): Found => {
  const { relation, sample, sites, drawn } = population;
  const planned = all.filter(({ site }) => site.relation === relation && site.central !== true);
  const isDrawn = ({ site, how }: Planned, name: string) => site.name.zh === name && how === "random";
  return [
    ...drawn
      .filter((name) => !planned.some((each) => isDrawn(each, name)))
      .map((site) =>
        refusal<SitePlanRefusal>("drawn-site-left-out", parameters.random.rule, { site, relation, seed, drawn }),
      ),
    ...planned.flatMap(({ site, how }) =>
      how === "random" && !drawn.includes(site.name.zh)
        ? [refusal<SitePlanRefusal>("site-not-drawn", parameters.random.rule, { site: site.name, seed, drawn })]
        : [],
    ),
    ...(planned.length < sample
      ? [
          refusal<SitePlanRefusal>("site-sample-too-small", parameters.size.rule, {
            relation,
            audit,
            sites,
            sample,
            given: planned.length,
          }),
        ]
      : []),
  ];
};

const planned = (sites: readonly Site[], rows: readonly Row[]): readonly Planned[] =>
  rows.flatMap(({ site: given, how }) => {
    const site = sites.find((each) => isNamed(each, given));
    return site === undefined ? [] : [{ site, how }];
  });

const traceOf =
  (pack: SitePlanPack, central: Site | undefined, { parameters }: SiteSamplePack) =>
  (populations: readonly SitePopulation[], { audit, similar, seed }: Input): readonly TraceStep[] => [
    ...(central === undefined
      ? []
      : [
          {
            step: "central-function",
            value: central.name.zh,
            unit: null,
            rule: pack.parameters.central.rule,
            facts: {},
          },
        ]),
    ...populations.map(({ relation, sites, sample, random, drawn }): TraceStep => {
      const { factor, rule } = similar === false ? parameters.dissimilar[audit] : parameters.similar[audit];
      return {
        step: "population",
        value: sample,
        unit: "count",
        rule,
        facts: { relation, sites, factor, random, seed: String(seed), drawn },
      };
    }),
  ];

/**
 * Which sites an audit goes to. Everybody who has the list and the seed draws the same ones; whoever plans chooses the
 * rest with a reason, and cannot choose fewer.
 */
export const sitePlan = (
  pack: SitePlanPack,
  sample: SiteSamplePack,
  given: SitePlanInput,
): Result<RuleRun<SitePlan>, Refusal<SitePlanRefusal>> => {
  const input = sitePlanInput.parse(given);
  const { sites, plan } = input;
  const central = sites.length === 1 ? undefined : sites.find((site) => site.central === true);
  const plain = sites.map(({ name, relation, central: is }) => ({ name: name.zh, relation, central: is === true }));
  // The only site is audited whatever it is: there is nothing to draw from.
  const populations =
    sites.length === 1 ? [] : sampleSites(sample, plain, input.audit, input.similar !== false, input.seed);
  const went = planned(sites, plan ?? []);
  const visited = sites.length === 1 ? sites : went.map(({ site }) => site);
  const wrong: Found =
    plan === undefined || sites.length === 1
      ? []
      : [
          ...plan.flatMap((row) => ofRow(pack, sites, row)),
          ...went.flatMap(({ site }, at) =>
            went.findIndex((each) => each.site === site) === at
              ? []
              : [refusal<SitePlanRefusal>("site-planned-twice", pack.parameters.merging.rule, { site: site.name })],
          ),
          ...ofCentral(pack.parameters.central.rule, sites, went),
          ...populations.flatMap((each) => ofPopulation(pack, each, went, input)),
        ];
  const list = ofList(pack, input);
  // Over a list that is not right no draw can be: the list comes first.
  const [first, ...rest] = list.length > 0 ? list : wrong;
  if (first !== undefined) return refuse(first, ...rest);
  return ok({
    result: {
      central: central?.name.zh ?? null,
      populations,
      audited: visited.map(({ name, region, relation }) => ({ name, region, relation })),
    },
    trace: traceOf(pack, central, sample)(populations, input),
    pack: pack.id,
    edition: pack.edition,
  });
};
