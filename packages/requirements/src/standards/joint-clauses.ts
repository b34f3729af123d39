import type { Bilingual } from "@touchstone/kernel";
import { standardPoints } from "./draw-standards.ts";
import type { Standard } from "./standard.ts";

/** What one or several standards ask in the same place, asked once. */
export type JointClause = {
  /** The harmonised number (`9.2`) where the standards share it, else standard and number (`iso45001-5.4`). */
  readonly key: string;
  readonly title: Bilingual;
  readonly question: Bilingual;
  /** Every standard that it serves, under the number that each gives it. */
  readonly standards: readonly { readonly id: string; readonly clause: string }[];
  readonly mayNotApply: boolean;
};

/** The clauses of these standards, each shared one once: the same sharing that a joint checklist is drawn by. */
export const jointClauses = (standards: readonly Standard[]): readonly JointClause[] =>
  standardPoints(standards).flatMap(({ id, standard: first, also = [], text }) => {
    const clause = standards.find((each) => each.id === first.id)?.clauses.find((each) => each.clause === first.clause);
    if (clause === undefined) return [];
    const { harmonised, title, mayNotApply } = clause;
    return [{ key: harmonised ?? id, title, question: text, standards: [first, ...also], mayNotApply }];
  });
