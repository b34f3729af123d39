import type { Link, LinkFacts } from "@touchstone/register";
import type { Transaction } from "../../store/index.ts";
import { stateOn } from "../evidence/evidenced-days.ts";

export type LinkedThing = {
  readonly to: string;
  readonly title: string;
  readonly state: string;
  readonly gone: boolean;
};

type Found = { readonly id: string; readonly title: string; readonly state: string; readonly version: number | null };

type Ask = (
  tx: Transaction,
  asked: { readonly owner: string; readonly ids: readonly string[] },
) => Promise<readonly Found[]>;

const risks =
  (on: string): Ask =>
  async (tx, { owner, ids }) => {
    const { rows } = await tx.query<Found>(
      `select id, title, version, ${stateOn("$3::text")} as state from register_risk where owner = $1 and id = any($2::uuid[])`,
      [owner, ids, on],
    );
    return rows;
  };

const itemsSql = `
select id::text as id, name as title, 'kept' as state, version from register_evidence
where owner = $1 and id = any($2::uuid[]) and not is_destroyed and not is_infected`;

// Records of the first release name a row's link to an item: it is there as long as the link is.
const linksSql = `
select link->>'id' as id, link->>'name' as title, 'kept' as state, null as version
from register_risk, json_array_elements(state->'evidence') link
where owner = $1 and link->>'id' = any($2::text[]) and link->>'unlinked' is null`;

/** Items of the library, as rows rest on them; what was destroyed, or taken off the row again, is gone. */
const evidence: Ask = async (tx, { owner, ids }) => {
  const items = (await tx.query<Found>(itemsSql, [owner, ids])).rows;
  const others = ids.filter((id) => !items.some((item) => item.id === id));
  // Every row is looked through for them.
  return others.length === 0 ? items : [...items, ...(await tx.query<Found>(linksSql, [owner, others])).rows];
};

const records =
  (kind: string): Ask =>
  async (tx, { owner, ids }) => {
    const { rows } = await tx.query<Found>(
      `select id, title, record_state as state, version from register_record
       where owner = $1 and kind = $2 and id = any($3::uuid[])`,
      [owner, kind, ids],
    );
    return rows;
  };

/** A closed site stays what it was: what was done there is still read, and may be entered late. */
const sites: Ask = async (tx, { owner, ids }) => {
  const { rows } = await tx.query<Found>(
    `select id, name as title, case when state->>'closed' is null then 'open' else 'closed' end as state, version
     from register_site where owner = $1 and id = any($2::uuid[])`,
    [owner, ids],
  );
  return rows;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const asking = (to: string, on: string): Ask => {
  if (to === "risk") return risks(on);
  if (to === "site") return sites;
  return to === "evidence" ? evidence : records(to.slice("record:".length));
};

type Around = { readonly owner: string; readonly on: string };

export type Resolved = {
  readonly things: { readonly [id: string]: LinkedThing };
  readonly facts: LinkFacts;
  /** What a decision rests on, so that the append can hold it still. */
  readonly reads: readonly { readonly stream: string; readonly version: number }[];
};

/** What links lead to in one organisation, as it stands on a day; an id of another sort, or of another's, is gone. */
export const resolveLinks = async (
  tx: Transaction,
  { owner, on }: Around,
  links: readonly Link[],
): Promise<Resolved> => {
  const things: { [id: string]: LinkedThing } = {};
  const reads: { stream: string; version: number }[] = [];
  for (const [to, each] of Map.groupBy(links, (link) => link.to)) {
    const ids = [...new Set(each.map(({ id }) => id))];
    // What is no UUID is nobody's id, and would stop the query.
    const asked = ids.filter((id) => uuid.test(id));
    const found = new Map((await asking(to, on)(tx, { owner, ids: asked })).map((row) => [row.id, row]));
    for (const id of ids) {
      const row = found.get(id);
      // Named in two fields of different sorts, it is right in one of them at most.
      const isGone = row === undefined || things[id]?.gone === true;
      things[id] = { to, title: row?.title ?? "", state: row?.state ?? "", gone: isGone };
      if (row?.version !== undefined && row.version !== null) reads.push({ stream: id, version: row.version });
    }
  }
  const facts = Object.fromEntries(Object.entries(things).map(([id, { state, gone }]) => [id, { state, gone }]));
  return { things, facts, reads };
};
