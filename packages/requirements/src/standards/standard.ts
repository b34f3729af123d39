import type { Bilingual } from "@touchstone/kernel";
import type { PointKind } from "../obligations/obligation.ts";

/** A clause that all management system standards have from ISO/IEC Directives, part 1, annex SL. */
export type HarmonisedClause = { readonly clause: string; readonly title: Bilingual; readonly question: Bilingual };

export type HarmonisedStructure = {
  readonly id: string;
  readonly title: Bilingual;
  readonly source: string;
  readonly edition: string;
  readonly doubts: readonly Bilingual[];
  readonly clauses: readonly HarmonisedClause[];
};

export type StandardClause = {
  readonly clause: string;
  readonly title: Bilingual;
  readonly kind: PointKind;
  /** The number that the clause has in the harmonised structure; null for what this standard asks alone. */
  readonly harmonised: string | null;
  /** What an auditor looks for: the common question, then what this standard adds to it. */
  readonly question: Bilingual;
  /** What this standard asks beyond the common question; null where it asks nothing more. */
  readonly addition: Bilingual | null;
  /** May the organisation declare, with a reason, that it does not apply? */
  readonly mayNotApply: boolean;
};

/** One edition of a management system standard by its clauses, in words of our own. */
export type Standard = {
  readonly id: string;
  readonly edition: string;
  readonly title: Bilingual;
  readonly source: string;
  readonly nationalAdoption: { readonly document: string; readonly from: string } | null;
  /** First and last day on which an audit may be against this edition. */
  readonly effective: { readonly from: string; readonly to: string | null };
  /** Last day on which a first audit against it may begin, once it is being replaced; null where no such day is known. */
  readonly firstAuditUntil: string | null;
  readonly doubts: readonly Bilingual[];
  readonly clauses: readonly StandardClause[];
};
