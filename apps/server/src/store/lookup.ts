import type pg from "pg";
import type { Engine } from "./engine.ts";
import { appRole } from "./migrate.ts";
import { callsText, forget, type Prepared } from "./prepared.ts";

/** Rows of public tables by a key: `$1` of the text is the array of keys, `key` the column in which each comes back. */
export type Lookup = Prepared & { readonly key: string };

type Row = pg.QueryResultRow;
type Waiting = {
  readonly key: string;
  readonly found: (rows: readonly Row[]) => void;
  readonly failed: (cause: unknown) => void;
};
type Desk = { waiting: readonly Waiting[]; isAsking: boolean };

// More keys than this in one question wait for the next one, so that nobody's answer waits for a crowd.
const most = 64;

const desks = new WeakMap<Engine, Map<string, Desk>>();

const deskOf = (engine: Engine, name: string): Desk => {
  const known = desks.get(engine) ?? new Map<string, Desk>();
  desks.set(engine, known);
  const desk = known.get(name) ?? { waiting: [], isAsking: false };
  known.set(name, desk);
  return desk;
};

// Left to itself the database plans anew for every number of keys, which costs more than the read.
const askEmbedded = async (engine: Engine, query: Lookup, keys: readonly string[]): Promise<readonly Row[]> => {
  const client = await engine.pool.connect();
  try {
    const calls = callsText(client, [{ statement: query, values: [keys] }]).join("; ");
    // Several statements in one simple query give an array of results, which pg's types do not tell.
    const results = (await client.query(
      `begin; set local role ${appRole}; set local plan_cache_mode = force_generic_plan; ${calls}; commit`,
    )) as unknown as pg.QueryResult[];
    return results.at(-2)?.rows ?? [];
  } catch (cause) {
    await client.query("rollback");
    await forget(client);
    throw cause;
  } finally {
    client.release();
  }
};

const ask = async (engine: Engine, query: Lookup, keys: readonly string[]): Promise<readonly Row[]> => {
  if (engine.lookups === null) return askEmbedded(engine, query, keys);
  const { rows } = await engine.lookups.query({ name: query.name, text: query.text, values: [keys] });
  return rows;
};

const serve = async (engine: Engine, desk: Desk, query: Lookup): Promise<void> => {
  desk.isAsking = true;
  while (desk.waiting.length > 0) {
    // Whatever else has arrived by now goes along: waking the database costs more than the rows.
    await new Promise((resolve) => setImmediate(resolve));
    const asked = desk.waiting.slice(0, most);
    desk.waiting = desk.waiting.slice(most);
    try {
      const rows = await ask(engine, query, [...new Set(asked.map(({ key }) => key))]);
      for (const { key, found } of asked) found(rows.filter((row) => row[query.key] === key));
    } catch (cause) {
      for (const { failed } of asked) failed(cause);
    }
  }
  desk.isAsking = false;
};

/**
 * The scope `public` for reads by key: public pages are asked for more than all else together. What is asked while an
 * answer is on its way goes together in the next question, so that many readers cost the database few round trips.
 * Row security holds as in any transaction: the role is the application's and no owner is set.
 */
export const lookup = <Found extends Row>(engine: Engine, query: Lookup, key: string): Promise<readonly Found[]> => {
  const desk = deskOf(engine, query.name);
  return new Promise((resolve, reject) => {
    // The rows are what the query's own text selects; the caller names their type beside it.
    const found = (rows: readonly Row[]): void => resolve(rows as readonly Found[]);
    desk.waiting = [...desk.waiting, { key, found, failed: reject }];
    if (!desk.isAsking) void serve(engine, desk, query);
  });
};
