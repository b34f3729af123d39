import { type Link, type LinkFacts, type Risk, riskState } from "@touchstone/register";
import type { Transaction } from "../../store/index.ts";

export type LinkedThing = {
  readonly to: string;
  readonly title: string;
  readonly state: string;
  readonly gone: boolean;
};

type Found = { readonly id: string; readonly title: string; readonly state: string; readonly version: number | null };

const risks = async (tx: Transaction, owner: string, ids: readonly string[]): Promise<readonly Found[]> => {
  const { rows } = await tx.query<{ id: string; title: string; version: number; state: Risk }>(
    "select id, title, version, state from register_risk where owner = $1 and id = any($2::uuid[])",
    [owner, ids],
  );
  return rows.map(({ state, ...row }) => ({ ...row, state: riskState(state) }));
};

const evidence = async (tx: Transaction, owner: string, ids: readonly string[]): Promise<readonly Found[]> => {
  const { rows } = await tx.query<{ id: string; title: string }>(
    `select item->>'id' as id, item->>'name' as title from register_risk, json_array_elements(state->'evidence') item
     where owner = $1 and item->>'id' = any($2::text[]) and item->>'unlinked' is null`,
    [owner, ids],
  );
  return rows.map((row) => ({ ...row, state: "kept", version: null }));
};

const records = async (
  tx: Transaction,
  owner: string,
  kind: string,
  ids: readonly string[],
): Promise<readonly Found[]> => {
  const { rows } = await tx.query<Found>(
    `select id, title, record_state as state, version from register_record
     where owner = $1 and kind = $2 and id = any($3::uuid[])`,
    [owner, kind, ids],
  );
  return rows;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const ask = (tx: Transaction, owner: string, to: string, ids: readonly string[]): Promise<readonly Found[]> => {
  if (to === "risk") return risks(tx, owner, ids);
  return to === "evidence" ? evidence(tx, owner, ids) : records(tx, owner, to.slice("record:".length), ids);
};

export type Resolved = {
  readonly things: { readonly [id: string]: LinkedThing };
  readonly facts: LinkFacts;
  /** What a decision rests on, so that the append can hold it still. */
  readonly reads: readonly { readonly stream: string; readonly version: number }[];
};

/** What links lead to in one organisation; an id of another sort, or of another's, is gone. */
export const resolveLinks = async (tx: Transaction, owner: string, links: readonly Link[]): Promise<Resolved> => {
  const things: { [id: string]: LinkedThing } = {};
  const reads: { stream: string; version: number }[] = [];
  for (const [to, each] of Map.groupBy(links, (link) => link.to)) {
    const ids = [...new Set(each.map(({ id }) => id))];
    // What is no UUID is nobody's id, and would stop the query.
    const asked = ids.filter((id) => uuid.test(id));
    const found = new Map((await ask(tx, owner, to, asked)).map((row) => [row.id, row]));
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
