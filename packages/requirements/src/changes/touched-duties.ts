import { approvedEntries, type Scene, type SceneEntry } from "../scenes/scene.ts";
import { type Diffs, fateUnder, needsReview, type TouchedPoint } from "./impact.ts";
import type { LawChange } from "./law-change.ts";

/** The author has already named the article of the version that comes. */
const namesNext = ({ of }: LawChange, { form }: NonNullable<SceneEntry["approved"]>): boolean =>
  form.provisions.some(
    ({ family, versions }) => family === of.family && versions.some(({ version }) => version === of.version),
  );

/**
 * CT-20 for obligations that an organisation wrote: those whose article is not what it was when a second person approved.
 * Written anew and approved again they rest on the new version, and the mark goes.
 */
export const touchedDuties = (change: LawChange, diffs: Diffs, scenes: readonly Scene[]): readonly TouchedPoint[] => {
  const fate = fateUnder(change, diffs);
  return scenes.flatMap((scene) =>
    approvedEntries(scene).flatMap(({ id, approved }) => {
      if (approved === null || namesNext(change, approved)) return [];
      return approved.basis.flatMap(({ family, version, article }): readonly TouchedPoint[] => {
        const cited = { family, version, article };
        const found = fate(cited);
        return found !== null && needsReview(found) ? [{ ...cited, ...found, scene: scene.key, point: id }] : [];
      });
    }),
  );
};
