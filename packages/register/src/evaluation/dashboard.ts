import { supportingEvidence } from "../evidence/bearing.ts";
import { type Period, timesInYear } from "../frequency.ts";
import type { IncidentCount } from "../incidents/index.ts";
import type { Objective, Risk } from "../risk.ts";
import { openCorrection, openReviews, type RiskState, riskState } from "../risk-state.ts";
import { periodOf } from "../shares/calendar-period.ts";
import { askedOf, dueItems, type ShareAsked, shareOfItems } from "../shares/shares.ts";

export type Due = {
  readonly what: "correction" | "verification" | "review" | "certificate";
  readonly risk: string;
  readonly title: string;
  readonly text: string;
  /** Null where nobody has set a day. */
  readonly due: string | null;
  readonly overdue: boolean;
};

type Row = { readonly id: string; readonly risk: Risk };

/** What a reader calls a version of a law by. */
export type LawTitle = (family: string, version: string) => string;

/** What of a row is to be done by a day, as of a day. */
export const dueOf = ({ id, risk }: Row, on: string, lawTitle: LawTitle): readonly Due[] => {
  const due = (what: Due["what"], text: string, day: string | null): Due => ({
    what,
    risk: id,
    title: risk.identified?.title ?? "",
    text,
    due: day,
    overdue: day !== null && day < on,
  });
  const state = riskState(risk, on);
  const correction = state === "correcting" || state === "to-verify" ? openCorrection(risk) : null;
  return [
    ...(correction === null
      ? []
      : [due(state === "correcting" ? "correction" : "verification", correction.action, correction.due)]),
    ...openReviews(risk).map(({ family, version, due: day }) => due("review", lawTitle(family, version), day)),
    // Renewal is applied for before the last day; what has lapsed is overdue.
    ...risk.assignments.map((one) => ({
      ...due("certificate", `${one.code} ${one.name ?? ""}`.trim(), one.renewBy),
      overdue: one.until < on,
    })),
  ];
};

/** Objectives that must happen a number of times a year, and those that must always hold (OH-16). */
export type YearLine = {
  readonly risk: string;
  readonly title: string;
  readonly objective: string;
  readonly text: string;
  readonly per: Period;
  /** Times a year, by its schedule where it has one; null where it must hold always, or once. */
  readonly required: number | null;
  readonly done: number;
  /** How many times it should have happened by the day, and did not. */
  readonly behind: number;
  /** Days and periods of which no calendar says whether anything is due; none are without a schedule. */
  readonly unknown: number;
  /** How often in the year the row was found not to hold. */
  readonly failed: number;
  /** What it counts in the incidents on record; null where it counts none. */
  readonly counts: IncidentCount | null;
};

/** How many times should have happened by the day, if the year's times are spread evenly; whole ones only. */
export const expectedBy = (required: number, on: string): number => {
  const day = Temporal.PlainDate.from(on);
  return Math.floor((required * day.dayOfYear) / day.daysInYear);
};

type YearAsked = Pick<ShareAsked, "on" | "today" | "days">;
type YearDone = Pick<YearLine, "required" | "done" | "behind" | "unknown">;

const evenYear = ({ frequency }: Objective, done: number, on: string): YearDone => {
  const required = timesInYear(frequency, Number(on.slice(0, 4)));
  const behind = required === null ? 0 : Math.max(0, expectedBy(required, on) - done);
  return { required, done, behind, unknown: 0 };
};

/** Only what its own days ask for: no lesson is missed in the holidays, and none makes good for another. */
const scheduledYear = (asked: ShareAsked): YearDone => {
  const { due, done, open, unknown } = shareOfItems(dueItems(asked, periodOf("year", asked.on)));
  return { required: due + open, done, unknown, behind: due - done };
};

/** The days of which there is evidence for an objective, up to a day. */
export const doneDays = (risk: Risk, objective: string, on: string): readonly string[] =>
  supportingEvidence(risk).flatMap((one) => (one.objective === objective && one.on <= on ? [one.on] : []));

export const yearLines = ({ id, risk }: Row, given: YearAsked): readonly YearLine[] => {
  const { on } = given;
  const isThen = (day: string): boolean => day.startsWith(on.slice(0, 5)) && day <= on;
  const failed = risk.evaluations.filter((one) => one.outcome === "not-fulfilled" && isThen(one.on)).length;
  return risk.objectives.map((objective) => {
    const { id: named, text, frequency, counts, schedule } = objective;
    const done = doneDays(risk, named, on);
    const asked = schedule === undefined ? null : askedOf(objective, { ...given, done });
    return {
      risk: id,
      title: risk.identified?.title ?? "",
      objective: named,
      text,
      per: frequency.per,
      ...(asked === null ? evenYear(objective, done.filter(isThen).length, on) : scheduledYear(asked)),
      failed,
      counts: frequency.per === "always" ? (counts ?? null) : null,
    };
  });
};

const notYet: ReadonlySet<RiskState> = new Set(["unidentified", "identified", "planned", "operating"]);
const failing: ReadonlySet<RiskState> = new Set(["nonconforming", "correcting", "to-verify"]);

/** The three heaps a boss asks for: what fails, what nobody has judged or planned yet, what holds. */
export type Heap = "failing" | "not-ready" | "to-judge" | "holding";
export const heapOf = (state: RiskState): Heap =>
  failing.has(state) ? "failing" : notYet.has(state) ? "not-ready" : state === "compliant" ? "holding" : "to-judge";
