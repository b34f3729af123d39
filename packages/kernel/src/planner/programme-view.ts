import type { DeadlineRow } from "../deadline/deadline-row.ts";
import type { SurveillancePack } from "../rules/surveillance.ts";
import { type Corridor, corridorsOf } from "./corridor.ts";
import type { AuditProgramme, Visit } from "./programme-state.ts";

/** How a planned visit lies to its corridor. */
export const fits = ["unplanned", "inside", "early", "late"] as const;
export type Fit = (typeof fits)[number];

export type ComingDate = { readonly corridor: Corridor; readonly visit: Visit | null; readonly fit: Fit };

const isOpen = (visit: Visit): boolean => visit.held === null && visit.dropped === null;
const byDay = (left: Visit, right: Visit): number => left.to.localeCompare(right.to) || left.id.localeCompare(right.id);

export const fitOf = ({ earliest, latest }: Corridor, { from, to }: Pick<Visit, "from" | "to">): Fit =>
  to > latest ? "late" : from < earliest ? "early" : "inside";

/** The row with the surveillances that the programme knows to have been made in this cycle. */
export const rowWithHeld = (row: DeadlineRow, { visits }: AuditProgramme): DeadlineRow => {
  const days = visits
    .flatMap(({ kind, held }) => (kind === "surveillance" && held !== null ? [held.on] : []))
    .filter((day) => day > row.decision && day <= row.validUntil);
  const last =
    [row.lastSurveillance, ...days]
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? null;
  return { ...row, lastSurveillance: last };
};

export const heldIn = (row: DeadlineRow, { visits }: AuditProgramme): number =>
  visits.filter(({ kind, held }) => kind === "surveillance" && held !== null && held.on > row.decision).length;

/** All coming dates of a statement with what is planned for each, in the order in which they fall due. */
export const comingDates = (
  pack: SurveillancePack,
  row: DeadlineRow,
  programme: AuditProgramme,
): readonly ComingDate[] => {
  const open = programme.visits.filter(isOpen).toSorted(byDay);
  const surveillances = open.filter(({ kind }) => kind === "surveillance");
  const recertification = open.find(({ kind }) => kind === "recertification") ?? null;
  const corridors = corridorsOf(
    pack,
    rowWithHeld(row, programme),
    heldIn(row, programme),
    surveillances.map(({ to }) => to),
  );
  return corridors.map((corridor, at) => {
    const visit = corridor.kind === "recertification" ? recertification : (surveillances[at] ?? null);
    return { corridor, visit, fit: visit === null ? "unplanned" : fitOf(corridor, visit) };
  });
};
