import type { DocumentVersion, LawBase } from "./law-base.ts";

/** What a version is on a day. `amended`: a later version of the same law applies; `replaced`: another document does. */
export type VersionState = "not-yet-in-force" | "in-force" | "amended" | "replaced" | "undated";

const later = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a);

/** First day on which a version does not apply: its stated end, the next version's start, or what replaced it in substance. */
export const endOf = (document: DocumentVersion, base: LawBase): string | null => {
  const versions = base.families.get(document.family) ?? [];
  const next = versions[versions.findIndex((one) => one.version === document.version) + 1]?.effective ?? null;
  const successor = document.successor;
  const replaced =
    successor?.inSubstance === true ? (base.families.get(successor.family)?.[0]?.effective ?? null) : null;
  return later(document.endedOn, later(next, replaced));
};

export const stateOn = (document: DocumentVersion, on: string, base: LawBase): VersionState => {
  const end = endOf(document, base);
  if (end !== null && end <= on) {
    const family = document.successor?.family ?? document.family;
    return family === document.family ? "amended" : "replaced";
  }
  if (document.effective === null) return "undated";
  return document.effective <= on ? "in-force" : "not-yet-in-force";
};

/** The version of a family that applies on a day, if the base holds it. */
export const versionOn = (family: string, on: string, base: LawBase): DocumentVersion | null =>
  base.families.get(family)?.find((document) => stateOn(document, on, base) === "in-force") ?? null;

/** The documents that apply on a day, followed through successors from one that does not: itself when in force. */
export const currentFor = (document: DocumentVersion, on: string, base: LawBase): DocumentVersion | null => {
  const seen = new Set<string>();
  let family: string | null = document.family;
  while (family !== null && !seen.has(family)) {
    seen.add(family);
    const applies = versionOn(family, on, base);
    if (applies !== null) return applies;
    family = base.families.get(family)?.at(-1)?.successor?.family ?? null;
  }
  return null;
};
