import { type ColumnKey, columns } from "./columns.ts";

/**
 * In which columns of the table a kind of audit point takes its evidence (OH-25): documents show what was planned,
 * licences who may act and with what proof, records what was checked, and observation what is really done.
 */
const taken: Readonly<Record<string, readonly ColumnKey[]>> = {
  system: ["risk", "document", "effective", "clauses", "objectives", "control"],
  licence: ["control", "evidence", "evaluator"],
  operation: ["monitoring", "evidence", "evaluatedOn", "correction", "verification"],
  observation: ["control", "monitoring"],
};

export type WalkPoint = { readonly id: string; readonly scene: string; readonly kind: string };

export type WalkStep = { readonly column: Exclude<ColumnKey, "no">; readonly points: readonly string[] };

export type AuditWalk = { readonly scene: string; readonly steps: readonly WalkStep[] };

type Numbered = Exclude<(typeof columns)[number], { key: "no" }>;
const numbered = columns.filter((column): column is Numbered => column.key !== "no");

/** One trail for each scene, along the columns ① to ⑫, with the points that are asked at each. */
export const auditWalks = (points: readonly WalkPoint[]): readonly AuditWalk[] =>
  [...new Set(points.map(({ scene }) => scene))].map((scene) => ({
    scene,
    steps: numbered.map(({ key }) => ({
      column: key,
      points: points.filter((point) => point.scene === scene && taken[point.kind]?.includes(key)).map(({ id }) => id),
    })),
  }));
