import type { LawChange, ToldChange } from "@touchstone/requirements";
import { citedName } from "@touchstone/requirements";
import type { Store } from "../store/index.ts";
import { streamOfChange } from "./change-stream.ts";
import { lawScope } from "./law-stream.ts";

export type Told = { readonly id: string; readonly version: number; readonly state: ToldChange };

export const streamOf = ({ event, of }: LawChange): string => streamOfChange(event, citedName(of));

export const readTold = async (store: Store, id: string): Promise<Told | null> => {
  const { rows } = await store.transaction(lawScope, (tx) =>
    tx.query<Told>("select id, version, state from requirements_change where owner = $1 and id = $2", [
      lawScope.owner,
      id,
    ]),
  );
  return rows[0] ?? null;
};

/** Every change that was ever told, the newest first. */
export const allTold = async (store: Store): Promise<readonly Told[]> => {
  const { rows } = await store.transaction(lawScope, (tx) =>
    tx.query<Told>("select id, version, state from requirements_change where owner = $1", [lawScope.owner]),
  );
  return rows.toSorted(
    (a, b) =>
      b.state.knownOn.localeCompare(a.state.knownOn) ||
      (b.state.change?.on ?? "").localeCompare(a.state.change?.on ?? ""),
  );
};

/** CT-20: the audit points that nobody has looked at since their law changed, by scene and point. */
export const openPoints = async (
  store: Store,
): Promise<ReadonlyMap<string, { readonly family: string; readonly version: string; readonly due: string }>> => {
  const told = await allTold(store);
  return new Map(
    told.flatMap(({ state: { change, due, points } }) =>
      change === null
        ? []
        : points
            .filter(({ review }) => review === null)
            .map(({ scene, point }) => [`${scene} ${point}`, { family: change.family, version: change.version, due }]),
    ),
  );
};
