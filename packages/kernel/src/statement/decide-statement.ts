import type { Decider } from "../decider.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { ok, type Result, refuse, unlessRefused } from "../result.ts";
import {
  backwards,
  changeRule,
  decisionRefused,
  decisionRule,
  isWithdrawnSince,
  standingAt,
  unlawful,
} from "./act-guards.ts";
import { amend, maintain } from "./amend-statement.ts";
import { renew } from "./renew-statement.ts";
import { type Act, isLawful, ruleOfAct, type Standing } from "./standing-edges.ts";
import { type Attested, evolveStatement, expiresOn, noStatement, type Statement } from "./statement.ts";
import type { DecidedAct, StatementCode, StatementCommand, StatementFacts } from "./statement-command.ts";
import type { ClosedAct, StatementEvent } from "./statement-event.ts";

type Of<Type extends StatementCommand["type"]> = Extract<StatementCommand, { readonly type: Type }>;
type Decided = Result<readonly StatementEvent[], Refusal<StatementCode>>;

const issue = (state: Statement, attested: Attested, { decision }: StatementFacts): Decided => {
  const refusals: Refusal<StatementCode>[] = [];
  if (state.attested !== null)
    refusals.push(refusal("statement-already-issued", decisionRule, { number: state.attested.number }));
  if (
    decision === null ||
    decision.effect !== "grant" ||
    decision.act !== "issued" ||
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

type Change = Of<"SuspendStatement" | "RestoreStatement" | "WithdrawStatement" | "CancelStatement">;

const changes = {
  SuspendStatement: { act: "suspend", as: "suspended", to: "suspended", wanted: ["suspended"] },
  RestoreStatement: { act: "restore", as: "restored", to: "in-force", wanted: ["restored", "kept"] },
  WithdrawStatement: { act: "withdraw", as: "withdrawn", to: "withdrawn", wanted: ["withdrawn"] },
  CancelStatement: { act: "cancel", as: "cancelled", to: "cancelled", wanted: [] },
} as const satisfies Record<
  Change["type"],
  { readonly act: Act; readonly as: ClosedAct; readonly to: Standing; readonly wanted: readonly DecidedAct[] }
>;

const eventTypes = {
  SuspendStatement: "StatementSuspended",
  RestoreStatement: "StatementRestored",
  WithdrawStatement: "StatementWithdrawn",
  CancelStatement: "StatementCancelled",
} as const;

const change = (state: Statement, command: Change, facts: StatementFacts, recordedOn: string): Decided => {
  if (state.attested === null) return refuse(refusal("statement-unknown", changeRule));
  const { from, reason, note, decision } = command;
  const { act, as, to, wanted } = changes[command.type];
  const standing = standingAt(state, from);
  return unlessRefused(
    [
      ...backwards(state, from),
      ...(standing === "not-yet" || !isLawful(act, standing)
        ? [refusal("standing-change-unlawful", ruleOfAct(act), { standing, to })]
        : []),
      ...(facts.isReasonKnown === true ? [] : [refusal("standing-reason-unknown", ruleOfAct(act), { reason, act })]),
      ...(decision === null ? [] : decisionRefused(state, facts, { wanted, as, from, basis: { decision } })),
    ],
    () => [{ type: eventTypes[command.type], data: { from, recordedOn, reason, note, decision } }],
  );
};

/** The client took its certificate to another body, whose own statement begins there (IAF MD 2). */
const transfer = (
  state: Statement,
  { on, body, number, evidence, note }: Of<"TransferStatement">,
  { receiver = null }: StatementFacts,
  recordedOn: string,
): Decided => {
  if (state.attested === null) return refuse(refusal("statement-unknown", changeRule));
  const isEnded = receiver !== null && receiver.standing !== "in-force";
  return unlessRefused(
    [
      ...backwards(state, on),
      ...unlawful(state, "transfer", on),
      ...(isEnded || number === state.attested.number
        ? [
            refusal("transfer-receiver-not-in-force", ruleOfAct("transfer"), {
              number,
              standing: receiver?.standing ?? "not-yet",
            }),
          ]
        : []),
    ],
    () => [{ type: "StatementTransferred", data: { on, recordedOn, body, number, evidence, note } }],
  );
};

const reinstate = (
  state: Statement,
  { from, remedy, note }: Of<"ReinstateStatement">,
  facts: StatementFacts,
  recordedOn: string,
): Decided => {
  if (state.attested === null) return refuse(refusal("statement-unknown", changeRule));
  const upheld = facts.remedy ?? null;
  const rule = ruleOfAct("reinstate");
  if (upheld === null || upheld.id !== remedy) return refuse(refusal("remedy-not-upheld", rule, { remedy }));
  return unlessRefused(
    [
      ...backwards(state, from),
      ...unlawful(state, "reinstate", from),
      ...(from < upheld.on ? [refusal("act-before-decision", rule, { from, decided: upheld.on }, upheld.on)] : []),
      ...(state.changes.some(({ decision }) => decision === upheld.id)
        ? [refusal("decision-carried-out-already", rule, { act: "reinstated", number: state.attested.number })]
        : isWithdrawnSince(state, upheld.on)
          ? [refusal("remedy-not-upheld", rule, { remedy })]
          : []),
    ],
    () => [{ type: "StatementReinstated", data: { from, recordedOn, note, remedy: upheld } }],
  );
};

const expire = (state: Statement, today: string): Decided => {
  const cycle = state.cycles.at(-1);
  if (cycle === undefined) return refuse(refusal("statement-unknown", changeRule));
  const from = expiresOn(state);
  if (today < from) return refuse(refusal("statement-not-yet-expired", changeRule, { until: cycle.validUntil }, from));
  const recorded = state.changes.at(-1)?.standing;
  const isEnded = recorded !== "in-force" && recorded !== "suspended";
  return ok(isEnded ? [] : [{ type: "StatementExpired", data: { from, recordedOn: today } }]);
};

const asSchemeSays = {
  AmendStatement: "amend",
  RenewStatement: "renew",
  SuspendStatement: "suspend",
  RestoreStatement: "restore",
  WithdrawStatement: "withdraw",
  CancelStatement: "cancel",
  TransferStatement: "transfer",
} as const;

const isAsked = (type: StatementCommand["type"]): type is keyof typeof asSchemeSays => type in asSchemeSays;

/** A report that speaks of a moment is not suspended, and no scheme's statement becomes what its scheme does not know. */
const notInScheme = ({ attested }: Statement, { type }: StatementCommand, { allowed = [] }: StatementFacts) => {
  if (attested === null || !isAsked(type) || allowed.includes(asSchemeSays[type])) return [];
  const rule = { source: attested.scheme, clause: attested.edition };
  return [refusal<StatementCode>("change-not-in-scheme", rule, { act: asSchemeSays[type], allowed: [...allowed] })];
};

/** The life of one statement. Who may ask for which change is `can`; what is lawful is the table of edges. */
export const statement: Decider<Statement, StatementCommand, StatementEvent, StatementFacts, StatementCode> = {
  initial: noStatement,
  evolve: evolveStatement,
  decide: (state, command, facts, context) => {
    const today = context.today.toString();
    const [first] = notInScheme(state, command, facts);
    if (first !== undefined) return refuse(first);
    switch (command.type) {
      case "IssueStatement":
        return issue(state, command.attested, facts);
      case "MaintainStatement":
        return maintain(state, command, facts, today);
      case "AmendStatement":
        return amend(state, command, facts, today);
      case "RenewStatement":
        return renew(state, command, facts, today);
      case "SuspendStatement":
      case "RestoreStatement":
      case "WithdrawStatement":
      case "CancelStatement":
        return change(state, command, facts, today);
      case "TransferStatement":
        return transfer(state, command, facts, today);
      case "ReinstateStatement":
        return reinstate(state, command, facts, today);
      case "ExpireStatement":
        return expire(state, today);
    }
  },
};
