import { sayBoth, objectiveWaitingTexts as texts } from "@touchstone/contract";
import { can } from "@touchstone/kernel";
import { breaking, type CountedIncident, type Risk } from "@touchstone/register";
import type { AsksWaiting } from "../../inbox/index.ts";
import type { Services } from "../../services.ts";
import { readIncidents } from "./read-incidents.ts";

type Row = { readonly id: string; readonly state: Risk };

const countingSql = `
select id, state from register_risk where owner = $1 and risk_state not in ('absent', 'withdrawn')
and exists (select 1 from json_array_elements(state->'objectives') objective where objective->>'counts' is not null)
order by id limit 1000`;
const placesSql = "select id, state from register_risk where owner = $1 and id = any($2::uuid[])";

const readRows = ({ store }: Services, owner: string, incidents: readonly CountedIncident[]) =>
  store.transaction({ owner, caseId: null }, async (tx) => {
    const { rows } = await tx.query<Row>(countingSql, [owner]);
    const named = rows.length === 0 ? [] : [...new Set(incidents.flatMap(({ risk }) => risk ?? []))];
    const places = named.length === 0 ? [] : (await tx.query<Row>(placesSql, [owner, named])).rows;
    return { rows, places: new Map(places.map(({ id, state }) => [id, state])) };
  });

/** Objectives of "no accident" that an incident of this year broke, until what was done about it is found to work (OH-16). */
export const brokenWaiting =
  (services: Services): AsksWaiting =>
  async ({ organisation, roles, today }) => {
    if (!can(roles, "register.write")) return [];
    const on = today.toString();
    const year = on.slice(0, 5);
    // Most books hold no open incident of the year: then nobody looks through the rows.
    const open = (await readIncidents(services, organisation)).filter(
      (one) => !one.answered && one.on.startsWith(year),
    );
    if (open.length === 0) return [];
    const { rows, places } = await readRows(services, organisation, open);
    return rows.flatMap(({ id, state }) =>
      state.objectives.flatMap(({ id: objective, text, frequency, counts }) => {
        if (frequency.per !== "always" || counts === undefined) return [];
        const count = breaking({ row: id, counts, incidents: open, rows: places, on }).length;
        if (count === 0) return [];
        return [
          {
            key: `register:${id}:broken-${objective}`,
            due: null,
            act: sayBoth(texts.act),
            subject: `${state.identified?.title ?? ""} ${text}`.trim(),
            why: sayBoth(texts.why, { count }),
            rule: { source: "ISO 45001:2018", clause: "10.2" },
            href: "/objectives",
            button: sayBoth(texts.button),
          },
        ];
      }),
    );
  };
