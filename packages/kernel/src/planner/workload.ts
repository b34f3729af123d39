import type { Visit } from "./programme-state.ts";
import type { ComingDate } from "./programme-view.ts";

export type WorkMonth = {
  readonly month: string;
  /** Visits that are planned to end in the month, and their auditor days. */
  readonly visits: number;
  readonly days: number;
  /** Audits whose last lawful day falls into it, with nothing planned: work that still has to find a place before. */
  readonly unplanned: number;
};

type Load = { readonly dates: readonly ComingDate[]; readonly others: readonly Visit[] };

/** The work by month of everything that comes: what is planned, and what must be planned by then. */
export const workloadOf = (loads: readonly Load[]): readonly WorkMonth[] => {
  const months = new Map<string, WorkMonth>();
  const add = (day: string, more: Partial<WorkMonth>): void => {
    const month = day.slice(0, 7);
    const known = months.get(month) ?? { month, visits: 0, days: 0, unplanned: 0 };
    months.set(month, {
      month,
      visits: known.visits + (more.visits ?? 0),
      days: known.days + (more.days ?? 0),
      unplanned: known.unplanned + (more.unplanned ?? 0),
    });
  };
  for (const { dates, others } of loads) {
    for (const { corridor, visit } of dates) if (visit === null) add(corridor.latest, { unplanned: 1 });
    for (const visit of [...dates.flatMap((date) => date.visit ?? []), ...others])
      add(visit.to, { visits: 1, days: visit.days });
  }
  return [...months.values()].toSorted((left, right) => left.month.localeCompare(right.month));
};
