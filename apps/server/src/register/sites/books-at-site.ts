import { type PlacedKind, placedKinds, placesOfBook, siteFinder } from "@touchstone/register";
import type { Transaction } from "../../store/index.ts";
import { readBooks } from "../records/books.ts";
import { namedSites } from "./read-sites.ts";

const shown = 50;

type Named = { readonly record: string; readonly title: string };

const firstOf = (books: readonly Named[]) => ({ count: books.length, first: books.slice(0, shown) });

/** What is done at each site on a day, and which contractors serve it, by title. */
export const readBooksAtSites = async (tx: Transaction, owner: string, on: string) => {
  const sites = await namedSites(tx, owner);
  const books = sites.length === 0 ? [] : await readBooks(tx, owner, on, placedKinds);
  const siteAt = siteFinder(sites);
  const found: Readonly<Record<PlacedKind, Map<string, Named[]>>> = { activity: new Map(), contractor: new Map() };
  for (const kind of placedKinds)
    for (const book of books.filter((each) => each.kind === kind)) {
      const at = new Set(placesOfBook(kind, book, on).flatMap((place) => siteAt(place)?.id ?? []));
      for (const site of at) found[kind].getOrInsert(site, []).push({ record: book.id, title: book.title });
    }
  const sorted = (kind: PlacedKind, site: string) =>
    firstOf((found[kind].get(site) ?? []).toSorted((a, b) => a.title.localeCompare(b.title, "zh")));
  return (site: string) => ({ activities: sorted("activity", site), contractors: sorted("contractor", site) });
};
