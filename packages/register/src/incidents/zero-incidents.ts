import type { Risk } from "../risk.ts";
import { atSite } from "../sites/at-site.ts";

/** What an objective of "no accident" counts in the incidents on record (OH-16). */
export type IncidentCount = {
  /** Outcomes of the book of incidents that break it: injury, death. */
  readonly outcomes: readonly string[];
  /** Incidents of its own row, or of the whole organisation. */
  readonly of: "row" | "organisation";
  /** Only incidents of rows that stand at this site. */
  readonly site: string | null;
};

/** An incident as far as it is counted. */
export type CountedIncident = {
  readonly id: string;
  readonly title: string;
  readonly on: string;
  readonly outcome: string;
  readonly risk: string | null;
  /** Somebody else has found that what was done about it works: its record is closed, or a corrective action for it. */
  readonly answered: boolean;
};

type Place = Pick<Risk, "sites">;

/** Of an incident that names no row nobody knows that it was elsewhere: it counts at every site. */
const isAt = (rows: ReadonlyMap<string, Place>, { risk }: CountedIncident, site: string): boolean => {
  const row = risk === null ? undefined : rows.get(risk);
  return row === undefined || atSite(row, site);
};

type Asked = {
  readonly row: string;
  readonly counts: IncidentCount;
  readonly incidents: readonly CountedIncident[];
  readonly rows: ReadonlyMap<string, Place>;
  readonly on: string;
};

/** Incidents in the year of the day, up to it, that break the objective. */
export const breaking = ({ row, counts, incidents, rows, on }: Asked): readonly CountedIncident[] =>
  incidents.filter(
    (one) =>
      one.on.startsWith(on.slice(0, 5)) &&
      one.on <= on &&
      counts.outcomes.includes(one.outcome) &&
      (counts.of === "organisation" || one.risk === row) &&
      (counts.site === null || isAt(rows, one, counts.site)),
  );

export const objectiveStandings = ["reached", "on-track", "behind", "held", "broken", "not-yet", "unmeasured"] as const;
export type ObjectiveStanding = (typeof objectiveStandings)[number];

type Line = {
  readonly required: number | null;
  readonly done: number;
  /** How many times it should have happened by the day, and did not. */
  readonly behind: number;
  /** Of how many days or periods no calendar says whether it is due. */
  readonly unknown: number;
  /** Null where the objective counts no incidents. */
  readonly incidents: number | null;
};

/**
 * How an objective of the year stands on a day. No incident on record says that none happened only of days that are over:
 * of a day to come nothing is said, unless it is broken already.
 */
export const objectiveStanding = (
  { required, done, behind, unknown, incidents }: Line,
  on: string,
  today: string,
): ObjectiveStanding => {
  if (required !== null) {
    if (required === 0) return unknown === 0 ? "not-yet" : "unmeasured";
    if (done >= required && unknown === 0) return "reached";
    return behind > 0 ? "behind" : "on-track";
  }
  if (incidents === null) return "unmeasured";
  if (incidents > 0) return "broken";
  return on > today ? "not-yet" : "held";
};
