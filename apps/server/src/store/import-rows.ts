import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import type pg from "pg";
import { z } from "zod";
import type { Engine } from "./engine.ts";
import { isEmpty } from "./export-rows.ts";
import type { Jobs } from "./jobs.ts";
import { appRole } from "./migrate.ts";
import { format, type MovedTable, migrationIds, movedTables } from "./moved-tables.ts";
import { unpack } from "./packed-lines.ts";
import { sqlState } from "./transaction.ts";

export type ImportCode = "import-not-empty" | "import-other-release" | "import-broken";
export type ImportReport = { readonly tables: number; readonly rows: number; readonly jobs: number };

const line = z.union([
  z.array(z.string().nullable()),
  z.strictObject({ table: z.string(), columns: z.array(z.string()) }),
  z.strictObject({ job: z.strictObject({ queue: z.string(), data: z.looseObject({}).nullable() }) }),
  z.strictObject({ end: z.strictObject({ rows: z.int() }) }),
  z.strictObject({ format: z.literal(format), migrations: z.array(z.string()), leavesOut: z.array(z.string()) }),
]);
type Line = z.infer<typeof line>;
type Row = readonly (string | null)[];

/** Thrown inside the transaction, so that nothing of a broken file stays. */
class Broken extends Error {
  readonly refusal: Refusal<ImportCode>;
  constructor(code: ImportCode, facts: Refusal["facts"]) {
    super(code);
    this.refusal = refusal(code, houseRule("9"), facts);
  }
}

const readLine = (text: string, number: number): Line => {
  try {
    return line.parse(JSON.parse(text));
  } catch (cause) {
    throw new Broken("import-broken", {
      line: number,
      what: cause instanceof Error ? cause.message.slice(0, 200) : "",
    });
  }
};

const atOnce = 500;

/** Gathers rows of one table and one owner, and writes them in batches. */
const writer = (client: pg.PoolClient, table: MovedTable) => {
  const names = table.columns.map(({ name }) => name);
  const values = table.columns.map(({ type }, index) => `c${index}::${type}`).join(", ");
  const arrays = table.columns.map((_, index) => `$${index + 1}::text[]`).join(", ");
  const aliases = table.columns.map((_, index) => `c${index}`).join(", ");
  const sql = `insert into ${table.name} (${names.join(", ")}) select ${values} from unnest(${arrays}) moved (${aliases})`;
  const ownerAt = table.owned ? names.indexOf("owner") : -1;
  let batch: Row[] = [];
  const flush = async (): Promise<void> => {
    const [first] = batch;
    if (first === undefined) return;
    // Row security lets nobody write for all owners at once, and import is no exception.
    if (table.owned) {
      await client.query(`set local role ${appRole}`);
      await client.query("select set_config('app.owner', $1, true)", [first[ownerAt]]);
    }
    await client.query(
      sql,
      names.map((_, index) => batch.map((row) => row[index] ?? null)),
    );
    if (table.owned) await client.query("reset role");
    batch = [];
  };
  return {
    add: async (row: Row): Promise<void> => {
      const [first] = batch;
      const isOther = table.owned && first !== undefined && first[ownerAt] !== row[ownerAt];
      if (batch.length >= atOnce || isOther) await flush();
      batch.push(row);
    },
    flush,
  };
};
type Writer = ReturnType<typeof writer>;

const tableFor = (tables: readonly MovedTable[], name: string, columns: readonly string[]): MovedTable => {
  const table = tables.find((each) => each.name === name);
  const known = table?.columns.map((column) => column.name);
  if (table === undefined || known?.join() !== columns.join())
    throw new Broken("import-broken", { line: 0, what: name });
  return table;
};

const importInto = async (
  client: pg.PoolClient,
  lines: AsyncIterable<string>,
  send: (queue: string, data: object) => Promise<void>,
): Promise<ImportReport> => {
  if (!(await isEmpty(client))) throw new Broken("import-not-empty", {});
  const tables = await movedTables(client);
  // What the schema's own steps put there comes again in the file.
  for (const { name, owned } of tables.toReversed()) if (!owned) await client.query(`delete from ${name}`);
  let current: Writer | null = null;
  let number = 0;
  const seen = { tables: 0, rows: 0, jobs: 0 };
  for await (const text of lines) {
    number += 1;
    const read = readLine(text, number);
    if (number === 1) {
      const here = await migrationIds(client);
      if (!("format" in read)) throw new Broken("import-broken", { line: 1, what: "" });
      const differ = [...here, ...read.migrations].filter((id) => !here.includes(id) || !read.migrations.includes(id));
      if (differ.length > 0) throw new Broken("import-other-release", { steps: differ });
    } else if ("end" in read) {
      await current?.flush();
      if (read.end.rows !== seen.rows) throw new Broken("import-broken", { line: number, what: "" });
      return seen;
    } else if ("table" in read) {
      await current?.flush();
      current = writer(client, tableFor(tables, read.table, read.columns));
      seen.tables += 1;
    } else if ("job" in read) {
      await current?.flush();
      current = null;
      await send(read.job.queue, read.job.data ?? {});
      seen.jobs += 1;
    } else if (Array.isArray(read) && current !== null) {
      await current.add(read);
      seen.rows += 1;
    } else throw new Broken("import-broken", { line: number, what: "" });
  }
  throw new Broken("import-broken", { line: number, what: "the end is missing" });
};

// What the packing (`Z_…`) or the database says of values that are no values, or rows that break the schema's own rules.
const isFault = (cause: unknown): cause is Error =>
  /^2[23]/.test(sqlState(cause) ?? "") ||
  (cause instanceof Error && "code" in cause && typeof cause.code === "string" && cause.code.startsWith("Z_"));

/** Fills an empty store of the same release from an export, all of it or nothing. */
export const importRows = async (
  engine: Engine,
  jobs: Jobs,
  packed: Uint8Array,
): Promise<Result<ImportReport, Refusal<ImportCode>>> => {
  const client = await engine.pool.connect();
  try {
    await client.query("begin");
    const query = <R extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) =>
      client.query<R>(text, values === undefined ? [] : [...values]);
    const report = await importInto(client, unpack(packed), (queue, data) => jobs.send({ query }, queue, data));
    await client.query("commit");
    return ok(report);
  } catch (cause) {
    await client.query("rollback");
    if (cause instanceof Broken) return refuse(cause.refusal);
    if (!isFault(cause)) throw cause;
    return refuse(refusal("import-broken", houseRule("9"), { line: 0, what: cause.message.slice(0, 200) }));
  } finally {
    client.release();
  }
};
