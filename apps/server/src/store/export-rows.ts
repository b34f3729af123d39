import type pg from "pg";
import type { Engine } from "./engine.ts";
import { maintenanceRole } from "./migrate.ts";
import { asMaintenance, format, leavesOut, type MovedTable, migrationIds, movedTables } from "./moved-tables.ts";

const atOnce = 500;

const rowsOf = async function* (client: pg.PoolClient, table: MovedTable): AsyncGenerator<readonly (string | null)[]> {
  const row = `array[${table.columns.map(({ name }) => `${name}::text`).join(", ")}]`;
  // One order on all engines, and an owner's rows together: import writes one owner at a time.
  const order = `${table.owned ? "owner, " : ""}${row} collate "C"`;
  await client.query(`declare moved no scroll cursor for select ${row} as row from ${table.name} order by ${order}`);
  for (;;) {
    const { rows } = await client.query<{ row: readonly (string | null)[] }>(`fetch ${atOnce} from moved`);
    for (const { row } of rows) yield row;
    if (rows.length < atOnce) break;
  }
  await client.query("close moved");
};

// A job that has not run yet is content: the effect that it promises was promised with the events.
const jobsSql = `select name as queue, data from pgboss.job where state in ('created', 'retry', 'active')
  and name not like '\\_\\_pgboss%' order by created_on, id`;

/**
 * The whole content as lines of JSON, of one moment, whatever the engine: the only way to another engine and to another
 * major version of the embedded one (guard 4 of stack.md section 2).
 */
export const exportRows = async function* (engine: Engine): AsyncGenerator<string> {
  const client = await engine.pool.connect();
  try {
    await client.query("begin isolation level repeatable read");
    yield JSON.stringify({ format, migrations: await migrationIds(client), leavesOut });
    let count = 0;
    for (const table of await movedTables(client)) {
      yield JSON.stringify({ table: table.name, columns: table.columns.map(({ name }) => name) });
      if (table.owned) await client.query(`set local role ${maintenanceRole}`);
      for await (const row of rowsOf(client, table)) {
        count += 1;
        yield JSON.stringify(row);
      }
      await client.query("reset role");
    }
    for (const job of (await client.query<{ queue: string; data: unknown }>(jobsSql)).rows)
      yield JSON.stringify({ job });
    yield JSON.stringify({ end: { rows: count } });
  } finally {
    await client.query("rollback");
    client.release();
  }
};

export const isEmpty = (client: pg.PoolClient): Promise<boolean> =>
  asMaintenance(client, async () => (await client.query("select 1 from journal limit 1")).rows.length === 0);
