import { appRole, type Migration, ownedTable } from "./migrate.ts";

/** The journal and what the write path needs beside it. */
export const storeMigrations: readonly Migration[] = [
  {
    id: "store/001",
    sql: `
${ownedTable(
  "journal",
  `stream uuid not null, version integer not null, case_id uuid, kind text not null, type text not null,
   schema_version integer not null, event_id uuid not null, command_id uuid not null, actor uuid not null,
   recorded_at timestamptz not null, occurred_on date not null, data json not null, sealed text, prev text, hash text not null`,
  "stream, version",
)}
revoke update, delete on journal from ${appRole};
${ownedTable("stream_head", "stream uuid not null, kind text not null, case_id uuid, version integer not null, hash text not null", "stream")}
create index stream_head_kind on stream_head (owner, kind, stream);
${ownedTable("command", "case_id uuid, actor uuid not null, key text not null, digest text not null, result json not null, recorded_at timestamptz not null", "actor, key")}
create table owner (owner uuid primary key);
grant select, insert on owner to ${appRole};
create table access (
  viewer uuid not null, owner uuid not null, case_id uuid, role text not null, source uuid not null
);
create index access_viewer on access (viewer, owner);
create index access_case on access (case_id) where case_id is not null;
create index access_source on access (source);
grant select, insert, delete on access to ${appRole};
create table person_key (person uuid primary key, key bytea not null);
grant select, insert, delete on person_key to ${appRole};
`,
  },
  { id: "store/002", sql: "create table upkeep (task text primary key, done_at timestamptz not null)" },
];
