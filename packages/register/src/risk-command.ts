import type { Refusal } from "@touchstone/kernel";
import type { NewRow, RowEdits } from "./change-set/change-row.ts";
import type { EvidenceCommand, EvidenceLinkCode } from "./evidence/linked.ts";
import type { Clause, Control, Monitoring, Risk, SetObjective, TouchedClause } from "./risk.ts";
import type { RiskEvent } from "./risk-events.ts";
import type { AssignWork, WorkCode, WorkFact } from "./work.ts";

/** There is none that sets a state: "compliant" follows, or does not (OH-24). */
export type RiskCommand =
  | {
      readonly type: "IdentifyRisk";
      readonly title: string;
      readonly harm: string;
      readonly owner: string;
      readonly area: string;
    }
  | { readonly type: "PlaceRisk"; readonly sites: readonly string[] }
  | { readonly type: "AssignRisk"; readonly owner: string; readonly area: string }
  | { readonly type: "AddDocument"; readonly title: string; readonly printedDate: string }
  | { readonly type: "WithdrawDocument"; readonly line: string; readonly reason: string }
  | { readonly type: "ExtractClause"; readonly line: string; readonly clause: Omit<Clause, "id" | "digest"> }
  | { readonly type: "SetObjective"; readonly id: string | null; readonly objective: SetObjective }
  | { readonly type: "SetControl"; readonly id: string | null; readonly control: Omit<Control, "id"> }
  | { readonly type: "SetMonitoring"; readonly id: string | null; readonly monitoring: Omit<Monitoring, "id"> }
  | AssignWork
  | EvidenceCommand
  | {
      readonly type: "EvaluateRow";
      readonly outcome: "fulfilled" | "not-fulfilled";
      readonly finding: string;
      readonly evidence: readonly string[];
      readonly on: string;
    }
  | { readonly type: "PlanCorrection"; readonly cause: string; readonly action: string; readonly due: string }
  | { readonly type: "ReportCorrection"; readonly what: string; readonly on: string }
  | {
      readonly type: "VerifyCorrection";
      readonly outcome: "effective" | "ineffective";
      readonly finding: string;
      readonly on: string;
    }
  | {
      readonly type: "RequireReview";
      readonly family: string;
      readonly version: string;
      readonly due: string;
      /** Every cited article that needs a look; the row keeps those that it cites itself. */
      readonly touched: readonly TouchedClause[];
    }
  /** The day of the law was corrected, and with it the term; `ends`: of the law's end, not of its new version. */
  | {
      readonly type: "MoveReview";
      readonly review: {
        readonly family: string;
        readonly version: string;
        readonly ends: boolean;
        readonly due: string;
      };
    }
  | {
      readonly type: "ConcludeReview";
      readonly review: { readonly family: string; readonly version: string; readonly conclusion: string };
    }
  | { readonly type: "AddRow"; readonly row: NewRow }
  | { readonly type: "ChangeRow"; readonly change: RowEdits }
  | { readonly type: "WithdrawRisk"; readonly reason: string }
  /** The row as it was, and all that happened in it since: what one change of cells did. */
  | { readonly type: "TakeBack"; readonly before: Risk; readonly since: readonly RiskEvent[] };

export type RiskCode =
  | "risk-already-identified"
  | "risk-not-identified"
  | "line-unknown"
  | "line-withdrawn"
  | "article-unknown"
  | "quote-differs"
  | "plan-item-unknown"
  | "incidents-need-always"
  | "schedule-needs-period"
  | "evidence-unknown"
  | "evidence-missing"
  | "evidence-not-valid"
  | "contradiction-unanswered"
  | "row-incomplete"
  | "area-missing"
  | "evaluator-not-competent"
  | "evaluated-by-owner"
  | "evaluation-open"
  | "nothing-to-correct"
  | "nothing-to-report"
  | "nothing-to-verify"
  | "corrected-by-verifier"
  | "review-unknown"
  | "risk-withdrawn"
  | "risk-title-missing"
  | "risk-missing"
  | "title-missing"
  | "date-impossible"
  | "document-emptied"
  | "document-clauses-taken"
  | "cell-by-act"
  | "cell-overlong"
  | "cell-not-kept"
  | "entry-kept"
  | "entry-unreadable"
  | EvidenceLinkCode
  | WorkCode;

export type RiskRefusal = Refusal<RiskCode>;

/** Whether the person who acts is shown to be competent for this row's area on the day of the evaluation. */
export type EvaluatorCompetence =
  | { readonly competent: true; readonly evidence: string }
  | { readonly competent: false; readonly passesFrom: string | null };

/** What the law base says of the article that a clause is to be taken from. */
export type ArticleFact =
  | { readonly kind: "text"; readonly text: string; readonly digest: string }
  | { readonly kind: "no-such-article" }
  /** The document is known, or was noted by hand, without its text. */
  | { readonly kind: "no-text" };

export type RiskFacts = {
  /** Name of the person who acts, as it is shown in columns ⑨ and ⑫. */
  readonly actorName: string;
  readonly article: ArticleFact;
  readonly competence: EvaluatorCompetence;
  readonly work: WorkFact;
};
