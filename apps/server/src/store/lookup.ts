import type pg from "pg";
import type { Engine } from "./engine.ts";
import { appRole } from "./migrate.ts";
import { inlined } from "./transaction.ts";

/** One row of a public table by its key. The name makes it a prepared statement; the text never changes under it. */
export type Lookup = { readonly name: string; readonly text: string };

// The embedded engine is one session: what it has prepared stays prepared. Planning anew costs more than the read.
const prepared = new WeakMap<Engine, Map<string, Promise<unknown>>>();

const prepare = (engine: Engine, { name, text }: Lookup): Promise<unknown> => {
  const known = prepared.get(engine) ?? new Map<string, Promise<unknown>>();
  prepared.set(engine, known);
  const done = known.get(name) ?? engine.pool.query(`prepare ${name} as ${text}`);
  known.set(name, done);
  return done;
};

/**
 * The scope `public` for a single read, in one round trip instead of three: public pages are asked for more than all else
 * together. Row security holds as in any transaction: the role is the application's and no owner is set.
 */
export const lookup = async <Row extends pg.QueryResultRow>(
  engine: Engine,
  query: Lookup,
  values: readonly (string | number | null)[],
): Promise<readonly Row[]> => {
  if (engine.lookups !== null) {
    const { rows } = await engine.lookups.query<Row>({ ...query, values: [...values] });
    return rows;
  }
  await prepare(engine, query);
  const places = values.map((_, place) => `$${place + 1}`).join(", ");
  const call = inlined(`execute ${query.name}(${places})`, values);
  // Several statements in one simple query give an array of results, which pg's types do not tell.
  const results = (await engine.pool.query(
    `begin; set local role ${appRole}; ${call}; commit`,
  )) as unknown as pg.QueryResult<Row>[];
  return results[2]?.rows ?? [];
};
