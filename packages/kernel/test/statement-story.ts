import type { Context } from "../src/decider.ts";
import { statementChanges } from "../src/scheme/scheme.ts";
import { statement } from "../src/statement/decide-statement.ts";
import type { Attested, Statement, StatementBasis } from "../src/statement/statement.ts";
import type {
  DecidedAct,
  StatementCommand,
  StatementDecision,
  StatementFacts,
} from "../src/statement/statement-command.ts";

export const attested: Attested = {
  number: "TS01-26-OH-000001",
  title: { zh: "认证证书", en: "Certificate" },
  body: { id: "b", name: { zh: "衡测认证（示例）", en: "Hengce" } },
  holder: { id: "h", name: { zh: "澄湖物业", en: "Chenghu" } },
  scope: { zh: "物业服务", en: "Property services" },
  sites: [],
  standard: { zh: "GB/T 45001—2020", en: "ISO 45001:2018" },
  scheme: "cn-ohsms",
  edition: "2026-03-01",
  issuedOn: "2026-11-12",
  validFrom: "2026-11-12",
  validUntil: "2029-11-11",
  caseId: "case",
  decision: "decision",
  caseDigest: "00",
};

export const basis = (id: string): StatementBasis => ({ caseId: `case-of-${id}`, decision: id, caseDigest: "01" });

export const decision = (act: DecidedAct, on: string, id: string = act): StatementDecision => ({
  id,
  caseId: `case-of-${id}`,
  on,
  effect: act === "suspended" ? "suspend" : act === "withdrawn" ? "withdraw" : "grant",
  occasion: "surveillance",
  act,
  statement: attested.number,
  determinedOn: null,
});

export const firstDecision: StatementDecision = {
  ...decision("issued", "2026-11-11", "decision"),
  caseId: "case",
  statement: null,
};

export const cycle = {
  months: 36,
  finish: "decision",
  restoration: { months: 6, rule: { source: "ISO/IEC 17021-1:2015", clause: "9.6.3.2.5" } },
} as const;

export const factsWith = (known: StatementDecision | null, more: Partial<StatementFacts> = {}): StatementFacts => ({
  decision: known,
  cycle,
  isReasonKnown: true,
  allowed: statementChanges,
  ...more,
});

export const context = (today: string): Context => ({
  actor: "somebody",
  now: Temporal.Instant.from(`${today}T04:00:00Z`),
  today: Temporal.PlainDate.from(today),
  newId: () => "id",
});

export const given = (
  state: Statement,
  command: StatementCommand,
  known: StatementFacts = factsWith(null),
  today = "2029-12-01",
) => {
  const decided = statement.decide(state, command, known, context(today));
  return {
    codes: decided.ok ? [] : decided.refusals.map(({ code }) => code),
    events: decided.ok ? decided.value : [],
    state: decided.ok ? decided.value.reduce(statement.evolve, state) : state,
  };
};

export const issue = { type: "IssueStatement", attested } as const;
export const issued = given(statement.initial, issue, factsWith(firstDecision)).state;

export const change = (
  type: "SuspendStatement" | "RestoreStatement" | "WithdrawStatement" | "CancelStatement",
  from: string,
) => ({ type, from, reason: "0116", note: "", decision: null }) as const;
