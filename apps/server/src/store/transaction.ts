import type pg from "pg";
import type { Engine } from "./engine.ts";
import { appRole, maintenanceRole } from "./migrate.ts";
import { callsText, forget, type Prepared, type PreparedCall } from "./prepared.ts";

/**
 * Whose rows a transaction may touch. `public` sees only tables without an owner (law base, public statements, the
 * directory of access). A request has exactly one scope, found by the door it came in by.
 */
export type Scope = "public" | { readonly owner: string; readonly caseId: string | null };

/** Sees every owner: only `store.maintenance` opens it. */
type AnyScope = Scope | "maintenance";

export type Transaction = {
  readonly scope: AnyScope;
  readonly query: <Row extends pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ) => Promise<pg.QueryResult<Row>>;
  /** The last statement, in one round trip with the commit. If it fails nothing is committed; after it nothing is asked. */
  readonly close: (last: PreparedCall) => Promise<void>;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const enter: Prepared = {
  name: "open_scope",
  text: "select set_config('app.owner', $1, true), set_config('app.case', $2, true)",
};

const entering = (scope: Exclude<AnyScope, "maintenance">): PreparedCall => {
  const values = scope === "public" ? ["", ""] : [scope.owner, scope.caseId ?? ""];
  if (values.some((value) => value !== "" && !uuid.test(value))) throw new Error("a scope is named by UUIDs");
  return { statement: enter, values };
};

/** The texts that open a transaction and run what rides along, the results of the latter last. */
const opening = (client: pg.ClientBase, scope: AnyScope, alongside: readonly PreparedCall[]): readonly string[] =>
  scope === "maintenance"
    ? // One snapshot, so that what moves meanwhile cannot look as if journal and rows disagreed. It is taken by the first
      // query of the work, after any lock that the work begins with.
      [`begin isolation level repeatable read; set local role ${maintenanceRole}`, ...callsText(client, alongside)]
    : [`begin; set local role ${appRole}`, ...callsText(client, [entering(scope), ...alongside])];

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
  alongside: readonly PreparedCall[] = [],
): Promise<Value> => {
  const client = await engine.pool.connect();
  let broken: Error | undefined;
  let isOpen = true;
  try {
    // Several statements in one simple query give an array of results, which pg's types do not tell.
    const results = (await client.query(opening(client, scope, alongside).join("; "))) as unknown as pg.QueryResult[];
    const tx: Transaction = {
      scope,
      query: async (text, values) => {
        if (!isOpen) throw new Error("this transaction has been committed");
        return client.query({ text, values: values === undefined ? [] : [...values] });
      },
      close: async (last) => {
        await client.query([...callsText(client, [last]), "commit"].join("; "));
        isOpen = false;
      },
    };
    const value = await work(tx, results.slice(results.length - alongside.length));
    if (isOpen) await client.query("commit");
    return value;
  } catch (cause) {
    const undo = isOpen ? client.query("rollback").then(() => forget(client)) : Promise.resolve();
    await undo.catch((failure: unknown) => {
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
