import type { Migration } from "../store/index.ts";

// Histories of before: each change was its standing alone, and there was one edition and one cycle.
const livedChanges = (changes: string, decision: string): string => `(
  select json_agg(json_build_object(
    'act', case when place = 1 then 'issued' when one->>'standing' = 'in-force' then 'restored' else one->>'standing' end,
    'standing', one->'standing', 'from', one->'from', 'recordedOn', null, 'reason', one->'reason',
    'note', coalesce(one->>'note', ''), 'decision', case when place = 1 then ${decision} end,
    'editions', 1, 'cycles', 1) order by place)
  from json_array_elements(${changes}) with ordinality as each(one, place))`;

const basisOf = (said: string): string =>
  `'caseId', ${said}->'caseId', 'decision', ${said}->'decision', 'caseDigest', ${said}->'caseDigest'`;

const firstEdition = (said: string): string => `json_build_array(json_build_object(${basisOf(said)},
  'holder', ${said}->'holder', 'scope', ${said}->'scope', 'sites', ${said}->'sites', 'from', ${said}->'validFrom', 'kind', 'issued'))`;

const firstCycle = (said: string): string => `json_build_array(json_build_object(${basisOf(said)},
  'standard', ${said}->'standard', 'edition', ${said}->'edition', 'issuedOn', ${said}->'issuedOn',
  'validFrom', ${said}->'validFrom', 'validUntil', ${said}->'validUntil'))`;

/** Rows of version 1 as version 2 folds them. Apart, so that a test runs it on a row of before. */
export const upgradeRows = `
update statement set
  holder = (state->'attested'->'holder'->>'id')::uuid,
  surveilled_on = (state->'attested'->>'validFrom')::date,
  suspended_since = case when standing = 'suspended' then (state->'changes'->-1->>'from')::date end,
  state = json_build_object('attested', state->'attested',
    'changes', ${livedChanges("state->'changes'", "state->'attested'->>'decision'")},
    'editions', ${firstEdition("state->'attested'")}, 'cycles', ${firstCycle("state->'attested'")},
    'surveillances', json_build_array(), 'transferred', null)
where state->'editions' is null and state->'attested'->>'number' is not null;
update public_statement set
  holder = (attested->'holder'->>'id')::uuid,
  history = (select json_agg((acted::jsonb || jsonb_build_object('logIndex', logged->'logIndex'))::json order by place)
    from json_array_elements(${livedChanges("history", "attested->>'decision'")}) with ordinality as each(acted, place)
    join json_array_elements(history) with ordinality as known(logged, spot) on spot = place),
  said = json_build_object('editions', ${firstEdition("attested")}, 'cycles', ${firstCycle("attested")}, 'transferred', null)
where said is null;`;

/** Editions, cycles and the day of writing (issue 3). Row security sleeps for the owner while its rows are rewritten. */
export const lifeMigration: Migration = {
  id: "statements/002",
  sql: `
alter table statement add column holder uuid, add column surveilled_on date, add column suspended_since date;
alter table public_statement add column holder uuid, add column said json, add column issue_no integer not null default 1;
alter table statement no force row level security;
${upgradeRows}
alter table statement force row level security;
create index statement_watched on statement (owner, surveilled_on) where standing in ('in-force', 'suspended');
create index public_statement_holder on public_statement (holder, number);
create index public_statement_reissued on public_statement (prefix, issue_no, serial) where issue_no > 1;`,
};
