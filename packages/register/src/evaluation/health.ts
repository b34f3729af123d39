import { contradictingEvidence, uncitedContradictions } from "../evidence/bearing.ts";
import type { Risk } from "../risk.ts";
import { lastEvaluation, liveLines, openCorrection } from "../risk-state.ts";

/**
 * What hangs in the air in the graph, and how many links are missing there: the one itself and all that can only come
 * after it. So the first step of a mend never costs more than it gives: a risk without a law lacks the law, its clause
 * and the law's use (3); with the law entered, two of the three are left.
 */
export const flawLinks = {
  // OH-22: the risk list and the law list each tell their own story.
  "risk-without-law": 3,
  // OH-22, OH-11: a title that no clause ties to the risk.
  "law-without-clause": 1,
  // OH-23: a law of which no row of the whole register uses a clause; counted once, however often it is listed.
  ballast: 1,
  "risk-without-objective": 4,
  "objective-without-control": 2,
  "objective-without-monitoring": 1,
  // OH-18: a control that rests on no document or process.
  "control-without-document": 1,
  // What speaks against the row, and no evaluation is tied to.
  "contradiction-unanswered": 1,
  "failure-without-correction": 3,
  "correction-not-done": 2,
  // OH-20: ⑪ without ⑫ is open.
  "correction-without-verification": 1,
} as const;

export type FlawKind = keyof typeof flawLinks;
export const flawKinds = Object.keys(flawLinks) as readonly FlawKind[];

export type Flaw = {
  readonly kind: FlawKind;
  readonly risk: string;
  readonly no: string;
  readonly title: string;
  /** The line, objective, control, evaluation or correction that hangs; null where it is the risk itself. */
  readonly at: string | null;
  readonly text: string;
  /** Taking the document out is a mend too, unless the risk would stand without any law. */
  readonly removable: boolean;
};

export type HealthRow = { readonly id: string; readonly risk: Risk };

/** Links that are there and links that are missing, so far; and where each law stands. */
export type HealthCount = {
  readonly present: number;
  readonly flaws: readonly Flaw[];
};

const flawOf = ({ id, risk }: HealthRow) => {
  const row = { risk: id, no: risk.identified?.no ?? "", title: risk.identified?.title ?? "" };
  return (kind: FlawKind, at: string | null, text: string, removable = false): Flaw => ({
    kind,
    ...row,
    at,
    text,
    removable,
  });
};

/** One name for one law, however it was printed: without book marks and white space. */
export const lawKey = (title: string): string =>
  title
    .normalize("NFKC")
    .replaceAll(/[《》〈〉<>\s]/g, "")
    .toLowerCase();

const planFlaws = (row: HealthRow): readonly Flaw[] => {
  const { risk } = row;
  const flaw = flawOf(row);
  const live = liveLines(risk);
  const lacking = (items: readonly { readonly objective: string }[], kind: FlawKind) =>
    risk.objectives
      .filter(({ id }) => !items.some(({ objective }) => objective === id))
      .map(({ id, text }) => flaw(kind, id, text));
  return [
    ...(live.length === 0 ? [flaw("risk-without-law", null, "")] : []),
    ...live
      .filter(({ clauses }) => clauses.length === 0)
      .map(({ id, title }) => flaw("law-without-clause", id, title, live.length > 1)),
    ...(risk.objectives.length === 0 ? [flaw("risk-without-objective", null, "")] : []),
    ...lacking(risk.controls, "objective-without-control"),
    ...lacking(risk.monitoring, "objective-without-monitoring"),
    ...risk.controls
      .filter(({ documents }) => documents.length === 0)
      .map(({ id, what }) => flaw("control-without-document", id, what)),
  ];
};

const correctionFlaws = (row: HealthRow): readonly Flaw[] => {
  const last = lastEvaluation(row.risk);
  if (last?.outcome !== "not-fulfilled") return [];
  const flaw = flawOf(row);
  const correction = openCorrection(row.risk);
  if (correction === null || correction.verified?.outcome === "ineffective")
    return [flaw("failure-without-correction", last.id, last.finding)];
  if (correction.done === null) return [flaw("correction-not-done", correction.id, correction.action)];
  return correction.verified === null
    ? [flaw("correction-without-verification", correction.id, correction.action)]
    : [];
};

const contradictionFlaws = (row: HealthRow): readonly Flaw[] =>
  uncitedContradictions(row.risk).map(({ id, name, on }) =>
    flawOf(row)("contradiction-unanswered", id, `${name} ${on}`),
  );

/** What hangs in one row alone; ballast takes the whole register to see. */
export const rowFlaws = (row: HealthRow): readonly Flaw[] =>
  row.risk.identified === null ? [] : [...planFlaws(row), ...contradictionFlaws(row), ...correctionFlaws(row)];

/** Links that the row has: a law at all, the clause of each, objective, control, its document, monitoring, the answer to each contradiction, and the three of a correction. */
const presentLinks = ({ risk }: HealthRow): number => {
  const live = liveLines(risk);
  const withClause = live.filter(({ clauses }) => clauses.length > 0).length;
  const covered = (items: readonly { readonly objective: string }[]) =>
    risk.objectives.filter(({ id }) => items.some(({ objective }) => objective === id)).length;
  const documented = risk.controls.filter(({ documents }) => documents.length > 0).length;
  const correction = lastEvaluation(risk)?.outcome === "not-fulfilled" ? openCorrection(risk) : null;
  const corrected =
    correction === null || correction.verified?.outcome === "ineffective"
      ? 0
      : 1 + (correction.done === null ? 0 : 1) + (correction.verified === null ? 0 : 1);
  const planned = risk.objectives.length + covered(risk.controls) + covered(risk.monitoring) + documented;
  const answered = contradictingEvidence(risk).length - uncitedContradictions(risk).length;
  return Math.min(live.length, 1) + withClause + planned + answered + corrected;
};

/** Reads rows one after another and keeps only what hangs and where each law stands, not the rows. */
export const healthReader = () => {
  const flaws: Flaw[] = [];
  const laws = new Map<string, { readonly isUsed: boolean; readonly first: Flaw | null }>();
  let present = 0;
  let rows = 0;
  const read = (row: HealthRow): void => {
    if (row.risk.identified === null) return;
    rows += 1;
    present += presentLinks(row);
    for (const flaw of rowFlaws(row)) flaws.push(flaw);
    const live = liveLines(row.risk);
    for (const line of live) {
      const key = lawKey(line.title);
      const known = laws.get(key);
      const isUsed = known?.isUsed === true || line.clauses.length > 0;
      const first = known?.first ?? flawOf(row)("ballast", line.id, line.title, live.length > 1);
      laws.set(key, { isUsed, first: isUsed ? null : first });
    }
  };
  const answer = (): Health => {
    const ballast = [...laws.values()].flatMap(({ first }) => first ?? []);
    return healthOf([...flaws, ...ballast], present + laws.size - ballast.length, rows);
  };
  return { read, answer };
};

export type HealthTrace = {
  readonly kind: FlawKind;
  readonly count: number;
  readonly links: number;
  readonly missing: number;
};

export type Health = {
  readonly rows: number;
  /** The figure: how many links the graph is short of. 0 is a graph in which nothing hangs in the air. */
  readonly missing: number;
  /** Links that are there and links that are missing, together. */
  readonly links: number;
  readonly trace: readonly HealthTrace[];
  readonly flaws: readonly Flaw[];
};

const healthOf = (flaws: readonly Flaw[], present: number, rows: number): Health => {
  const trace = flawKinds.map((kind) => {
    const count = flaws.filter((flaw) => flaw.kind === kind).length;
    return { kind, count, links: flawLinks[kind], missing: count * flawLinks[kind] };
  });
  const missing = trace.reduce((sum, one) => sum + one.missing, 0);
  return { rows, missing, links: present + missing, trace, flaws };
};

export const health = (rows: readonly HealthRow[]): Health => {
  const reader = healthReader();
  for (const row of rows) reader.read(row);
  return reader.answer();
};
