import { type SiteSampleInput, type SiteSamplePack, siteSample } from "./site-sample.ts";

export const siteRelations = ["own", "licensed"] as const;
/** Run by the organisation itself, or by somebody under its licence or franchise. */
export type SiteRelation = (typeof siteRelations)[number];

export type SampledSite = {
  readonly name: string;
  readonly relation: SiteRelation;
  readonly central: boolean;
};

export type SitePopulation = {
  readonly relation: SiteRelation;
  /** Without the central function. */
  readonly sites: number;
  readonly sample: number;
  readonly random: number;
  readonly drawn: readonly string[];
};

/**
 * MD 1 and CO-6: own and licensed sites are two populations, each with its own sample, so that a good school of the
 * organisation's own never stands for a franchisee. The central function is in neither and always audited.
 */
export const sampleSites = (
  pack: SiteSamplePack,
  sites: readonly SampledSite[],
  audit: SiteSampleInput["audit"],
  similar: boolean,
  seed: SiteSampleInput["seed"],
): readonly SitePopulation[] =>
  siteRelations.flatMap((relation) => {
    const names = sites.flatMap((site) => (site.relation === relation && !site.central ? [site.name] : []));
    if (names.length === 0) return [];
    const { sample, random, drawn } = siteSample(pack, { sites: names, audit, similar, seed }).result;
    return [{ relation, sites: names.length, sample, random, drawn }];
  });
