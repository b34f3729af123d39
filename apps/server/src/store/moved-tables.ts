import type pg from "pg";
import { maintenanceRole } from "./migrate.ts";

/** A table as export and import see it: everything by name and as text, so that no engine's types come between. */
export type MovedTable = {
  /** Quoted, with its schema. */
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Under row security: read by maintenance, written in its owner's scope. */
  readonly owned: boolean;
};

// Tables that others point at come first. What the engine itself keeps (schema steps, upkeep) is not content.
const tablesSql = `
select format('%I.%I', n.nspname, c.relname) as name, c.relrowsecurity as owned,
  (select json_agg(json_build_object('name', format('%I', a.attname), 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
     from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname in ('public', 'identity') and c.relkind = 'r' and c.relname not in ('migration', 'upkeep')
order by (select count(*) from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'), 1`;

export const movedTables = async (client: pg.PoolClient): Promise<readonly MovedTable[]> =>
  (await client.query<MovedTable>(tablesSql)).rows;

export const migrationIds = async (client: pg.PoolClient): Promise<readonly string[]> =>
  (await client.query<{ id: string }>("select id from migration order by id")).rows.map(({ id }) => id);

/** Work under the role that sees every owner, then as the login again. */
export const asMaintenance = async <Value>(client: pg.PoolClient, work: () => Promise<Value>): Promise<Value> => {
  await client.query(`set local role ${maintenanceRole}`);
  const value = await work();
  await client.query("reset role");
  return value;
};

/** Folders of the data folder that are no part of the database; both sides say so. */
export const leavesOut = ["blobs", "log", "keys"] as const;

export const format = "touchstone-export/1";
