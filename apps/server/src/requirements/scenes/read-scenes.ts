import { type ObligationPack, packOfScene, type Scene } from "@touchstone/requirements";
import type { Store } from "../../store/index.ts";

export type SceneRow = { readonly id: string; readonly version: number; readonly state: Scene };

export const readScenes = async (store: Store, owner: string): Promise<readonly SceneRow[]> => {
  const { rows } = await store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<SceneRow>("select id, version, state from requirements_scene where owner = $1 order by id", [owner]),
  );
  return rows;
};

export const readScene = async (store: Store, owner: string, id: string): Promise<SceneRow | null> => {
  const { rows } = await store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<SceneRow>("select id, version, state from requirements_scene where owner = $1 and id = $2", [owner, id]),
  );
  return rows[0] ?? null;
};

/** What an organisation's own scenes add to the packs: only what was approved, and for this organisation alone. */
export const ownPacks = async (store: Store, owner: string): Promise<readonly ObligationPack[]> => {
  const { rows } = await store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<Pick<SceneRow, "state">>(
      "select state from requirements_scene where owner = $1 and approved > 0 order by id",
      [owner],
    ),
  );
  return rows.flatMap(({ state }) => packOfScene(state) ?? []);
};
