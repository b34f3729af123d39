import type { KeptRecord, Risk } from "@touchstone/register";
import type { Migration } from "../../store/index.ts";

const once = (persons: readonly string[]): readonly string[] => [...new Set(persons)].toSorted();

/** Who judged a row, put it right or verified that: what they would audit there is their own work. */
export const doersOfRow = ({ evaluations, corrections }: Risk): readonly string[] =>
  once([
    ...evaluations.map(({ by }) => by.person),
    ...corrections.flatMap(({ done, verified }) => [done, verified].flatMap((act) => act?.by.person ?? [])),
  ]);

/** Who made an entry in a record. */
export const doersOfRecord = ({ entries }: KeptRecord): readonly string[] => once(entries.map(({ person }) => person));

/** Rows and records folded before they kept who had a hand in them, as they are folded now. */
export const upgradeDoers = `
update register_risk set doers = array(
  select distinct person collate "C" from (
    select one->'by'->>'person' as person from json_array_elements(state->'evaluations') one
    union select act->'by'->>'person' from json_array_elements(state->'corrections') one,
      lateral (values (one->'done'), (one->'verified')) as acts(act)) found
  where person is not null order by 1);
update register_record set doers = array(
  select distinct one->>'person' collate "C" from json_array_elements(state->'entries') one order by 1);`;

// Row security sleeps for the owner while its rows are rewritten. No index: `@>` is not leakproof, so behind row security
// PostgreSQL reads the owner's rows and never an index by it (17 and 15, explained with 20,000 rows).
export const doersMigration: Migration = {
  id: "register/doers-001",
  sql: `
alter table register_risk add column doers text[] not null default '{}';
alter table register_record add column doers text[] not null default '{}';
alter table register_risk no force row level security;
alter table register_record no force row level security;
${upgradeDoers}
alter table register_risk force row level security;
alter table register_record force row level security;`,
};
