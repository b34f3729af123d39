import type { Risk } from "../risk.ts";

/** A row stands at the sites that it names, and at every site where it names none. */
export const atSite = ({ sites }: Pick<Risk, "sites">, site: string): boolean =>
  sites.length === 0 || sites.includes(site);
