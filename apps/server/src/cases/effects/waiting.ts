import { effectWaiting, sayBoth } from "@touchstone/contract";
import {
  can,
  type EffectSide,
  effectDue,
  effectiveFindings,
  effectMonths,
  effectRule,
  endedOn,
} from "@touchstone/kernel";
import type { AsksWaiting, Waiting } from "../../inbox/index.ts";
import type { Services } from "../../services.ts";
import { type EndedCase, nextAuditOf, ratingsOf } from "./effects.ts";

// Early enough to be looked at before the day, late enough that there is something to see.
const noticeDays = 30;

// Nothing is due before the cutoff but where the client was audited again. Only what is asked of a case is read of it.
const endedSql = `select id, json_build_object('opened', state->'opened', 'findings', state->'findings',
    'attested', state->'attested', 'decision', state->'decision', 'ended', state->'ended') as state
  from case_file where owner = $1 and id in (
    select id from case_file f where owner = $1 and findings_ended is not null
      and (findings_ended <= $2 or $3 or exists (
        select 1 from case_file later where later.owner = f.owner and later.client = f.client and later.id > f.id))
    order by id desc limit 100)
  order by id desc`;

/** Ended cases whose findings one side has still to rate, once the day comes near. */
export const effectsWaiting =
  ({ store, access }: Services): AsksWaiting =>
  async ({ organisation, person, roles, today }) => {
    const owed = async (row: EndedCase, owner: string, caseId: string | null, side: EffectSide) => {
      const ended = endedOn(row.state);
      const { opened } = row.state;
      if (ended === null || opened === null) return [];
      const due = effectDue(ended, await nextAuditOf(store, owner, row));
      if (due > today.add({ days: noticeDays }).toString()) return [];
      const ratings = await store.transaction({ owner, caseId }, (tx) => ratingsOf(tx, owner, row.id));
      const left = effectiveFindings(row.state).filter(
        ({ id, by }) => ratings(side)[id] === undefined && (side === "client" || by !== person),
      );
      if (left.length === 0) return [];
      const waiting: Waiting = {
        key: `cases:${row.id}:effects-${side}`,
        due,
        act: sayBoth(effectWaiting.act, { number: opened.number }),
        subject: `${opened.number} ${opened.client.name.zh}`,
        why: effectWaiting.why,
        rule: effectRule,
        href: `/cases/${row.id}/effects`,
        button: effectWaiting.open,
      };
      return [waiting];
    };
    const cutoff = today.add({ days: noticeDays }).subtract({ months: effectMonths }).toString();
    // A client reads its own case only, and cannot see there whether it was audited again.
    const ended = async (scope: { readonly owner: string; readonly caseId: string | null }) =>
      (
        await store.transaction(scope, (tx) =>
          tx.query<EndedCase>(endedSql, [scope.owner, cutoff, scope.caseId !== null]),
        )
      ).rows;
    const found: Waiting[] = [];
    if (can(roles, "cases.plan")) {
      const rows = await ended({ owner: organisation, caseId: null });
      for (const row of rows) found.push(...(await owed(row, organisation, null, "body")));
    }
    if (roles.includes("manager") || roles.includes("administrator"))
      for (const { owner, caseId } of await access.sharedCases(organisation)) {
        const rows = await ended({ owner, caseId });
        for (const row of rows) found.push(...(await owed(row, owner, caseId, "client")));
      }
    return found;
  };
