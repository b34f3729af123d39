import {
  type AuditProgramme,
  type Bilingual,
  type ComingDate,
  type CoveringAct,
  comingDates,
  coverageOf,
  type RulePack,
  surveillancePacks,
  type Visit,
  workloadOf,
} from "@touchstone/kernel";
import type { PlannerRow } from "./planner-rows.ts";

const visitView = (visit: Visit) => ({
  id: visit.id,
  kind: visit.kind,
  from: visit.from,
  to: visit.to,
  days: visit.days,
  sites: [...visit.sites],
  team: [...visit.team],
  covers: visit.covers.map(({ process, clauses, sites, shifts }) => ({
    process,
    clauses: [...clauses],
    sites: [...sites],
    shifts: [...shifts],
  })),
  reason: visit.reason,
  moves: visit.moves.map(({ from, to, reason, on }) => ({ from, to, reason, on })),
  held: visit.held,
  dropped: visit.dropped,
});

/** Visits of the cycle as acts that cover something; what was dropped covers nothing. */
export const actsOf = ({ row, programme }: Pick<PlannerRow, "row" | "programme">): readonly CoveringAct[] =>
  programme.visits
    .filter(({ dropped }) => dropped === null)
    .map(({ kind, to, held, covers }) => ({ by: kind, on: held?.on ?? to, isDone: held !== null, covers }))
    .filter(({ on }) => on > row.decision && on <= row.validUntil);

/** A statement with all that comes of it. */
export type PlannedRow = PlannerRow & { readonly dates: readonly ComingDate[] };

/** What comes of each of them by the rules of a day. */
export const plannedRows = (
  rows: readonly PlannerRow[],
  packs: readonly RulePack[],
  on: string,
): readonly PlannedRow[] => {
  const packOf = surveillancePacks(packs, on);
  return rows.map((known) => {
    const pack = packOf(known.row);
    return { ...known, dates: pack === null ? [] : comingDates(pack, known.row, known.programme) };
  });
};

const openElsewhere = ({ visits }: AuditProgramme, shown: ReadonlySet<string>): readonly Visit[] =>
  visits.filter(({ id, held, dropped }) => held === null && dropped === null && !shown.has(id));

const otherVisits = ({ programme, dates }: PlannedRow): readonly Visit[] =>
  openElsewhere(programme, new Set(dates.flatMap(({ visit }) => (visit === null ? [] : [visit.id]))));

/** The work of all of them by month. */
export const workload = (rows: readonly PlannedRow[]) =>
  workloadOf(rows.map((known) => ({ dates: known.dates, others: otherVisits(known) })));

/** One line of the board: what comes when, what is planned for it, what was done. */
export const programmeLine = (known: PlannedRow) => {
  const { held, row, programme, dates } = known;
  const cells = coverageOf(programme.wanted, actsOf(known));
  return {
    statement: row.id,
    number: row.number,
    holder: held.holder,
    standard: held.standard,
    standing: row.standing,
    decision: row.decision,
    issued: row.issued,
    validUntil: row.validUntil,
    dates: dates.map(({ corridor, visit, fit }) => ({
      corridor,
      visit: visit === null ? null : visitView(visit),
      fit,
    })),
    others: otherVisits(known).map(visitView),
    held: programme.visits.filter((visit) => visit.held !== null).map(visitView),
    cells: cells.length,
    gaps: cells.filter(({ state }) => state === "never").length,
  };
};

export const programmeView = (
  known: PlannedRow,
  { sites, verdicts }: { readonly sites: readonly Bilingual[]; readonly verdicts: readonly CoveringAct[] },
) => ({
  ...programmeLine(known),
  wanted: known.programme.wanted.map(({ process, clauses, sites, shifts }) => ({
    process,
    clauses: [...clauses],
    sites: [...sites],
    shifts: [...shifts],
  })),
  sites: [...sites],
  visits: known.programme.visits.map(visitView),
  coverage: coverageOf(known.programme.wanted, [...actsOf(known), ...verdicts]).map((cell) => ({
    ...cell,
    by: cell.by.map((each) => ({ ...each })),
  })),
});
