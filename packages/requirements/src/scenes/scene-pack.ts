import type { ObligationPack, Review } from "../obligations/obligation.ts";
import { obligationOf } from "./duty-form.ts";
import { approvedEntries, type Basis, type Scene, type SceneEntry } from "./scene.ts";

/** How far the source was checked is what the server held when the second person approved. */
const reviewOf = ({ approval, basis }: NonNullable<SceneEntry["approved"]>): Review => {
  const compared = basis.length > 0 && basis.every(({ digest }) => digest !== null);
  const [first] = basis;
  return {
    by: approval.name,
    on: approval.on,
    check: compared ? "text" : "document",
    against: compared && first !== undefined ? `${first.family}@${first.version}` : null,
    note: null,
  };
};

/** What a scene adds to the packs: its approved obligations; null where nothing counts yet, or no longer. */
export const packOfScene = (scene: Scene): ObligationPack | null => {
  const obligations = approvedEntries(scene).flatMap(({ id, approved }) =>
    approved === null ? [] : [obligationOf(id, approved.form, reviewOf(approved))],
  );
  const days = approvedEntries(scene).map(({ approved }) => approved?.approval.on ?? "");
  if (obligations.length === 0 || scene.opened === null) return null;
  return {
    id: `scene-${scene.key}`,
    edition: days.toSorted().at(-1) ?? "",
    title: scene.title,
    source: {
      zh: "本机构编写、另一人批准的场景",
      en: "A scene that this organisation wrote and a second person approved",
    },
    effective: { from: scene.opened.on, to: null },
    scene: { id: scene.key, ...scene.title },
    areas: [],
    obligations,
    examples: [],
  };
};

export type Drift = {
  readonly basis: Basis;
  readonly now: Basis | null;
  readonly change: "changed" | "gone" | "unknown";
};

/**
 * Articles that do not read any more as they did when somebody approved. `now` is the same reference today: null where
 * nothing is in force; without a digest on either side nobody can say.
 */
export const driftOf = (then: readonly Basis[], today: readonly Basis[]): readonly Drift[] =>
  then.flatMap((basis): readonly Drift[] => {
    const now = today.find(({ family }) => family === basis.family) ?? null;
    if (now === null) return [{ basis, now, change: "gone" }];
    if (basis.digest === null || now.digest === null) {
      return basis.version === now.version ? [] : [{ basis, now, change: "unknown" }];
    }
    return basis.digest === now.digest ? [] : [{ basis, now, change: "changed" }];
  });
