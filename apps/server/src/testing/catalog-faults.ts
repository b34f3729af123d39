import { appRole, type Engine, maintenanceRole } from "../store/index.ts";

// The directory of access and the list of owners name owners, but are looked up before any scope is known.
const directory = ["access", "owner"];
// Tables of the house and of what is public or content: nothing in them belongs to an organisation.
const unowned =
  /^(?:migration|upkeep|person_key|access|owner|party_directory|party_engagement|party_sanction|public_.+|law_.+|log_.+)$/;

type Check = { readonly name: string; readonly sql: string };

const tables = `select c.oid, c.relname as name, c.relrowsecurity, c.relforcerowsecurity,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'owner' and not a.attisdropped) as owned
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p')`;
// A table that the app's role cannot reach at all needs no fence inside: only maintenance reads the log's list of heads.
const ownedTables = `select * from (${tables}) t where owned and name <> all ('{${directory.join(",")}}')
  and has_table_privilege('${appRole}', oid, 'SELECT, INSERT, UPDATE, DELETE')`;

const firstColumn = (index: string): string =>
  `(select a.attname from pg_attribute a where a.attrelid = ${index}.indrelid and a.attnum = ${index}.indkey[0])`;

const checks: readonly Check[] = [
  {
    name: "row security is not forced",
    sql: `select name from (${ownedTables}) t where not relrowsecurity or not relforcerowsecurity`,
  },
  {
    name: "no policy by owner",
    sql: `select name from (${ownedTables}) t where not exists (
      select from pg_policies p where p.schemaname = 'public' and p.tablename = t.name and p.policyname = t.name || '_scope'
        and p.qual like '%app.owner%' and p.cmd = 'ALL')`,
  },
  {
    name: "a policy beside the owner's",
    sql: `select tablename || '.' || policyname as name from pg_policies where schemaname = 'public'
      and policyname <> tablename || '_scope'
      and not (policyname = tablename || '_maintenance' and roles = '{${maintenanceRole}}')`,
  },
  {
    name: "owner is not the first key column",
    sql: `select t.name from (${ownedTables}) t left join pg_index i on i.indrelid = t.oid and i.indisprimary
      where i.indexrelid is null or ${firstColumn("i")} <> 'owner'`,
  },
  {
    name: "a unique index tells of other owners",
    sql: `select x.relname as name from (${ownedTables}) t join pg_index i on i.indrelid = t.oid and i.indisunique
      join pg_class x on x.oid = i.indexrelid where coalesce(${firstColumn("i")}, '') <> 'owner'`,
  },
  {
    name: "a foreign key may cross owners",
    sql: `select f.conname as name from pg_constraint f join (${ownedTables}) t on t.oid = f.conrelid
      where f.contype = 'f' and not exists (select from pg_attribute a where a.attrelid = f.conrelid
        and a.attnum = f.conkey[1] and a.attname = 'owner')`,
  },
  { name: "a table without owner that is not known as public", sql: `select name from (${tables}) t where not owned` },
  {
    name: "a view sees with its owner's eyes",
    sql: `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and (c.relkind = 'm' or (c.relkind = 'v'
        and not coalesce(c.reloptions @> '{security_invoker=true}', false)))`,
  },
  {
    name: "a function runs with its owner's rights",
    sql: `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')`,
  },
  {
    name: "a role may pass row security",
    sql: `select rolname as name from pg_roles where rolname in ('${appRole}', '${maintenanceRole}')
      and (rolsuper or rolbypassrls or rolcreaterole or rolcanlogin)`,
  },
  {
    name: "the app's role is a member of another",
    sql: `select r.rolname as name from pg_auth_members m join pg_roles r on r.oid = m.roleid
      where m.member = (select oid from pg_roles where rolname = '${appRole}')`,
  },
  {
    name: "the app's role owns something",
    sql: `select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = '${appRole}'
      union all select n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner where r.rolname = '${appRole}'`,
  },
  {
    name: "the app's role may empty a table",
    sql: `select name from (${tables}) t where has_table_privilege('${appRole}', oid, 'TRUNCATE')`,
  },
  {
    name: "the journal can be rewritten",
    sql: `select role || '.' || privilege as name from unnest('{${appRole},${maintenanceRole}}'::text[]) role,
      unnest('{UPDATE,DELETE,TRUNCATE}'::text[]) privilege where has_table_privilege(role, 'journal', privilege)`,
  },
];

/** What is wrong with the database's own fences (reliability.md T4), each as `fault: name`. */
export const catalogFaults = async (engine: Engine): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const { name, sql } of checks) {
    const { rows } = await engine.pool.query<{ name: string }>(sql);
    const isFault = (row: { name: string }): boolean => !name.startsWith("a table without") || !unowned.test(row.name);
    found.push(...rows.filter(isFault).map((row) => `${name}: ${row.name}`));
  }
  return found;
};
