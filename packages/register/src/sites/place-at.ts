import { nameKey } from "../owner-name.ts";

/** A place as somebody gave it: a site that was chosen, and what was written. */
export type Place = { readonly site: string | null; readonly place: string };

type Known = { readonly id: string; readonly name: string; readonly closed: boolean };

/**
 * The site that a place means: the one chosen, or where none was, the one whose name was written. Of two by one name the
 * open one is meant; between two that are open nobody can tell, so that it is none.
 */
export const siteAt = <Site extends Known>(sites: readonly Site[], { site, place }: Place): Site | null => {
  if (site !== null) return sites.find(({ id }) => id === site) ?? null;
  const written = nameKey(place);
  const named = written === "" ? [] : sites.filter(({ name }) => nameKey(name) === written);
  const open = named.filter(({ closed }) => !closed);
  const [one, other] = open.length > 0 ? open : named;
  return one === undefined || other !== undefined ? null : one;
};

/** How a place is called: its site, and what was written besides the site's own name. */
export const placeName = (site: Pick<Known, "name"> | null, place: string): string =>
  site === null || nameKey(site.name) === nameKey(place)
    ? (site?.name ?? place)
    : [site.name, place].filter((part) => part !== "").join(" · ");
