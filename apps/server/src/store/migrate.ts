import { hash } from "node:crypto";
import type { Engine } from "./engine.ts";
import { appRole } from "./role.ts";

/** One forward step of the schema. Never edited after release: a change is a new step. */
export type Migration = { readonly id: string; readonly sql: string };

export { appRole };

/**
 * The role of verification and rebuild: it sees every owner's rows, writes no journal and no head, and no route leads to
 * it.
 */
export const maintenanceRole = "touchstone_maintenance";

const foundation = `
create table if not exists migration (id text primary key, applied_at timestamptz not null default now());
do $$ begin
  if not exists (select from pg_roles where rolname = '${appRole}') then create role ${appRole} nologin; end if;
  if not pg_has_role(current_user, '${appRole}', 'member') then execute format('grant ${appRole} to %I', current_user); end if;
end $$;
do $$ begin
  if not exists (select from pg_roles where rolname = '${maintenanceRole}') then create role ${maintenanceRole} nologin; end if;
  if not pg_has_role(current_user, '${maintenanceRole}', 'member') then execute format('grant ${maintenanceRole} to %I', current_user); end if;
end $$;
grant usage on schema public to ${appRole}, ${maintenanceRole};
create schema if not exists rebuild authorization ${maintenanceRole};
`;

// Every owned table, whichever capability made it: maintenance must not overlook one.
const maintenanceAccess = `
do $$ declare owned record; begin
  for owned in select tablename from pg_policies scoped where schemaname = 'public' and policyname = tablename || '_scope'
    and not exists (select from pg_policies known where known.schemaname = 'public' and known.tablename = scoped.tablename
      and known.policyname = scoped.tablename || '_maintenance')
  loop
    execute format('create policy %I on %I to ${maintenanceRole} using (true) with check (true)', owned.tablename || '_maintenance', owned.tablename);
    execute format('grant select, insert, update, delete on %I to ${maintenanceRole}', owned.tablename);
  end loop;
end $$;
revoke insert, update, delete on journal, stream_head from ${maintenanceRole};
grant select on owner, access, person_key to ${maintenanceRole};
grant insert, delete on access to ${maintenanceRole};
`;

/** What a schema is that has had all of this. It stands beside the table of steps, as its comment: rows would be content. */
const standingOf = (steps: readonly Migration[]): string =>
  hash("sha256", [foundation, maintenanceAccess, ...steps.map(({ id }) => id)].join("\n"));

// A dump brings the comment along and leaves the cluster's roles behind: they are asked for themselves.
const isMember = (role: string): string =>
  `coalesce(pg_has_role(current_user, to_regrole('${role}')::oid, 'member'), false)`;
const standingSql = `
select obj_description(to_regclass('public.migration'), 'pg_class') as standing,
  ${isMember(appRole)} and ${isMember(maintenanceRole)} as member`;

type Standing = { readonly standing: string | null; readonly member: boolean };

/** Brings the database to the given steps, each in its own transaction; two servers that start at once take turns. */
export const migrate = async (engine: Engine, steps: readonly Migration[]): Promise<void> => {
  const standing = standingOf(steps);
  const { rows } = await engine.pool.query<Standing>(standingSql);
  if (rows[0]?.member === true && rows[0].standing === standing) return;
  const client = await engine.pool.connect();
  try {
    await client.query("select pg_advisory_lock(7462017)");
    await client.query(foundation);
    const known = await client.query<{ id: string }>("select id from migration");
    const applied = new Set(known.rows.map((row) => row.id));
    for (const step of steps.filter(({ id }) => !applied.has(id))) {
      await client
        .query(`begin; ${step.sql}; insert into migration (id) values ('${step.id}'); commit`)
        .catch(async (cause: unknown) => {
          await client.query("rollback");
          throw new Error(`migration ${step.id} failed`, { cause });
        });
    }
    await client.query(`${maintenanceAccess} comment on table migration is '${standing}';`);
  } finally {
    await client.query("select pg_advisory_unlock(7462017)");
    client.release();
  }
};

/**
 * SQL of a table that organisations own: `owner` first in the key, row security forced, the one policy of design.md
 * section 5. `columns` come after `owner`; with `case_id` among them the rows are also seen from inside that case.
 */
export const ownedTable = (name: string, columns: string, key: string): string => {
  const hasCase = /\bcase_id\b/.test(columns);
  const scope = "coalesce(current_setting('app.case', true), '')";
  const inCase = hasCase ? `(${scope} = '' or case_id::text = ${scope})` : `${scope} = ''`;
  return `
create table ${name} (owner uuid not null, ${columns}, primary key (owner, ${key}));
alter table ${name} enable row level security;
alter table ${name} force row level security;
create policy ${name}_scope on ${name}
  using (owner = nullif(current_setting('app.owner', true), '')::uuid and ${inCase});
grant select, insert, update, delete on ${name} to ${appRole};
`;
};

/** SQL of a stream kind's read-row table: what `append` fills. `columns` are the extra ones that lists filter and sort by. */
export const rowTable = (name: string, columns: string): string =>
  ownedTable(
    name,
    `id uuid not null, version integer not null, case_id uuid, state json not null${columns === "" ? "" : `, ${columns}`}`,
    "id",
  );

/** SQL of a stream kind's second table: see `SideTable`. `key` tells the rows of one stream apart. */
export const sideTable = (name: string, columns: string, key: string): string =>
  ownedTable(name, `source uuid not null, ${columns}`, `source, ${key}`);
