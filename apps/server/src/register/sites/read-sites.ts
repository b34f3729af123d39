import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
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

/** The site that an answer is to be about, closed or not; null where it is about the whole organisation. */
export const siteAsked = async (
  services: Services,
  owner: string,
  id: string | null | undefined,
): Promise<Result<HeldSite | null, Refusal>> => {
  if (id === undefined || id === null) return ok(null);
  const found = (await readSites(services, owner)).find((site) => site.id === id);
  return found === undefined ? refuse(refusal("site-unknown", houseRule("3"), { site: id })) : ok(found);
};
