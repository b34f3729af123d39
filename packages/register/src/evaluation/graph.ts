import { supportingEvidence } from "../evidence/bearing.ts";
import { liveEvidence } from "../evidence/linked.ts";
import type { Risk } from "../risk.ts";
import { liveLines } from "../risk-state.ts";
import { type Flaw, lawKey, rowFlaws } from "./health.ts";

/** The stations of the chain in their order, each with the column of the register that holds it. */
export const graphKinds = [
  "risk",
  "law",
  "clause",
  "objective",
  "control",
  "monitoring",
  "evidence",
  "evaluation",
  "correction",
  "verification",
] as const;
export type GraphKind = (typeof graphKinds)[number];

export type GraphNode = {
  readonly id: string;
  readonly kind: GraphKind;
  readonly text: string;
  /** What should hang here and does not; then `text` says under what. */
  readonly missing: boolean;
};

export type GraphEdge = { readonly from: string; readonly to: string };

export type RowGraph = {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly flaws: readonly Flaw[];
};

type Branch = { readonly node: GraphNode; readonly from: readonly string[] };

const branch = (kind: GraphKind, id: string, text: string, ...from: readonly string[]): Branch => ({
  node: { id, kind, text, missing: false },
  from,
});
const gap = (kind: GraphKind, text: string, from: string): Branch => ({
  node: { id: `${kind}-of-${from}`, kind, text, missing: true },
  from: [from],
});

const lawBranches = (id: string, risk: Risk): readonly Branch[] => {
  const live = liveLines(risk);
  if (live.length === 0) return [gap("law", risk.identified?.title ?? "", id)];
  return live.flatMap((line) => [
    branch("law", line.id, line.title, id),
    ...(line.clauses.length === 0
      ? [gap("clause", line.title, line.id)]
      : line.clauses.map((clause) => branch("clause", clause.id, clause.article, line.id))),
  ]);
};

const planBranches = (id: string, risk: Risk): readonly Branch[] => {
  if (risk.objectives.length === 0) return [gap("objective", risk.identified?.title ?? "", id)];
  return risk.objectives.flatMap((objective) => {
    const controls = risk.controls.filter((one) => one.objective === objective.id);
    const monitoring = risk.monitoring.filter((one) => one.objective === objective.id);
    return [
      branch("objective", objective.id, objective.text, id),
      ...(controls.length === 0
        ? [gap("control", objective.text, objective.id)]
        : controls.map((one) => branch("control", one.id, one.what, objective.id))),
      ...(monitoring.length === 0
        ? [gap("monitoring", objective.text, objective.id)]
        : monitoring.map((one) => branch("monitoring", one.id, one.what, objective.id))),
    ];
  });
};

const proofBranches = (id: string, risk: Risk): readonly Branch[] => [
  ...(supportingEvidence(risk).length === 0 ? [gap("evidence", risk.identified?.title ?? "", id)] : []),
  ...liveEvidence(risk).map((one) =>
    branch(
      "evidence",
      one.id,
      `${one.bearing === "contradicts" ? "✗ " : ""}${one.name} ${one.on}`,
      one.objective ?? id,
    ),
  ),
  ...risk.evaluations.map((one) =>
    branch("evaluation", one.id, `${one.finding} ${one.on}`, ...(one.evidence.length === 0 ? [id] : one.evidence)),
  ),
  ...risk.evaluations
    .filter(({ outcome, id: evaluation }) => {
      const isAnswered = risk.corrections.some((one) => one.evaluation === evaluation);
      return outcome === "not-fulfilled" && !isAnswered;
    })
    .map((one) => gap("correction", one.finding, one.id)),
  ...risk.corrections.flatMap((one) => [
    branch("correction", one.id, one.action, one.evaluation),
    one.verified === null
      ? gap("verification", one.action, one.id)
      : branch("verification", `${one.id}-verified`, `${one.verified.finding} ${one.verified.on}`, one.id),
  ]),
];

/** One row as a graph: all that follows from the risk, and the places where the next link is missing. */
export const rowGraph = (id: string, risk: Risk): RowGraph => {
  const root = branch("risk", id, risk.identified?.title ?? "");
  const branches = [root, ...lawBranches(id, risk), ...planBranches(id, risk), ...proofBranches(id, risk)];
  return {
    nodes: branches.map(({ node }) => node),
    edges: branches.flatMap(({ node, from }) => from.map((one) => ({ from: one, to: node.id }))),
    flaws: rowFlaws({ id, risk }),
  };
};

/** The laws of a row, by the names under which other rows list them too. */
export const lawKeys = (risk: Risk): readonly string[] => [
  ...new Set(liveLines(risk).map(({ title }) => lawKey(title))),
];
