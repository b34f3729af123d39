import {
  citedName,
  type Diffs,
  impactOf,
  type LawChange,
  type TouchedArticle,
  type TouchedPoint,
  touchedPoints,
} from "@touchstone/requirements";
import { citedArticles, countCiting } from "../register/index.ts";
import { diffsOf, type HeldLibrary } from "../requirements/index.ts";
import type { Store } from "../store/index.ts";

/** Which cited articles a change touches, whoever cites them. */
export type TouchedArticles = {
  readonly diffs: Diffs;
  readonly review: readonly TouchedArticle[];
  readonly renumber: readonly TouchedArticle[];
};

export const touchedArticles = async (
  store: Store,
  library: HeldLibrary,
  change: LawChange,
): Promise<TouchedArticles> => {
  const families = [...new Set(change.from.map(({ family }) => family))];
  const cited = await citedArticles(store, families);
  const versions = new Set(cited.map(citedName));
  // Content rests on the version that was in force before, so that one is compared whether or not anybody cites it.
  const last = change.from.findLast(({ family }) => family === change.of.family);
  const diffs = await diffsOf(library, change, (document) => document === last || versions.has(citedName(document)));
  return { diffs, ...impactOf(change, diffs, cited) };
};

type Counted = { readonly owners: number; readonly rows: number };

/** What a change touches across all registers, in counts, and which audit points of the content. */
export type FoundImpact = TouchedArticles & {
  /** Registers and rows with something to look at; those where only a number moves are counted apart. */
  readonly toReview: Counted;
  readonly toRenumber: Counted;
  readonly points: readonly TouchedPoint[];
};

export const findImpact = async (store: Store, library: HeldLibrary, change: LawChange): Promise<FoundImpact> => {
  const touched = await touchedArticles(store, library, change);
  return {
    ...touched,
    toReview: await countCiting(store, touched.review),
    toRenumber: await countCiting(store, touched.renumber),
    points: touchedPoints(change, touched.diffs, library.packs),
  };
};
