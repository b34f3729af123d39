import { riskStates } from "@touchstone/register";
import type { Migration } from "../store/index.ts";

// A verification says its day and no instant, so what was attached by that day stands for what it rests on:
// `touchstone db rebuild` makes the same rows from the journal, event by event.
const linkedThen = `
  select jsonb_agg(link->'id') from jsonb_array_elements(state::jsonb->'evidence') link, jsonb_array_elements(state::jsonb->'corrections') correction
  where correction->>'evaluation' = one->>'id' and correction->'verified'->>'outcome' = 'effective' and link->>'unlinked' is null
    and left(link->>'attachedAt', 10) <= correction->'verified'->>'on'
    and correction->'verified'->>'on' between coalesce(link->>'validFrom', '0000-01-01') and coalesce(link->>'validUntil', '9999-12-31')`;

/** Rows folded before a judgement knew what it stands on, as they are folded now. */
export const upgradeGrounds = `
update register_risk set state = jsonb_set(state::jsonb, '{evaluations}', (
  select jsonb_agg(one || jsonb_build_object('grounds', case one->>'outcome' when 'fulfilled' then one->'evidence' else coalesce((${linkedThen}), '[]') end) order by place)
  from jsonb_array_elements(state::jsonb->'evaluations') with ordinality as each(one, place)))::json
where json_array_length(state->'evaluations') > 0;
update register_risk risk set judged_from = days.since, judged_until = days.until
from (
  select owner, id, max(coalesce(link->>'validFrom', '0000-01-01')) as since, min(coalesce(link->>'validUntil', '9999-12-31')) as until
  from (select owner, id, state, state->'evaluations'->-1->'grounds' as grounds from register_risk) last,
    json_array_elements_text(last.grounds) as ground(link_id)
    left join lateral (select one as link from json_array_elements(last.state->'evidence') one
      where one->>'id' = link_id and one->>'unlinked' is null) found on true
  group by owner, id having count(link) = count(*)) days
where risk.owner = days.owner and risk.id = days.id;
update register_risk set risk_state = 'to-evaluate', state_rank = ${riskStates.indexOf("to-evaluate")}
where risk_state = 'compliant' and judged_from > judged_until;
update register_risk set no = coalesce(state->'identified'->>'no', ''), sites = array(select json_array_elements_text(state->'sites')),
  laws = array(
    select (array_agg(line->>'title' order by place desc))[1]
    from json_array_elements(state->'lines') with ordinality as each(line, place) where line->>'withdrawn' is null
    group by lower(regexp_replace(normalize(line->>'title', NFKC), '[《》〈〉<>[:space:]]', '', 'g')) order by min(place));`;

/** What standing asks of a row, beside its state: a hundred thousand folded states are too much to read for a figure. */
export const judgedDaysMigration: Migration = {
  id: "register/evaluation-002",
  // Row security sleeps for the owner while its rows are rewritten.
  sql: `
alter table register_risk add column judged_from text not null default '9999-12-31', add column judged_until text not null default '0000-01-01',
  add column no text not null default '', add column laws text[] not null default '{}', add column sites text[] not null default '{}';
alter table register_risk no force row level security;
${upgradeGrounds}
alter table register_risk force row level security;`,
};
