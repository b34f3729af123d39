import type { Decider } from "../decider.ts";
import { type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { ok, type Result, refuse, unlessRefused } from "../result.ts";
import {
  type Attested,
  evolveStatement,
  noStatement,
  type Standing,
  type Statement,
  type StatementEvent,
  standingOn,
} from "./statement.ts";

type Change = { readonly from: string; readonly reason: string; readonly note: string };

export type StatementCommand =
  | { readonly type: "IssueStatement"; readonly attested: Attested }
  | ({ readonly type: "SuspendStatement" } & Change)
  | ({ readonly type: "RestoreStatement" } & Change)
  | ({ readonly type: "WithdrawStatement" } & Change)
  | ({ readonly type: "CancelStatement" } & Change)
  | { readonly type: "ExpireStatement" };

export type StatementFacts = {
  /** The case's own word, read in the same transaction: the positive decision this statement rests on. */
  readonly decision: {
    readonly id: string;
    readonly caseId: string;
    readonly on: string;
    readonly grants: boolean;
  } | null;
};

export type StatementCode =
  | "statement-without-decision"
  | "statement-already-issued"
  | "statement-unknown"
  | "statement-issued-before-decision"
  | "statement-validity-reversed"
  | "standing-change-unlawful"
  | "standing-change-backwards"
  | "statement-not-yet-expired";

const decisionRule: RuleSource = { source: "ISO/IEC 17021-1:2015", clause: "8.2.2, 9.5.1" };
const changeRule: RuleSource = { source: "ISO/IEC 17000:2020", clause: "8.2–8.5" };

// Withdrawal and cancellation are final; what expired comes back only by recertification (17021-1 9.6.3.2.5).
const lawful: Readonly<Record<Standing, readonly Standing[]>> = {
  "in-force": ["suspended", "withdrawn", "cancelled"],
  suspended: ["in-force", "withdrawn", "cancelled"],
  withdrawn: [],
  cancelled: [],
  expired: [],
};

const issue = (
  state: Statement,
  attested: Attested,
  { decision }: StatementFacts,
): Result<readonly StatementEvent[], Refusal<StatementCode>> => {
  const refusals: Refusal<StatementCode>[] = [];
  if (state.attested !== null)
    refusals.push(refusal("statement-already-issued", decisionRule, { number: state.attested.number }));
  if (
    decision === null ||
    !decision.grants ||
    decision.caseId !== attested.caseId ||
    decision.id !== attested.decision
  ) {
    refusals.push(refusal("statement-without-decision", decisionRule, { case: attested.caseId }));
  } else if (attested.issuedOn < decision.on) {
    refusals.push(
      refusal(
        "statement-issued-before-decision",
        decisionRule,
        { issued: attested.issuedOn, decided: decision.on },
        decision.on,
      ),
    );
  }
  if (attested.validUntil < attested.validFrom) {
    refusals.push(
      refusal("statement-validity-reversed", decisionRule, { from: attested.validFrom, until: attested.validUntil }),
    );
  }
  return unlessRefused(refusals, () => [{ type: "StatementIssued", data: attested }]);
};

const change = (
  state: Statement,
  to: Standing,
  type: "StatementSuspended" | "StatementRestored" | "StatementWithdrawn" | "StatementCancelled",
  { from, reason, note }: Change,
): Result<readonly StatementEvent[], Refusal<StatementCode>> => {
  if (state.attested === null) return refuse(refusal("statement-unknown", changeRule));
  const refusals: Refusal<StatementCode>[] = [];
  const latest = state.changes.at(-1)?.from ?? "";
  if (from < latest) refusals.push(refusal("standing-change-backwards", changeRule, { from, latest }, latest));
  const now = standingOn(state, from < latest ? latest : from);
  if (now === "not-yet" || !lawful[now].includes(to)) {
    refusals.push(refusal("standing-change-unlawful", changeRule, { standing: now, to }));
  }
  return unlessRefused(refusals, () => [{ type, data: { from, reason, note } }]);
};

/** The life of one statement. Who may ask for which change is `can`; what a change needs beside is the scheme's. */
export const statement: Decider<Statement, StatementCommand, StatementEvent, StatementFacts, StatementCode> = {
  initial: noStatement,
  evolve: evolveStatement,
  decide: (state, command, facts, { today }) => {
    switch (command.type) {
      case "IssueStatement":
        return issue(state, command.attested, facts);
      case "SuspendStatement":
        return change(state, "suspended", "StatementSuspended", command);
      case "RestoreStatement":
        return change(state, "in-force", "StatementRestored", command);
      case "WithdrawStatement":
        return change(state, "withdrawn", "StatementWithdrawn", command);
      case "CancelStatement":
        return change(state, "cancelled", "StatementCancelled", command);
      case "ExpireStatement": {
        if (state.attested === null) return refuse(refusal("statement-unknown", changeRule));
        const last = Temporal.PlainDate.from(state.attested.validUntil);
        const from = last.add({ days: 1 }).toString();
        if (Temporal.PlainDate.compare(today, last) <= 0) {
          return refuse(refusal("statement-not-yet-expired", changeRule, { until: last.toString() }, from));
        }
        const recorded = state.changes.at(-1)?.standing;
        const isEnded = recorded !== "in-force" && recorded !== "suspended";
        return ok(isEnded ? [] : [{ type: "StatementExpired", data: { from } }]);
      }
    }
  },
};
