import type { Bilingual } from "../json.ts";
import type { Attested, EditionKind, Said, StatementBasis, StatementCycle } from "./statement.ts";

/** What happened, as a history names it. */
export const closedActs = [
  "issued",
  "maintained",
  "extended",
  "reduced",
  "changed",
  "renewed",
  "suspended",
  "restored",
  "withdrawn",
  "cancelled",
  "expired",
  "transferred",
  "reinstated",
] as const;
export type ClosedAct = (typeof closedActs)[number];

/** `from` may lie in the past; `recordedOn` is the legal day of the writing, so that no dating back goes unseen. */
type Recorded = { readonly from: string; readonly recordedOn: string | null };

export type ChangeData = Recorded & {
  readonly reason: string;
  readonly note: string;
  /** The case's decision; null where the desk decided. */
  readonly decision: string | null;
};

/** An appeal or a judgment that was upheld. */
export type Remedy = { readonly kind: "appeal" | "judgment"; readonly id: string; readonly on: string };

export type StatementEvent =
  | { readonly type: "StatementIssued"; readonly data: Attested }
  | { readonly type: "StatementSuspended"; readonly data: ChangeData }
  | { readonly type: "StatementRestored"; readonly data: ChangeData }
  | { readonly type: "StatementWithdrawn"; readonly data: ChangeData }
  | { readonly type: "StatementCancelled"; readonly data: ChangeData }
  | { readonly type: "StatementExpired"; readonly data: Recorded }
  | {
      readonly type: "StatementMaintained";
      readonly data: Recorded & { readonly on: string; readonly basis: StatementBasis };
    }
  | {
      readonly type: "StatementAmended";
      readonly data: Recorded &
        Said & { readonly kind: EditionKind; readonly note: string; readonly basis: StatementBasis };
    }
  | {
      readonly type: "StatementRenewed";
      readonly data: Omit<StatementCycle, keyof StatementBasis> & {
        readonly recordedOn: string | null;
        readonly basis: StatementBasis;
      };
    }
  | {
      readonly type: "StatementTransferred";
      readonly data: {
        readonly on: string;
        readonly recordedOn: string | null;
        readonly body: Bilingual;
        readonly number: string;
        readonly evidence: string;
        readonly note: string;
      };
    }
  | {
      readonly type: "StatementReinstated";
      readonly data: Recorded & { readonly note: string; readonly remedy: Remedy };
    };
