import type { WrittenColumn } from "./change-set/cell.ts";
import type { Bearing } from "./evidence/bearing.ts";
import type { LinkedFile } from "./evidence/linked.ts";
import type { Clause, Control, Evaluation, Evidence, Line, Monitoring, Review, SetObjective } from "./risk.ts";
import type { WorkAssigned } from "./work.ts";

type Named<Type extends string, Data> = { readonly type: Type; readonly data: Data };
/** The doer's name travels beside the data, sealed under that person's key. */
type Done<Type extends string, Data> = Named<Type, Data & { readonly person: string }> & {
  readonly personal: { readonly person: string; readonly fields: { readonly name: string } } | null;
};

type WithoutDoer<Fact> = Omit<Fact, "by">;

/** Who answers for the row, where it stands, and whether it still does; what its cells say word for word. */
export type RowEvent =
  | Named<
      "RiskIdentified",
      { readonly title: string; readonly harm: string; readonly owner: string; readonly area: string }
    >
  | Named<
      "RiskImported",
      {
        readonly no: string;
        readonly title: string;
        readonly file: string;
        readonly lines: readonly Pick<Line, "id" | "title" | "printedDate" | "printed">[];
      }
    >
  | Named<
      "RiskRetitled",
      {
        readonly no: string;
        readonly title: string;
        readonly harm: string;
        /** Of the releases whose judgements outlived another title or harm. Read for ever, written no more. */
        readonly keepsJudgements?: true;
      }
    >
  | Named<"RiskAssigned", { readonly owner: string; readonly area: string }>
  | Named<"RiskPlaced", { readonly sites: readonly string[] }>
  | Named<"CellWritten", { readonly line: string | null; readonly column: WrittenColumn; readonly text: string }>
  | Named<"RiskWithdrawn", { readonly reason: string | null }>
  | Named<"RiskReinstated", Record<never, never>>;

/** Columns ②–④. */
export type DocumentEvent =
  | Named<"DocumentAdded", Pick<Line, "id" | "title" | "printedDate">>
  | Named<"DocumentCorrected", { readonly line: string; readonly title: string; readonly printedDate: string }>
  | Named<"DocumentWithdrawn", { readonly line: string; readonly reason: string }>
  | Named<"DocumentReinstated", { readonly line: string }>
  | Named<"DocumentTakenBack", { readonly line: string }>
  | Named<"ClauseExtracted", Clause & { readonly line: string }>
  | Named<"ReviewRequired", Omit<Review, "conclusion">>
  | Named<
      "ReviewMoved",
      {
        readonly family: string;
        readonly version: string;
        /** Of the law's end, and not of a version of it. */
        readonly ends: boolean;
        readonly due: string;
        readonly on: string;
      }
    >
  | Named<"ReviewConcluded", { readonly family: string; readonly version: string; readonly conclusion: string }>;

/** Columns ⑤–⑦. */
export type PlanEvent =
  | Named<"ObjectiveSet", SetObjective & { readonly id: string }>
  | Named<"ControlSet", Control>
  | Named<"MonitoringSet", Monitoring>
  | Named<"PlanItemTakenBack", { readonly item: string }>
  | WorkAssigned;

/** Column ⑧. */
export type EvidenceEvent =
  /** Of the first release: a file of one row alone. Read for ever, written no more (decision 0017). */
  | Done<
      "EvidenceAttached",
      WithoutDoer<Omit<Evidence, "item" | "validFrom" | "validUntil" | "bearing" | "why" | "unlinked">>
    >
  | Done<
      "EvidenceLinked",
      LinkedFile & {
        readonly id: string;
        readonly attachedAt: string;
        readonly bearing: Bearing;
        readonly why: string;
      }
    >
  | Named<"EvidenceUnlinked", { readonly id: string; readonly reason: string; readonly on: string }>
  | Named<"EvidenceNoted", Pick<LinkedFile, "item" | "on" | "validFrom" | "validUntil">>;

/** Columns ⑨–⑫. */
export type JudgementEvent =
  | Done<"RowEvaluated", WithoutDoer<Omit<Evaluation, "overtaken" | "grounds">>>
  | Named<
      "CorrectionPlanned",
      {
        readonly id: string;
        readonly evaluation: string;
        readonly cause: string;
        readonly action: string;
        readonly due: string;
      }
    >
  | Done<"CorrectionDone", { readonly correction: string; readonly what: string; readonly on: string }>
  | Done<
      "CorrectionVerified",
      {
        readonly correction: string;
        readonly outcome: "effective" | "ineffective";
        readonly finding: string;
        readonly on: string;
      }
    >;

export type RiskEvent = RowEvent | DocumentEvent | PlanEvent | EvidenceEvent | JudgementEvent;
