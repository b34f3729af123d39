import type { Bilingual } from "../json.ts";
import type { RuleSource } from "../refusal.ts";
import type { StatementChange } from "../scheme/scheme.ts";
import type { Attested, EditionKind, Said, StatementBasis } from "./statement.ts";
import type { Remedy } from "./statement-event.ts";

/** `decision` names the case's decision it rests on; null where the desk decides itself. */
type Change = {
  readonly from: string;
  readonly reason: string;
  readonly note: string;
  readonly decision: string | null;
};

export type StatementCommand =
  | { readonly type: "IssueStatement"; readonly attested: Attested }
  | { readonly type: "MaintainStatement"; readonly from: string; readonly on: string; readonly basis: StatementBasis }
  | ({
      readonly type: "AmendStatement";
      readonly from: string;
      readonly kind: EditionKind;
      readonly note: string;
      readonly basis: StatementBasis;
    } & Said)
  | {
      readonly type: "RenewStatement";
      readonly issuedOn: string;
      /** Against what it was assessed this time: editions move on. */
      readonly standard: Bilingual;
      readonly edition: string;
      readonly basis: StatementBasis;
    }
  | ({ readonly type: "SuspendStatement" } & Change)
  | ({ readonly type: "RestoreStatement" } & Change)
  | ({ readonly type: "WithdrawStatement" } & Change)
  | ({ readonly type: "CancelStatement" } & Change)
  | {
      readonly type: "TransferStatement";
      readonly on: string;
      readonly body: Bilingual;
      readonly number: string;
      readonly evidence: string;
      readonly note: string;
    }
  | { readonly type: "ReinstateStatement"; readonly from: string; readonly remedy: string; readonly note: string }
  | { readonly type: "ExpireStatement" };

/** What a case asks to be done to a statement; the case's own word for it (`AttestedAct` of the case). */
export type DecidedAct = "issued" | "kept" | "amended" | "renewed" | "restored" | "suspended" | "withdrawn";

export type StatementDecision = {
  readonly id: string;
  readonly caseId: string;
  readonly on: string;
  /** `grant`, `suspend` or `withdraw`; anything else carries nothing. */
  readonly effect: string;
  /** Why the assessment was held, as the scheme names it. */
  readonly occasion: string;
  /** What the scheme makes of effect and occasion together; null where nothing follows. */
  readonly act: DecidedAct | null;
  /** Number of the statement that the case is about; null where it makes one. */
  readonly statement: string | null;
  /** Last day on site, where there was one: some editions count it and not the decision. */
  readonly determinedOn: string | null;
};

/** What the rules in force say about a new cycle. */
export type CycleFacts = {
  /** Of the scheme; null where a statement speaks of a moment. */
  readonly months: number | null;
  /** What has to be finished by the expiry. */
  readonly finish: "decision" | "on-site-audit";
  /** Within how many months after the expiry it may still be finished; null where the rules know no such window. */
  readonly restoration: { readonly months: number | null; readonly rule: RuleSource };
};

export type StatementFacts = {
  /** The case's own word, read in the same transaction. */
  readonly decision: StatementDecision | null;
  readonly cycle?: CycleFacts;
  /** The appeal or judgment that the command names, where one was upheld. */
  readonly remedy?: Remedy | null;
  /** The receiving body's statement, where this register holds it: its standing today. */
  readonly receiver?: { readonly number: string; readonly standing: string } | null;
  /** What the scheme lets become of its statements; nothing where it is not said. */
  readonly allowed?: readonly StatementChange[];
  /** Does the content know this reason for this change, on that day? */
  readonly isReasonKnown?: boolean;
};

export const statementCodes = [
  "statement-without-decision",
  "statement-already-issued",
  "statement-unknown",
  "statement-issued-before-decision",
  "statement-validity-reversed",
  "standing-change-unlawful",
  "standing-change-backwards",
  "standing-reason-unknown",
  "statement-not-yet-expired",
  "act-without-decision",
  "act-unlawful",
  "act-before-decision",
  "decision-carried-out-already",
  "surveillance-day-outside",
  "edition-changes-nothing",
  "statement-without-cycle",
  "restoration-not-provided",
  "restoration-window-closed",
  "transfer-receiver-not-in-force",
  "remedy-not-upheld",
  "change-not-in-scheme",
] as const;
export type StatementCode = (typeof statementCodes)[number];
