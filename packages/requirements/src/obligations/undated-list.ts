import { stateOn, versionOn } from "../documents/in-force.ts";
import type { DocumentVersion, LawBase } from "../documents/law-base.ts";
import { type Reach, reaches } from "../documents/scope.ts";
import type { ObligationPack } from "./obligation.ts";

/**
 * Documents on the subject of these scenes that reach a place and whose first day nobody has found. They may bind or not:
 * left out in silence, a place would seem to have no such law (OH-13).
 */
export const undatedHere = (
  packs: readonly ObligationPack[],
  reach: Reach,
  on: string,
  base: LawBase,
): readonly DocumentVersion[] => {
  const scenes = packs.map((pack) => pack.scene.id);
  return [...base.families.values()].flatMap((versions) => {
    const newest = versions.at(-1);
    if (newest === undefined || stateOn(newest, on, base) !== "undated") return [];
    if (versionOn(newest.family, on, base) !== null) return [];
    const { jurisdiction, topics } = newest;
    const subject = topics.some((topic) => scenes.includes(topic)) || reach.markets.includes(jurisdiction);
    return subject && reaches(jurisdiction, reach) ? [newest] : [];
  });
};
