import { appRole, type Migration, maintenanceRole } from "../store/index.ts";

/**
 * The database gives each entry its place; the files of the log are derived from it. All of it is public, so there is no
 * owner. `log_state` keeps the last signed size and root outside the files: nothing that does not continue them is signed.
 */
export const logMigrations: readonly Migration[] = [
  {
    id: "log/001",
    sql: `
create table log_entry (
  index bigint primary key, dedupe_key text not null unique, leaf bytea not null, recorded_at timestamptz not null
);
create table log_state (
  single boolean primary key default true check (single), next bigint not null, size bigint not null, root text not null,
  vkey text, note text
);
insert into log_state (next, size, root) values (0, 0, '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
create table log_checkpoint (size bigint primary key, seconds bigint not null, note text not null);
create table log_heads_commit (
  number integer primary key, root text not null, streams integer not null, at timestamptz not null
);
create table log_heads_item (
  commit_number integer not null, position integer not null, owner uuid not null, stream uuid not null,
  version integer not null, hash text not null, primary key (commit_number, position)
);
create index log_heads_item_stream on log_heads_item (stream, commit_number);
grant select, insert on log_entry, log_checkpoint to ${appRole};
grant select, update on log_state to ${appRole};
grant select on log_entry, log_checkpoint, log_state to ${maintenanceRole};
grant select, insert on log_heads_commit, log_heads_item to ${maintenanceRole};
`,
  },
];
