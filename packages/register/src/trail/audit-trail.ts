import { isPerLine } from "../change-set/cell.ts";
import { controlText, monitoringText } from "../change-set/entries.ts";
import { type ColumnKey, columns } from "../columns.ts";
import { contradictingEvidence, openContradictions, supportingEvidence } from "../evidence/bearing.ts";
import { holdsOn } from "../evidence/linked.ts";
import type { Doer, Line, Risk } from "../risk.ts";
import { lastEvaluation, liveLines, openCorrection, stands } from "../risk-state.ts";

export type TrailColumn = Exclude<ColumnKey, "no">;

/** One station: what an auditor is shown there, what is missing and for what, and whether anything is asked there at all. */
export type TrailStep = {
  readonly column: TrailColumn;
  readonly shows: readonly string[];
  readonly lacks: readonly string[];
  readonly asked: boolean;
};

type Station = { readonly shows: readonly string[]; readonly lacks: readonly string[]; readonly asked?: boolean };

const said = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== "").join(" ");
const named = ({ name, person }: Doer): string => name ?? person;

/** Text of the cells as printed or written: it is shown, and proves nothing by itself. */
const printed = (risk: Risk, column: Exclude<TrailColumn, "risk" | "document" | "effective">): readonly string[] => {
  // What belongs to the risk stands beside the first document, though that may be withdrawn.
  const lines = risk.lines.filter(({ withdrawn }, at) => withdrawn === null || (at === 0 && !isPerLine(column)));
  return [...lines.map((line) => line.printed[column]), risk.written[column]].flatMap((text) => text || []);
};

const withoutItem = (risk: Risk, items: readonly { readonly objective: string }[]): readonly string[] =>
  risk.objectives.filter(({ id }) => !items.some(({ objective }) => objective === id)).map(({ text }) => text);

const lawsWhere = (risk: Risk, isMissing: (line: Line) => boolean): readonly string[] => {
  const live = liveLines(risk);
  return live.length === 0 ? [risk.identified?.title ?? ""] : live.filter(isMissing).map(({ title }) => title);
};

const planned = (risk: Risk, title: string) => {
  const live = liveLines(risk);
  const nothing = risk.objectives.length === 0 ? [title] : [];
  return {
    risk: { shows: [said(title, risk.identified?.harm ?? ""), risk.owner].filter((text) => text !== ""), lacks: [] },
    document: { shows: live.map((line) => line.title), lacks: live.length === 0 ? [title] : [] },
    effective: {
      shows: live.filter((line) => line.printedDate !== "").map((line) => said(line.title, line.printedDate)),
      lacks: lawsWhere(risk, (line) => line.printedDate === ""),
    },
    clauses: {
      shows: [
        ...printed(risk, "clauses"),
        ...live.flatMap((line) => line.clauses.map((clause) => said(line.title, clause.article, clause.quote))),
      ],
      // OH-11: a title without an extracted clause is a list, not a requirement.
      lacks: lawsWhere(risk, (line) => line.clauses.length === 0),
    },
    objectives: { shows: [...printed(risk, "objectives"), ...risk.objectives.map(({ text }) => text)], lacks: nothing },
    control: {
      shows: [
        ...printed(risk, "control"),
        ...risk.controls.map((one) => [controlText(one), ...one.documents].join(" · ")),
      ],
      lacks: [...nothing, ...withoutItem(risk, risk.controls)],
    },
  } satisfies Partial<Record<TrailColumn, Station>>;
};

const checked = (risk: Risk, title: string, on: string) => {
  const holding = supportingEvidence(risk)
    .filter((one) => holdsOn(one, on))
    .toSorted((a, b) => b.on.localeCompare(a.on));
  const last = lastEvaluation(risk);
  const correction = openCorrection(risk);
  // OH-20: ⑪ and ⑫ are asked where something failed, and stay open until somebody has verified.
  const failed = last?.outcome === "not-fulfilled";
  const needed = failed && (correction === null || correction.verified?.outcome === "ineffective") ? [title] : [];
  const undone = failed && correction !== null && correction.done === null ? [correction.action] : [];
  const unverified = failed && correction?.verified === null ? [correction.action] : [];
  const verified = correction?.verified ?? null;
  const isOpen = failed && verified?.outcome !== "effective";
  const stale = last !== null && !isOpen && !stands(risk, last, on) ? [said(last.finding, last.on)] : [];
  const never = last === null ? [title] : [];
  return {
    monitoring: {
      shows: [...printed(risk, "monitoring"), ...risk.monitoring.map(monitoringText)],
      lacks: [...(risk.objectives.length === 0 ? [title] : []), ...withoutItem(risk, risk.monitoring)],
    },
    evidence: {
      shows: [
        ...printed(risk, "evidence"),
        ...holding.map(({ name, on: day }) => said(name, day)),
        ...contradictingEvidence(risk).map(({ name, on: day }) => `✗ ${said(name, day)}`),
      ],
      lacks: [...(holding.length === 0 ? [title] : []), ...openContradictions(risk).map(({ name }) => name)],
    },
    evaluator: {
      shows: [...printed(risk, "evaluator"), ...(last === null ? [] : [said(named(last.by), last.competence)])],
      lacks: never,
    },
    evaluatedOn: {
      shows: [...printed(risk, "evaluatedOn"), ...(last === null ? [] : [said(last.on, last.finding)])],
      lacks: [...never, ...stale],
    },
    correction: {
      shows: [
        ...printed(risk, "correction"),
        ...(correction === null ? [] : [said(correction.action, correction.done?.what ?? correction.due)]),
      ],
      lacks: [...needed, ...undone],
      asked: failed,
    },
    verification: {
      shows: [
        ...printed(risk, "verification"),
        ...(verified === null ? [] : [said(verified.finding, verified.on, named(verified.by))]),
      ],
      lacks: [...needed, ...unverified],
      asked: failed,
    },
  } satisfies Partial<Record<TrailColumn, Station>>;
};

type Numbered = Exclude<(typeof columns)[number], { key: "no" }>;
const numbered = columns.filter((column): column is Numbered => column.key !== "no");

/** The trail of one risk along the columns ① to ⑫ (OH-25), as the row is evidenced for that day. */
export const auditTrail = (risk: Risk, on: string): readonly TrailStep[] => {
  const title = risk.identified?.title ?? "";
  const stations: Readonly<Record<TrailColumn, Station>> = { ...planned(risk, title), ...checked(risk, title, on) };
  return numbered.map(({ key }) => ({ column: key, asked: true, ...stations[key] }));
};
