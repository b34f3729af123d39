import { type Site, site } from "@touchstone/register";
import type { Services } from "../../services.ts";
import { readHistory } from "../../store/index.ts";
import { dayOf } from "../rows.ts";
import { siteStream } from "./site-stream.ts";

export type HeldSite = { readonly id: string; readonly version: number; readonly state: Site };

/** Every site of one organisation, closed ones too, by name. */
export const readSites = async ({ store }: Services, owner: string): Promise<readonly HeldSite[]> => {
  const { rows } = await store.transaction({ owner, caseId: null }, (tx) =>
    tx.query<HeldSite>("select id, version, state from register_site where owner = $1 order by name, id", [owner]),
  );
  return rows;
};

/** The sites that there were on a day, as they were described then; of a closure the day counts that it names. */
export const sitesOn = async (services: Services, owner: string, on: string): Promise<readonly HeldSite[]> => {
  const held = await readSites(services, owner);
  if (on >= dayOf(services, undefined)) return held;
  const ids = held.map(({ id }) => id);
  const lives = await services.store.transaction({ owner, caseId: null }, (tx) => readHistory(tx, owner, ids));
  return held.flatMap((one) => {
    const then = (lives.get(one.id) ?? []).flatMap(({ type, schema_version, data, occurred_on }) => {
      const event = siteStream.readEvent(type, schema_version, data, null);
      return (event.type === "SiteClosed" ? event.data.on : occurred_on) <= on ? [event] : [];
    });
    const state = then.reduce(site.evolve, site.initial);
    return state === null ? [] : [{ ...one, state }];
  });
};
