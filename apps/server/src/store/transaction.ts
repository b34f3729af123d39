import pg from "pg";
import type { Engine } from "./engine.ts";
import { appRole, maintenanceRole } from "./migrate.ts";

/**
 * Whose rows a transaction may touch. `public` sees only tables without an owner (law base, public statements, the
 * directory of access). A request has exactly one scope, found by the door it came in by.
 */
export type Scope = "public" | { readonly owner: string; readonly caseId: string | null };

/** Sees every owner: only `store.maintenance` opens it. */
type AnyScope = Scope | "maintenance";

export type Transaction = {
  readonly scope: AnyScope;
  /** With a name the statement is planned once for each connection; only for texts that are few and always the same. */
  readonly query: <Row extends pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
    name?: string,
  ) => Promise<pg.QueryResult<Row>>;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const setting = (name: string, value: string): string => {
  // The value goes into the text of the statement, so nothing but a UUID or nothing at all gets through.
  if (value !== "" && !uuid.test(value)) throw new Error(`${name} is not a UUID`);
  return `set_config('${name}', '${value}', true)`;
};

const opening = (scope: AnyScope): string => {
  // One snapshot, so that what moves meanwhile cannot look as if journal and rows disagreed. It is taken by the first
  // query of the work, after any lock that the work begins with.
  if (scope === "maintenance") return `begin isolation level repeatable read; set local role ${maintenanceRole}`;
  const owner = scope === "public" ? "" : scope.owner;
  const caseId = scope === "public" ? "" : (scope.caseId ?? "");
  return `begin; set local role ${appRole}; select ${setting("app.owner", owner)}, ${setting("app.case", caseId)}`;
};

/** SQL text with its values written in, for statements that travel together in one round trip. */
export const inlined = (text: string, values: readonly (string | number | null)[]): string =>
  text.replace(/\$(\d+)/g, (_, place: string) => {
    const value = values[Number(place) - 1];
    if (value === undefined) throw new Error(`no value for $${place}`);
    return value === null ? "null" : typeof value === "number" ? String(value) : pg.escapeLiteral(value);
  });

/** What the opening round trip brings back beside the scope: one result for each statement that rode along. */
export type Opened = readonly pg.QueryResult[];

/**
 * The only way to the database. Runs `work` under the scope's row security, commits when it returns, rolls back when it
 * throws. Inside, call nothing of identity, blobs or jobs except a send on this transaction: on the embedded engine any
 * query outside the open transaction would wait for its end.
 */
export const transaction = async <Value>(
  engine: Engine,
  scope: AnyScope,
  work: (tx: Transaction, opened: Opened) => Promise<Value>,
  alongside: readonly string[] = [],
): Promise<Value> => {
  const client = await engine.pool.connect();
  let broken: Error | undefined;
  try {
    // Several statements in one simple query give an array of results, which pg's types do not tell.
    const results = (await client.query([opening(scope), ...alongside].join("; "))) as unknown as pg.QueryResult[];
    const tx: Transaction = {
      scope,
      query: (text, values, name) =>
        client.query({
          text,
          values: values === undefined ? [] : [...values],
          ...(name === undefined ? {} : { name }),
        }),
    };
    const value = await work(tx, results.slice(3));
    await client.query("commit");
    return value;
  } catch (cause) {
    await client.query("rollback").catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error("rollback failed");
    });
    throw cause;
  } finally {
    client.release(broken);
  }
};

/** PostgreSQL's code of an error, where it is one. The embedded engine has an error class of its own, with the same code. */
export const sqlState = (cause: unknown): string | null =>
  cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : null;
export const uniqueViolation = "23505";
