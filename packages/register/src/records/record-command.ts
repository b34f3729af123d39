import type { Data, Refusal } from "@touchstone/kernel";
import type { RecordKind } from "./record-kind.ts";
import type { LinkFacts } from "./record-values.ts";

export type RecordCommand =
  | { readonly type: "BeginRecord"; readonly values: Data }
  | {
      readonly type: "StepRecord";
      readonly step: string;
      readonly values: Data;
      /** By the door of those who judge, or by the door of those who work. */
      readonly judging: boolean;
    }
  | { readonly type: "AmendRecord"; readonly reason: string; readonly values: Data };

/** Why what is kept beside a record bars a step of it. */
export type BarCode = "review-not-accepted" | "audit-points-open" | "audit-finding-left-out" | "audit-actions-open";

export type RecordFacts = {
  /** In the edition in force at the beginning, and in the record's own ever after. */
  readonly kind: RecordKind;
  readonly actorName: string;
  /** Of the parties that the values name, those whom the organisation knows, by the names it has for them. */
  readonly people: { readonly [id: string]: string };
  readonly links: LinkFacts;
  /** What is kept beside the record and bars this act: inputs nobody accepted, points nobody judged. */
  readonly bars: readonly Refusal<BarCode>[];
};

export type RecordCode =
  | "field-missing"
  | "field-unknown"
  | "field-wrong"
  | "field-must"
  | "record-already-entered"
  | "record-not-entered"
  | "record-step-unknown"
  | "record-step-not-open"
  | "record-step-by-judge"
  | "record-step-by-worker"
  | "record-not-separate"
  | "record-person-unknown"
  | "record-link-gone"
  | "record-refused"
  | "record-undecided"
  | "record-final"
  | "record-judged"
  | "record-unchanged"
  | BarCode;

export type RecordRefusal = Refusal<RecordCode>;
