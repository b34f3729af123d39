import { appRole, type Migration, maintenanceRole, ownedTable, rowTable } from "../store/index.ts";
import { lifeMigration } from "./upgrade.ts";
import { watchMigration } from "./watch-streams.ts";

/**
 * `statement` is the read row of the stream. `statement_number` gives each decision its number once. `public_issuer` and
 * `public_statement` are what everybody may read; the second is filled only after the log includes the entry.
 */
export const statementMigrations: readonly Migration[] = [
  {
    id: "statements/001",
    sql: `
${rowTable("statement", "number text not null, holder_zh text not null, holder_en text not null, standing text not null, valid_until date not null")}
create index statement_standing on statement (owner, standing, valid_until);
${ownedTable("statement_number", "decision uuid not null, statement uuid not null, serial integer not null", "decision")}
create unique index statement_number_serial on statement_number (owner, serial);
create table public_issuer (
  body uuid primary key, prefix text not null unique, name json not null, origin text not null, did text not null unique,
  since date not null, document text, key_index bigint
);
create table public_statement (
  number text primary key, prefix text not null, serial integer not null, body uuid not null,
  attested json not null, history json not null, standing text not null,
  log_index bigint not null, last_index bigint not null, bracket json not null,
  pdf text not null, credential text not null, proof text not null, evidence text not null
);
create index public_statement_listed on public_statement (prefix, standing, serial) where standing <> 'in-force';
grant select, insert, update on public_issuer, public_statement to ${appRole};
grant select on public_issuer, public_statement to ${maintenanceRole};
`,
  },
  lifeMigration,
  watchMigration,
];
