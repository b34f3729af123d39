import type { BulkLaw } from "../reading/parse-bulk-law.ts";
import { findFamily, isSameAct } from "./find-family.ts";
import type { DocumentVersion, LawBase } from "./law-base.ts";
import { isSameLawVersion, type LawVersion, type LawVersionFacts } from "./law-version.ts";

/** What is known where bulk records are to be placed. */
export type Shelf = {
  readonly base: LawBase;
  /** What the product's own content says of a version, by `family@version`. */
  readonly own: ReadonlyMap<string, DocumentVersion>;
  /** What was imported, by `family@version`. */
  readonly held: ReadonlyMap<string, LawVersion>;
};

/** What is to be recorded for one record. */
export type Placed = LawVersionFacts & { readonly text: BulkLaw["text"] };

export type Placement = {
  readonly recorded: readonly Placed[];
  /** Records that were recorded before, by this very file. */
  readonly unchanged: number;
  /** Records of versions that are there from another source, with at least as many articles. */
  readonly known: number;
};

/**
 * Finds each record its version. A record tells title, place and dates, no family: a law that is known by these keeps its
 * family and the facts that the product checked, and gets the text. Of several records for one version the one with the
 * most articles stands, on a tie the first, so that the order of runs makes no difference; a text from elsewhere than a
 * bulk file stands in any case.
 */
export const placeBulk = (records: readonly BulkLaw[], { base, own, held }: Shelf): Placement => {
  const recorded = new Map<string, Placed>();
  const fresh = new Map<string, DocumentVersion[]>();
  let [unchanged, known] = [0, 0];
  const standing = (name: string): LawVersion | undefined => recorded.get(name) ?? held.get(name);
  for (const { id, document: given, text, digest } of records) {
    const family = findFamily(given, given.jurisdiction, base)?.[0]?.family ?? given.family;
    const versions = [...(base.families.get(family) ?? []), ...(fresh.get(family) ?? [])];
    const there = versions.find((one) => isSameAct(one, given));
    const version = there?.version ?? given.version;
    const name = `${family}@${version}`;
    const facts = own.get(name) ?? { ...given, family, version };
    const next = { document: { ...facts, articles: given.articles, source: given.source }, digest, text };
    const before = standing(name);
    const from = before?.document?.source ?? "";
    const isOwn = from.endsWith(` #${id}`);
    const isBulk = / #[\w.-]+$/.test(from);
    if (before !== undefined && isOwn && isSameLawVersion(before, next)) unchanged += 1;
    else if (
      before !== undefined &&
      !isOwn &&
      before.digest !== null &&
      (!isBulk || (before.document?.articles ?? 0) >= (given.articles ?? 0))
    )
      known += 1;
    else {
      // The shorter text of this batch gives way before it was recorded.
      if (recorded.has(name)) known += 1;
      recorded.set(name, next);
      if (there === undefined) fresh.set(family, [...(fresh.get(family) ?? []), next.document]);
    }
  }
  return { recorded: [...recorded.values()], unchanged, known };
};
