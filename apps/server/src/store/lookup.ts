import type pg from "pg";
import type { Engine } from "./engine.ts";
import { appRole } from "./migrate.ts";
import { inlined } from "./transaction.ts";

/** One row of a public table by its key. The name makes it a prepared statement; the text never changes under it. */
export type Lookup = { readonly name: string; readonly text: string };

/**
 * The scope `public` for a single read, in one round trip instead of three: public pages are asked for more than all else
 * together. Row security holds as in any transaction: the role is the application's and no owner is set.
 */
export const lookup = async <Row extends pg.QueryResultRow>(
  engine: Engine,
  { name, text }: Lookup,
  values: readonly (string | number | null)[],
): Promise<readonly Row[]> => {
  if (engine.lookups !== null) {
    const { rows } = await engine.lookups.query<Row>({ name, text, values: [...values] });
    return rows;
  }
  const statements = [
    "begin",
    `set local role ${appRole}`,
    "select set_config('app.owner', '', true)",
    inlined(text, values),
    "commit",
  ];
  // Several statements in one simple query give an array of results, which pg's types do not tell.
  const results = (await engine.pool.query(statements.join("; "))) as unknown as pg.QueryResult<Row>[];
  return results[3]?.rows ?? [];
};
