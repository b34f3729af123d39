import { plannerWaiting, sayBoth } from "@touchstone/contract";
import { can, shortestTerm } from "@touchstone/kernel";
import type { AsksWaiting, Waiting } from "../../inbox/index.ts";
import type { Services } from "../../services.ts";
import type { Transaction } from "../../store/index.ts";
import type { CaseDesk } from "../case-desk.ts";
import { type PlannerRow, readPlannerRows } from "./planner-rows.ts";
import { type PlannedRow, plannedRows } from "./programme-view.ts";

// Long enough before the last day that a team, a client and a public plan can still be arranged.
const noticeDays = 120;
const most = 200;

// Decided before a day and carried out after it, or not yet: counted from the decision, such a statement is older than it looks.
const straddlingSql = `select id from case_file where owner = $1 and decided <= $2 and (attested_on is null or attested_on > $2)`;

/** No surveillance is due sooner than the shortest of the terms after the day from which it is counted. */
const readDue = async (
  tx: Transaction,
  owner: string,
  { schemes, packs }: CaseDesk["content"],
  today: Temporal.PlainDate,
): Promise<readonly PlannerRow[]> => {
  const horizon = today.add({ days: noticeDays });
  const lookedAtBy = horizon.subtract({ months: shortestTerm(packs) }).toString();
  const { rows } = await tx.query<{ id: string }>(straddlingSql, [owner, lookedAtBy]);
  const due = { lookedAtBy, endsBy: horizon.toString(), cases: rows.map(({ id }) => id) };
  return readPlannerRows(tx, owner, schemes, today.toString(), { due });
};

/** The next date of a statement that nothing is planned for, or that what is planned comes too late for. */
const unplannedOf = ({ row, held, dates }: PlannedRow, today: Temporal.PlainDate): readonly Waiting[] => {
  const [next] = dates;
  if (next === undefined || next.fit === "inside") return [];
  const { corridor, fit } = next;
  if (corridor.latest > today.add({ days: noticeDays }).toString()) return [];
  const act = fit === "unplanned" ? plannerWaiting.plan : plannerWaiting.replan;
  return [
    {
      key: `cases:programme:${row.id}:${corridor.kind}-${corridor.ordinal}`,
      due: corridor.latest,
      act: sayBoth(act, { kind: corridor.kind }),
      subject: `${row.number} ${held.holder.zh}`,
      why: sayBoth(plannerWaiting.why, { latest: corridor.latest, anchor: corridor.anchor.on }),
      rule: corridor.latestRule,
      href: `/cases/programme/${row.id}`,
      button: plannerWaiting.button,
    },
  ];
};

export const programmeWaiting =
  ({ store }: Services, { content }: CaseDesk): AsksWaiting =>
  async ({ organisation: owner, roles, today }) => {
    if (!can(roles, "cases.plan")) return [];
    const rows = await store.transaction({ owner, caseId: null }, (tx) => readDue(tx, owner, content, today));
    return plannedRows(rows, content.packs, today.toString())
      .flatMap((known) => unplannedOf(known, today))
      .toSorted((left, right) => (left.due ?? "").localeCompare(right.due ?? ""))
      .slice(0, most);
  };
