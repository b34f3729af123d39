import {
  type Bilingual,
  type Decider,
  ok,
  type Refusal,
  type Result,
  refusal,
  unlessRefused,
} from "@touchstone/kernel";
import type { Threat } from "./threats.ts";

/** A threat, and the asset that it was seen to threaten; null where it threatens the organisation as a whole. */
export type ThreatPair = { readonly threat: string; readonly asset: string | null };
export type AdoptedPair = ThreatPair & { readonly risk: string };

/** One choice out of the libraries: which register rows began from which threats. */
export type Adoption = { readonly editions: readonly string[]; readonly pairs: readonly AdoptedPair[] } | null;
export type AdoptThreats = { readonly type: "AdoptThreats"; readonly editions: readonly string[] };
export type ThreatsAdopted = {
  readonly type: "ThreatsAdopted";
  readonly data: { readonly editions: readonly string[]; readonly pairs: readonly AdoptedPair[] };
};

/** Facts are the pairs that no row of this organisation has begun from yet. */
export const adoption: Decider<Adoption, AdoptThreats, ThreatsAdopted, readonly AdoptedPair[], never> = {
  initial: null,
  evolve: (_, { data }) => data,
  // A choice that brings nothing new leaves nothing behind: twice is the same as once.
  decide: (_, { editions }, pairs) =>
    ok(pairs.length === 0 ? [] : [{ type: "ThreatsAdopted", data: { editions, pairs } }]),
};

export type AdoptionCode = "threat-unknown" | "asset-unknown" | "adoption-too-large";

/** Rows that one choice may make: more than anybody reads through, and few enough for one transaction. */
export const mostAdopted = 500;

const rule = { source: "ISO/IEC 27001:2022", clause: "6.1.2" };

type Chosen<Asset> = { readonly threat: Threat; readonly asset: Asset | null };

/** Each chosen threat with each chosen asset, or alone where no asset was chosen. */
export const pairUp = <Asset extends { readonly id: string }>(
  chosen: { readonly threats: readonly string[]; readonly assets: readonly string[] },
  known: { readonly threats: readonly Threat[]; readonly assets: readonly Asset[] },
): Result<readonly Chosen<Asset>[], Refusal<AdoptionCode>> => {
  const wanted = { threats: new Set(chosen.threats), assets: new Set(chosen.assets) };
  const threats = known.threats.filter(({ id }) => wanted.threats.has(id));
  const assets = known.assets.filter(({ id }) => wanted.assets.has(id));
  const strangers = (ids: ReadonlySet<string>, found: readonly { readonly id: string }[]) =>
    [...ids].filter((id) => !found.some((one) => one.id === id));
  const count = threats.length * Math.max(1, assets.length);
  return unlessRefused(
    [
      ...strangers(wanted.threats, threats).map((threat) => refusal("threat-unknown", rule, { threat })),
      ...strangers(wanted.assets, assets).map((asset) => refusal("asset-unknown", rule, { asset })),
      ...(count > mostAdopted ? [refusal("adoption-too-large", rule, { count, most: mostAdopted })] : []),
    ],
    () => {
      const each: readonly (Asset | null)[] = assets.length === 0 ? [null] : assets;
      return threats.flatMap((threat) => each.map((asset) => ({ threat, asset })));
    },
  );
};

export const pairKey = ({ threat, asset }: ThreatPair): string => `${threat} ${asset ?? ""}`;

/** What a row says of its threat: in the words that the library has for it, with the way it goes where that matters. */
export const rowTexts = (
  { title, harm, effect, weakness, target, path }: Threat,
  asset: string | null,
  language: keyof Bilingual,
): { readonly title: string; readonly harm: string } => {
  const colon = language === "zh" ? "：" : ": ";
  const details = [harm, effect, weakness, target].flatMap((part) => (part === null ? [] : [part[language]]));
  const steps = path.map((step) => step[language]).join(" → ");
  return {
    title: asset === null ? title[language] : `${asset}${colon}${title[language]}`,
    harm: [...details, ...(steps === "" ? [] : [steps])].join(language === "zh" ? "；" : "; "),
  };
};
