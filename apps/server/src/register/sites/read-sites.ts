import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import { type Site, site } from "@touchstone/register";
import type { Services } from "../../services.ts";
import { readHistory, type Transaction } from "../../store/index.ts";
import { dayOf } from "../rows.ts";
import { siteStream } from "./site-stream.ts";

export type HeldSite = { readonly id: string; readonly version: number; readonly state: Site };

const sitesIn = async (tx: Transaction, owner: string): Promise<readonly HeldSite[]> =>
  (await tx.query<HeldSite>("select id, version, state from register_site where owner = $1 order by name, id", [owner]))
    .rows;

/** Every site of one organisation, closed ones too, by name. */
export const readSites = ({ store }: Services, owner: string): Promise<readonly HeldSite[]> =>
  store.transaction({ owner, caseId: null }, (tx) => sitesIn(tx, owner));

export type NamedSite = {
  readonly id: string;
  readonly name: string;
  readonly closed: boolean;
  /** Who answers for it, as it was written. */
  readonly answers: string;
};

/** Sites, as a place is looked up among them. */
export const namedSites = async (tx: Transaction, owner: string): Promise<readonly NamedSite[]> =>
  (await sitesIn(tx, owner)).map(({ id, state: { facts, closed } }) => ({
    id,
    name: facts.name,
    closed: closed !== null,
    answers: facts.answers,
  }));

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

const statesOn = async (tx: Transaction, owner: string, ids: readonly string[], on: string) => {
  const states = [...(await readHistory(tx, owner, ids))].map(([id, life]): readonly [string, Site | null] => {
    const then = life.flatMap(({ type, schema_version, data, occurred_on }) => {
      const event = siteStream.readEvent(type, schema_version, data, null);
      return (event.type === "SiteClosed" ? event.data.on : occurred_on) <= on ? [event] : [];
    });
    return [id, then.reduce(site.evolve, site.initial)];
  });
  return new Map(states);
};

/** What some sites were called on a day; one that was not there then has no name. */
export const siteNamesOn = async (
  tx: Transaction,
  owner: string,
  ids: readonly string[],
  on: string,
): Promise<ReadonlyMap<string, string>> =>
  new Map(
    [...(await statesOn(tx, owner, ids, on))].flatMap(([id, state]) =>
      state === null ? [] : [[id, state.facts.name]],
    ),
  );

/** The sites that there were on a day, as they were described then; of a closure the day counts that it names. */
export const sitesOn = async (services: Services, owner: string, on: string): Promise<readonly HeldSite[]> => {
  const held = await readSites(services, owner);
  if (on >= dayOf(services, undefined)) return held;
  const ids = held.map(({ id }) => id);
  const then = await services.store.transaction({ owner, caseId: null }, (tx) => statesOn(tx, owner, ids, on));
  return held.flatMap((one) => {
    const state = then.get(one.id) ?? null;
    return state === null ? [] : [{ ...one, state }];
  });
};
