import type { DocumentVersion, LawBase } from "./law-base.ts";
import { normaliseTitle } from "./match-title.ts";

type Act = Pick<DocumentVersion, "version" | "effective">;

/** Two records of one version: sources date it by its passing or its publication, and agree on when it begins. */
export const isSameAct = (one: Act, other: Act): boolean =>
  one.version === other.version || (one.effective !== null && one.effective === other.effective);

/** The versions of the family of this title at this place; of several families the one that has the act, else the last. */
export const findFamily = (
  given: Pick<DocumentVersion, "title" | "version" | "effective">,
  jurisdiction: string | null,
  base: LawBase,
): readonly DocumentVersion[] | null => {
  const known = (base.titles.get(normaliseTitle(given.title)) ?? []).map((family) => base.families.get(family) ?? []);
  const here = known.filter((versions) =>
    versions.some((one) => jurisdiction === null || one.jurisdiction === jurisdiction),
  );
  return here.find((versions) => versions.some((one) => isSameAct(one, given))) ?? here.at(-1) ?? null;
};
