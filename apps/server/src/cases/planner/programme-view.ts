import {
  type AuditProgramme,
  type Bilingual,
  type CoveringAct,
  comingDates,
  coverageOf,
  type RulePack,
  surveillancePackFor,
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

const coming = (known: PlannerRow, packs: readonly RulePack[], on: string) => {
  const pack = surveillancePackFor(packs, known.row, on);
  return pack === null ? [] : comingDates(pack, known.row, known.programme);
};

const openElsewhere = ({ visits }: AuditProgramme, shown: ReadonlySet<string>): readonly Visit[] =>
  visits.filter(({ id, held, dropped }) => held === null && dropped === null && !shown.has(id));

const otherVisits = ({ programme }: PlannerRow, dates: ReturnType<typeof coming>): readonly Visit[] =>
  openElsewhere(programme, new Set(dates.flatMap(({ visit }) => (visit === null ? [] : [visit.id]))));

/** The work of all of them by month. */
export const workload = (rows: readonly PlannerRow[], packs: readonly RulePack[], on: string) =>
  workloadOf(
    rows.map((known) => {
      const dates = coming(known, packs, on);
      return { dates, others: otherVisits(known, dates) };
    }),
  );

/** One line of the board: what comes when, what is planned for it, what was done. */
export const programmeLine = (known: PlannerRow, packs: readonly RulePack[], on: string) => {
  const { held, row, programme } = known;
  const dates = coming(known, packs, on);
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
    others: otherVisits(known, dates).map(visitView),
    held: programme.visits.filter((visit) => visit.held !== null).map(visitView),
    cells: cells.length,
    gaps: cells.filter(({ state }) => state === "never").length,
  };
};

export const programmeView = (
  known: PlannerRow,
  { sites, verdicts }: { readonly sites: readonly Bilingual[]; readonly verdicts: readonly CoveringAct[] },
  packs: readonly RulePack[],
  on: string,
) => ({
  ...programmeLine(known, packs, on),
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
