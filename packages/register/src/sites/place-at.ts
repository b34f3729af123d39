import { nameKey } from "../owner-name.ts";

/** A place as somebody gave it: a site that was chosen, and what was written. */
export type Place = { readonly site: string | null; readonly place: string };

type Known = { readonly id: string; readonly name: string; readonly closed: boolean };

/** Which site a place means; null where it is none. */
export type SiteAt<Site> = (place: Place) => Site | null;

/** Of two sites by one name the open one is meant; between two that are open nobody can tell, so that it is none. */
const meant = <Site extends Known>(named: readonly Site[]): Site | null => {
  const open = named.filter(({ closed }) => !closed);
  const [one, other] = open.length > 0 ? open : named;
  return one === undefined || other !== undefined ? null : one;
};

/**
 * Finds the site that was chosen, or where none was, the one whose name was written. The names are read once: thousands
 * of places are looked up among hundreds of sites.
 */
export const siteFinder = <Site extends Known>(sites: readonly Site[]): SiteAt<Site> => {
  const chosen = new Map(sites.map((one) => [one.id, one]));
  const named = Map.groupBy(sites, ({ name }) => nameKey(name));
  named.delete("");
  return ({ site, place }) => (site === null ? meant(named.get(nameKey(place)) ?? []) : (chosen.get(site) ?? null));
};

/** How a place is called: its site, and what was written besides the site's own name. */
export const placeName = (site: Pick<Known, "name"> | null, place: string): string =>
  site === null || nameKey(site.name) === nameKey(place)
    ? (site?.name ?? place)
    : [site.name, place].filter((part) => part !== "").join(" · ");
