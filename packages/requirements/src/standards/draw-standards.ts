import type { Bilingual, DrawnPoint } from "@touchstone/kernel";
import type { Standard, StandardClause } from "./standard.ts";

type Asked = { readonly standard: Standard; readonly clause: StandardClause };

const textOf = (first: StandardClause, others: readonly Asked[]): Bilingual => ({
  zh: [first.question.zh, ...others.flatMap(({ clause }) => clause.addition?.zh ?? [])].join(""),
  en: [first.question.en, ...others.flatMap(({ clause }) => clause.addition?.en ?? [])].join(" "),
});

const pointOf = ({ standard, clause }: Asked, others: readonly Asked[]): DrawnPoint => ({
  id: `${standard.id}-${clause.clause}`,
  kind: clause.kind,
  text: textOf(clause, others),
  standard: { id: standard.id, clause: clause.clause },
  also: others.map((other) => ({ id: other.standard.id, clause: other.clause.clause })),
  provision: null,
  jurisdiction: "000000",
  local: false,
  scene: "",
  record: null,
});

const asking = (standards: readonly Standard[], harmonised: string): readonly Asked[] =>
  standards.flatMap((standard) =>
    standard.clauses.filter((clause) => clause.harmonised === harmonised).map((clause) => ({ standard, clause })),
  );

const pointsOf = (standard: Standard, before: readonly Standard[], after: readonly Standard[]): readonly DrawnPoint[] =>
  standard.clauses.flatMap((clause) => {
    const { harmonised } = clause;
    if (harmonised === null) return [pointOf({ standard, clause }, [])];
    const isDrawn = asking(before, harmonised).length > 0;
    return isDrawn ? [] : [pointOf({ standard, clause }, asking(after, harmonised))];
  });

// Made once: a comparison by `localeCompare` makes its own each time, and a joint checklist compares a thousand times.
const numbers = new Intl.Collator("en", { numeric: true });

const isControl = ({ standard }: DrawnPoint): number => Number(standard.clause.startsWith("A."));

/** 4.1, 4.2, 10.1, A.5.1: as a reader of a standard comes upon them. */
const byClause = (left: DrawnPoint, right: DrawnPoint): number =>
  isControl(left) - isControl(right) || numbers.compare(left.standard.clause, right.standard.clause);

/** The points of these standards: what several ask in the harmonised structure is one point that serves them all. */
export const standardPoints = (standards: readonly Standard[]): readonly DrawnPoint[] =>
  standards
    .flatMap((standard, at) => pointsOf(standard, standards.slice(0, at), standards.slice(at + 1)))
    .toSorted(byClause);

export type JointCount = {
  /** Clauses of all standards together, as separate audits would ask them. */
  readonly sum: number;
  /** Points of the joint audit. */
  readonly once: number;
  readonly saved: number;
};

/** How much shorter a joint plan is than the sum of the single ones, counted on points that come from standards. */
export const countShared = (points: readonly Pick<DrawnPoint, "provision" | "also">[]): JointCount => {
  const own = points.filter(({ provision }) => provision === null);
  const sum = own.reduce((total, { also = [] }) => total + 1 + also.length, 0);
  return { sum, once: own.length, saved: sum - own.length };
};

export const sharedClauses = (standards: readonly Standard[]): JointCount => countShared(standardPoints(standards));
