import {
  citedName,
  type Diffs,
  type DocumentVersion,
  impactOf,
  type LawChange,
  type TouchedArticle,
  type TouchedPoint,
  touchedPoints,
} from "@touchstone/requirements";
import { citedArticles, countCiting } from "../register/index.ts";
import { diffsOf, type HeldLibrary } from "../requirements/index.ts";
import type { Store } from "../store/index.ts";

const restsOn = ({ packs }: HeldLibrary, family: string): boolean =>
  packs.some(({ obligations }) =>
    obligations.some(({ provisions }) => provisions.some((provision) => provision.family === family)),
  );

/** The version of the law itself that was in force before. */
export const lastBefore = ({ of, from }: LawChange): DocumentVersion | null =>
  from.findLast(({ family }) => family === of.family) ?? null;

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
  /** For readers the last version is compared whether or not anybody cites it; a job for thousands of laws leaves it. */
  compareLast: "always" | "for-content" = "for-content",
): Promise<TouchedArticles> => {
  const families = [...new Set(change.from.map(({ family }) => family))];
  const cited = await citedArticles(store, families);
  const versions = new Set(cited.map(citedName));
  // Content rests on the version that was in force before.
  const last = compareLast === "always" || restsOn(library, change.of.family) ? lastBefore(change) : null;
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

export const findImpact = async (
  store: Store,
  library: HeldLibrary,
  change: LawChange,
  compareLast: "always" | "for-content" = "for-content",
): Promise<FoundImpact> => {
  const touched = await touchedArticles(store, library, change, compareLast);
  return {
    ...touched,
    toReview: await countCiting(store, touched.review),
    toRenumber: await countCiting(store, touched.renumber),
    points: touchedPoints(change, touched.diffs, library.packs),
  };
};
