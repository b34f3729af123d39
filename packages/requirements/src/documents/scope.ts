import type { Bilingual } from "@touchstone/kernel";
import { bindsIn, jurisdictionChain } from "./jurisdiction.ts";

/** `area`: several places that a rule covers together. `market`: where one sells to, without lying there. */
export const scopeKinds = ["area", "market"] as const;

/** A reach of law that is no single place of GB/T 2260, such as the Yangtze delta or the European Union. */
export type Scope = {
  readonly id: string;
  readonly kind: (typeof scopeKinds)[number];
  readonly title: Bilingual;
  /** The regions of an area; a market has none. */
  readonly members: readonly string[];
};

/** Where somebody stands: the place, the areas it lies in, the markets they sell to. */
export type Reach = {
  readonly region: string;
  readonly areas: readonly string[];
  readonly markets: readonly string[];
};

export const isScopeId = (code: string): boolean => /^(?:[A-Z]{2}|[a-z][a-z-]{2,39})$/.test(code);

/** A place lies in an area when one of its members is on its own chain: a city in a member province, not the reverse. */
export const areasOf = (region: string, scopes: readonly Scope[]): readonly string[] => {
  const chain = jurisdictionChain(region);
  return scopes.flatMap(({ id, members }) => (members.some((member) => chain.includes(member)) ? [id] : []));
};

export const reachOf = (region: string, markets: readonly string[], scopes: readonly Scope[]): Reach => ({
  region,
  areas: areasOf(region, scopes),
  markets,
});

/** The law of the own chain, of the areas one lies in, and of the markets one sells to; never a neighbour's. */
export const reaches = (jurisdiction: string, { region, areas, markets }: Reach): boolean =>
  bindsIn(jurisdiction, region) || areas.includes(jurisdiction) || markets.includes(jurisdiction);
