import { calendarPeriods, type Risk } from "@touchstone/register";
import type { Migration } from "../../store/index.ts";

/** Which of a row's objectives the inbox and the calendar ask after; beside the state, which is long to read. */
export const objectiveColumns = ({ objectives }: Risk) => ({
  /** One has days on which it is due. */
  scheduled: objectives.some(({ schedule }) => schedule !== undefined),
  /** One is asked for by the end of a month, a quarter or a year. */
  termed: objectives.some(({ frequency: { per } }) => calendarPeriods.some((one) => one === per)),
});

const termList = calendarPeriods.map((per) => `'${per}'`).join(", ");

/** Rows folded before they kept it, as they are folded now. */
export const upgradeObjectives = `
update register_risk set
  scheduled = exists (select 1 from json_array_elements(state->'objectives') one where one->>'schedule' is not null),
  termed = exists (select 1 from json_array_elements(state->'objectives') one where one->'frequency'->>'per' in (${termList}))
where json_array_length(state->'objectives') > 0;`;

// Row security sleeps for the owner while its rows are rewritten.
export const dueRowsMigration: Migration = {
  id: "register/objectives-001",
  sql: `
alter table register_risk add column scheduled boolean not null default false, add column termed boolean not null default false;
alter table register_risk no force row level security;
${upgradeObjectives}
alter table register_risk force row level security;
create index register_risk_scheduled on register_risk (owner, id) where scheduled;
create index register_risk_termed on register_risk (owner, id) where termed;`,
};
