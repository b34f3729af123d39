import type { Site } from "@touchstone/register";
import type { Services } from "../../services.ts";

export type HeldSite = { readonly id: string; readonly version: number; readonly state: Site };

/** Every site of one organisation, closed ones too, by name. */
export const readSites = async ({ store }: Services, owner: string): Promise<readonly HeldSite[]> => {
  const { rows } = await store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<HeldSite>("select id, version, state from register_site where owner = $1 order by name, id", [owner]),
  );
  return rows;
};
