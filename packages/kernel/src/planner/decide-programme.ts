import type { DeadlineRow } from "../deadline/deadline-row.ts";
import type { Context, Decider } from "../decider.ts";
import { type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { type Result, refuse, unlessRefused } from "../result.ts";
import type { SurveillancePack } from "../rules/surveillance.ts";
import type { Corridor } from "./corridor.ts";
import { type Cover, holdsClause } from "./coverage.ts";
import {
  type AuditProgramme,
  evolveProgramme,
  noProgramme,
  type ProgrammeEvent,
  type Visit,
  type VisitPlan,
} from "./programme-state.ts";
import { comingDates, fitOf } from "./programme-view.ts";

export type ProgrammeCommand =
  | { readonly type: "WantCoverage"; readonly statement: string; readonly wanted: readonly Cover[] }
  | { readonly type: "PlanVisit"; readonly statement: string; readonly plan: VisitPlan }
  | {
      readonly type: "MoveVisit";
      readonly visit: string;
      readonly from: string;
      readonly to: string;
      readonly days: number;
      readonly reason: string;
    }
  | { readonly type: "HoldVisit"; readonly visit: string; readonly lastDay: string; readonly caseId: string | null }
  | { readonly type: "DropVisit"; readonly visit: string; readonly reason: string };

/** The statement as it stands now and the rule that its dates follow; null where the body holds no such statement. */
export type ProgrammeFacts = { readonly row: DeadlineRow | null; readonly pack: SurveillancePack | null };

export const programmeCodes = [
  "programme-statement-unknown",
  "programme-statement-ended",
  "coverage-too-large",
  "cover-not-wanted",
  "visit-unknown",
  "visit-settled",
  "visit-ends-before-it-begins",
  "visit-before-corridor",
  "visit-after-corridor",
  "visit-not-due",
  "visit-held-before-decision",
] as const;
export type ProgrammeCode = (typeof programmeCodes)[number];

const programmeRule: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "9.1.3" };
/** A matrix that nobody could read, and that no page should have to draw. */
const mostCells = 20_000;

const reversed = ({ from, to }: Pick<Visit, "from" | "to">): readonly Refusal<ProgrammeCode>[] =>
  to < from ? [refusal("visit-ends-before-it-begins", programmeRule, { from, to })] : [];

const outsideWanted = (wanted: readonly Cover[], covers: readonly Cover[]): readonly Refusal<ProgrammeCode>[] => {
  if (wanted.length === 0) return [];
  const isWanted = (cover: Cover): boolean =>
    wanted.some(
      (want) =>
        want.process === cover.process &&
        cover.clauses.every((clause) =>
          want.clauses.some((each) => holdsClause(clause, each) || holdsClause(each, clause)),
        ) &&
        cover.sites.every((site) => want.sites.includes(site)) &&
        cover.shifts.every((shift) => want.shifts.includes(shift)),
    );
  return covers
    .filter((cover) => !isWanted(cover))
    .map(({ process }) => refusal("cover-not-wanted", programmeRule, { process }));
};

/** The corridor that a visit falls into beside the other planned ones; null where its kind has none or nothing is due. */
const corridorFor = (state: AuditProgramme, visit: Visit, row: DeadlineRow, pack: SurveillancePack): Corridor | null =>
  comingDates(pack, row, { ...state, visits: [...state.visits.filter(({ id }) => id !== visit.id), visit] }).find(
    (coming) => coming.visit?.id === visit.id,
  )?.corridor ?? null;

const hasCorridor = ({ kind }: Pick<Visit, "kind">): boolean => kind === "surveillance" || kind === "recertification";

/** Never after the last lawful day; before the first only with a reason, since such a visit is an extra one. */
const outsideCorridor = (corridor: Corridor | null, visit: Visit): readonly Refusal<ProgrammeCode>[] => {
  if (!hasCorridor(visit)) return [];
  if (corridor === null)
    return visit.reason === null ? [refusal("visit-not-due", programmeRule, { kind: visit.kind })] : [];
  const { earliest, latest, anchor, earliestRule, latestRule, pack, edition } = corridor;
  const facts = { from: visit.from, to: visit.to, earliest, latest, anchor: anchor.on, of: anchor.of, pack, edition };
  const fit = fitOf(corridor, visit);
  if (fit === "late") return [refusal("visit-after-corridor", latestRule, facts)];
  return fit === "early" && visit.reason === null
    ? [refusal("visit-before-corridor", earliestRule, facts, earliest)]
    : [];
};

type Known = { readonly row: DeadlineRow; readonly pack: SurveillancePack };

const planVisit = (
  state: AuditProgramme,
  plan: VisitPlan,
  { row, pack }: Known,
  { actor, today, newId }: Context,
): Result<readonly ProgrammeEvent[], Refusal<ProgrammeCode>> => {
  const visit: Visit = { ...plan, id: newId(), corridor: null, moves: [], held: null, dropped: null };
  const corridor = hasCorridor(visit) ? corridorFor(state, visit, row, pack) : null;
  const { id } = visit;
  return unlessRefused(
    [...reversed(plan), ...outsideWanted(state.wanted, plan.covers), ...outsideCorridor(corridor, visit)],
    () => [
      {
        type: "VisitPlanned",
        data: { ...plan, id, statement: row.id, corridor, by: actor, on: today.toString() },
      },
    ],
  );
};

const moveVisit = (
  state: AuditProgramme,
  visit: Visit,
  command: Extract<ProgrammeCommand, { readonly type: "MoveVisit" }>,
  { row, pack }: Known,
  { actor, today }: Context,
): Result<readonly ProgrammeEvent[], Refusal<ProgrammeCode>> => {
  const { visit: id, from, to, days, reason } = command;
  const moved: Visit = { ...visit, from, to, reason };
  return unlessRefused([...reversed(moved), ...outsideCorridor(corridorFor(state, moved, row, pack), moved)], () => [
    { type: "VisitMoved", data: { visit: id, from, to, days, reason, by: actor, on: today.toString() } },
  ]);
};

const holdVisit = (
  { visit, lastDay, caseId }: Extract<ProgrammeCommand, { readonly type: "HoldVisit" }>,
  { row }: Known,
  { actor, today }: Context,
): Result<readonly ProgrammeEvent[], Refusal<ProgrammeCode>> =>
  unlessRefused(
    lastDay <= row.decision
      ? [refusal("visit-held-before-decision", programmeRule, { lastDay, decision: row.decision })]
      : [],
    () => [{ type: "VisitHeld", data: { visit, lastDay, caseId, by: actor, on: today.toString() } }],
  );

const wantCoverage = (
  wanted: readonly Cover[],
  { row }: Known,
  { actor, today }: Context,
): Result<readonly ProgrammeEvent[], Refusal<ProgrammeCode>> => {
  const cells = wanted.reduce(
    (sum, { clauses, sites, shifts }) => sum + clauses.length * Math.max(1, sites.length) * Math.max(1, shifts.length),
    0,
  );
  return unlessRefused(
    cells > mostCells ? [refusal("coverage-too-large", programmeRule, { cells, most: mostCells })] : [],
    () => [{ type: "CoverageWanted", data: { statement: row.id, wanted, by: actor, on: today.toString() } }],
  );
};

const ended = ({ standing }: DeadlineRow): boolean =>
  standing === "withdrawn" || standing === "cancelled" || standing === "transferred" || standing === "expired";

const decide = (
  state: AuditProgramme,
  command: ProgrammeCommand,
  { row, pack }: ProgrammeFacts,
  context: Context,
): Result<readonly ProgrammeEvent[], Refusal<ProgrammeCode>> => {
  if (row === null || pack === null) return refuse(refusal("programme-statement-unknown", programmeRule));
  const known = { row, pack };
  if (command.type === "WantCoverage") return wantCoverage(command.wanted, known, context);
  if (command.type === "PlanVisit")
    return ended(row)
      ? refuse(refusal("programme-statement-ended", programmeRule, { number: row.number, standing: row.standing }))
      : planVisit(state, command.plan, known, context);
  const visit = state.visits.find(({ id }) => id === command.visit);
  if (visit === undefined) return refuse(refusal("visit-unknown", programmeRule, { visit: command.visit }));
  if (visit.held !== null || visit.dropped !== null)
    return refuse(refusal("visit-settled", programmeRule, { visit: command.visit, held: visit.held !== null }));
  if (command.type === "MoveVisit") return moveVisit(state, visit, command, known, context);
  if (command.type === "HoldVisit") return holdVisit(command, known, context);
  const { actor: by, today } = context;
  return unlessRefused([], () => [
    { type: "VisitDropped", data: { visit: visit.id, reason: command.reason, by, on: today.toString() } },
  ]);
};

/** The audit programme of one statement (ISO/IEC 17021-1 9.1.3). */
export const auditProgramme: Decider<AuditProgramme, ProgrammeCommand, ProgrammeEvent, ProgrammeFacts, ProgrammeCode> =
  { initial: noProgramme, evolve: evolveProgramme, decide };
