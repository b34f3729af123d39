import type { Bilingual, DrawnPoint } from "@touchstone/kernel";
import type { Standard, StandardClause } from "./standard.ts";

/** The edition of each standard that an audit on this day is against, in the order of the ids; unknown ids give none. */
export const standardsOn = (standards: readonly Standard[], ids: readonly string[], on: string): readonly Standard[] =>
  ids.flatMap((id) =>
    standards
      .filter(({ id: known, effective }) => known === id && effective.from <= on)
      .filter(({ effective }) => effective.to === null || on <= effective.to)
      .toSorted((left, right) => (left.effective.from < right.effective.from ? 1 : -1))
      .slice(0, 1),
  );

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

/** The points of these standards: what several ask in the harmonised structure is one point that serves them all. */
export const standardPoints = (standards: readonly Standard[]): readonly DrawnPoint[] =>
  standards.flatMap((standard, at) =>
    standard.clauses.flatMap((clause) => {
      if (clause.harmonised === null) return [pointOf({ standard, clause }, [])];
      const sharing = (others: readonly Standard[]): readonly Asked[] =>
        others.flatMap((other) =>
          other.clauses
            .filter(({ harmonised }) => harmonised === clause.harmonised)
            .map((each) => ({ standard: other, clause: each })),
        );
      const isDrawn = sharing(standards.slice(0, at)).length > 0;
      return isDrawn ? [] : [pointOf({ standard, clause }, sharing(standards.slice(at + 1)))];
    }),
  );

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
