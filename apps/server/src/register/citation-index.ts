import { type Migration, sideTable } from "../store/index.ts";

/** Rows of before, as the stream now fills the table and folds the state. Apart, so that a test runs it on a row of before. */
export const upgradeRows = `
insert into register_citation (owner, source, family, law_version, article)
  select distinct risk.owner, risk.id, clause->>'family', clause->>'version', clause->>'article'
  from register_risk risk, json_array_elements(risk.state->'lines') as lines(line),
    json_array_elements(line->'clauses') as clauses(clause)
  where line->>'withdrawn' is null
  on conflict do nothing;
update register_risk set state = jsonb_set(state::jsonb, '{reviews}', (
  select jsonb_agg('{"due":null,"touched":[]}'::jsonb || review order by place)
  from jsonb_array_elements(state::jsonb->'reviews') with ordinality as each(review, place)))::json
where json_array_length(state->'reviews') > 0;`;

/**
 * Who cites which clause (OH-21). The second index answers it for all owners at once, which only maintenance may ask: under
 * an owner's row security an index that does not begin with the owner is not used (design.md section 5).
 */
export const citationMigration: Migration = {
  id: "register/citations-001",
  sql: `
${sideTable("register_citation", "family text not null, law_version text not null, article text not null", "family, law_version, article")}
create index register_citation_clause on register_citation (family, law_version, article, owner, source);
alter table register_risk no force row level security;
alter table register_citation no force row level security;
${upgradeRows}
alter table register_citation force row level security;
alter table register_risk force row level security;`,
};
