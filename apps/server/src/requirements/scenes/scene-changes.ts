import {
  approvedEntries,
  citedName,
  type LawChange,
  liveChanges,
  reviewDue,
  type Scene,
  type TouchedPoint,
  touchedDuties,
} from "@touchstone/requirements";
import type { Store } from "../../store/index.ts";
import { diffsOf } from "../change-diffs.ts";
import type { HeldLibrary } from "../law-library.ts";
import { readTold, streamOf } from "../told-changes.ts";
import { readScenes } from "./read-scenes.ts";

export type OwnedScene = { readonly owner: string; readonly state: Scene };

/** Every scene in which something was approved, whoever wrote it: for counts of the operator's, never for a reader. */
export const allScenes = ({ maintenance }: Store): Promise<readonly OwnedScene[]> =>
  maintenance(async (tx) => {
    const { rows } = await tx.query<OwnedScene>(
      "select owner, state from requirements_scene where approved > 0 order by owner, id",
    );
    return rows;
  });

const basesOf = (scenes: readonly Scene[]) =>
  scenes.flatMap((scene) => approvedEntries(scene).flatMap(({ approved }) => approved?.basis ?? []));

/** Every law that an approved obligation rests on. */
export const lawsOfScenes = (scenes: readonly OwnedScene[]): readonly string[] => [
  ...new Set(basesOf(scenes.map(({ state }) => state)).map(({ family }) => family)),
];

/** The written obligations that a change touches. */
export const dutiesUnder = async (
  library: HeldLibrary,
  change: LawChange,
  scenes: readonly Scene[],
): Promise<readonly TouchedPoint[]> => {
  const bases = new Set(basesOf(scenes).map(citedName));
  if (!change.from.some((document) => bases.has(citedName(document)))) return [];
  const diffs = await diffsOf(library, change, (document) => bases.has(citedName(document)));
  return touchedDuties(change, diffs, scenes);
};

/** How many organisations, and how many of their obligations, a change touches. */
export const countDuties = async (library: HeldLibrary, change: LawChange, scenes: readonly OwnedScene[]) => {
  let [owners, rows] = [0, 0];
  for (const own of Map.groupBy(scenes, ({ owner }) => owner).values()) {
    const touched = await dutiesUnder(
      library,
      change,
      own.map(({ state }) => state),
    );
    const points = new Set(touched.map(({ scene, point }) => `${scene} ${point}`)).size;
    rows += points;
    owners += points === 0 ? 0 : 1;
  }
  return { owners, rows };
};

export const ownDuties = async (
  store: Store,
  library: HeldLibrary,
  change: LawChange,
  owner: string,
): Promise<readonly TouchedPoint[]> => {
  const scenes = await readScenes(store, owner);
  return dutiesUnder(
    library,
    change,
    scenes.map(({ state }) => state),
  );
};

/** The reviews that an organisation's own obligations wait for on a day, by scene and point. */
export const ownReviews = async (store: Store, library: HeldLibrary, owner: string, today: string) => {
  const scenes = (await readScenes(store, owner)).map(({ state }) => state);
  const reviews = new Map<string, { readonly family: string; readonly version: string; readonly due: string }>();
  if (basesOf(scenes).length === 0) return reviews;
  for (const change of liveChanges(library.base, today)) {
    const touched = await dutiesUnder(library, change, scenes);
    if (touched.length === 0) continue;
    const due = (await readTold(store, streamOf(change)))?.state.due ?? reviewDue(today, change.on);
    const { family, version } = change.of;
    for (const { scene, point } of touched) reviews.set(`${scene} ${point}`, { family, version, due });
  }
  return reviews;
};
