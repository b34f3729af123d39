import type { Transaction } from "../store/index.ts";

/** Of some ids, those that are people of the organisation, by its own names for them. */
export const knownPeople = async (tx: Transaction, owner: string, ids: readonly string[]) => {
  // What is no UUID is nobody's id, and would stop the query.
  const asked = ids.filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
  if (asked.length === 0) return { people: {}, reads: [] };
  const { rows } = await tx.query<{ id: string; name: string; version: number }>(
    `select id, version, state->>'name' as name from party_person
     where owner = $1 and id = any($2::uuid[]) and coalesce(state->>'name', '') <> ''`,
    [owner, asked],
  );
  return {
    people: Object.fromEntries(rows.map(({ id, name }) => [id, name])),
    reads: rows.map(({ id: stream, version }) => ({ stream, version })),
  };
};

/** Everybody whom the organisation knows by name, by name. */
export const allPeople = async (tx: Transaction, owner: string) => {
  const { rows } = await tx.query<{ id: string; name: string }>(
    `select id, state->>'name' as name from party_person
     where owner = $1 and coalesce(state->>'name', '') <> '' order by 2, 1`,
    [owner],
  );
  return rows;
};
