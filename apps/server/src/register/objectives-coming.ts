import { sayBoth, digestTexts as texts } from "@touchstone/contract";
import { can } from "@touchstone/kernel";
import { objectivesDue, type Risk } from "@touchstone/register";
import type { AsksWaiting } from "../inbox/index.ts";
import type { Services } from "../services.ts";
import { readDueDays } from "./objectives/due-days.ts";

type Row = { readonly id: string; readonly state: Risk };

const sql = `
select id, state from register_risk
where owner = $1 and termed and risk_state not in ('absent', 'withdrawn')
order by id limit 1000`;

/** Objectives that the running month, quarter or year still asks for, by its last day (OH-16). */
export const objectivesComing =
  (services: Services): AsksWaiting =>
  async ({ organisation, roles, today }) => {
    if (!can(roles, "register.read")) return [];
    const { rows } = await services.store.transaction({ owner: organisation, caseId: null }, (tx) =>
      tx.query<Row>(sql, [organisation]),
    );
    if (rows.length === 0) return [];
    const days = await readDueDays(services, organisation);
    return rows.flatMap(({ id, state }) =>
      objectivesDue(state, today.toString(), days).map(({ objective, text, to: due, ...facts }) => ({
        key: `register:${id}:objective-${objective}`,
        due,
        act: sayBoth(texts.objective),
        subject: text,
        why: sayBoth(texts.objectiveWhy, { ...facts, to: due }),
        rule: { source: "ISO 45001:2018", clause: "6.2.1" },
        href: `/register/${id}`,
        button: sayBoth(texts.open),
      })),
    );
  };
