import type { RuleSource } from "./refusal.ts";

/**
 * What a person may be in one organisation or in one case. `applicant` is what the staff of a client are towards the
 * body's case; it is never stored as a membership.
 */
export const roles = [
  "manager",
  "evaluator",
  "planner",
  "auditor",
  "reviewer",
  "decision-maker",
  "administrator",
  "applicant",
  "operator",
] as const;
export type Role = (typeof roles)[number];

/** Every act that a route may ask for: capability, then verb. */
export type Action =
  | "register.read"
  | "register.write"
  | "register.evaluate"
  | "cases.read"
  | "cases.apply"
  | "cases.plan"
  | "cases.audit"
  | "cases.answer"
  | "cases.review"
  | "cases.decide"
  | "cases.rate"
  | "statements.read"
  | "statements.change"
  | "statements.watch"
  | "statements.report"
  | "parties.read"
  | "parties.write"
  | "parties.grant"
  | "requirements.write"
  | "requirements.propose"
  | "requirements.approve"
  | "workshops.lead"
  | "workshops.join"
  | "operations.run";

// Absent means denied. Separation of duties between persons is not here: it depends on the case (red lines).
const granted: Readonly<Record<Role, readonly Action[]>> = {
  manager: [
    "register.read",
    "register.write",
    "register.evaluate",
    "cases.read",
    "cases.apply",
    "statements.read",
    "parties.read",
    "parties.write",
    "parties.grant",
    "requirements.propose",
    "requirements.approve",
  ],
  evaluator: ["register.read", "register.evaluate", "parties.read", "requirements.propose"],
  planner: [
    "cases.read",
    "cases.plan",
    "cases.rate",
    "statements.read",
    "statements.change",
    "statements.watch",
    "parties.read",
    "parties.write",
    "requirements.propose",
    "workshops.lead",
    "workshops.join",
  ],
  auditor: [
    "cases.read",
    "cases.audit",
    "cases.rate",
    "statements.read",
    "statements.watch",
    "parties.read",
    "requirements.propose",
    "workshops.join",
  ],
  reviewer: [
    "cases.read",
    "cases.review",
    "cases.rate",
    "statements.read",
    "parties.read",
    "requirements.propose",
    "requirements.approve",
    "workshops.join",
  ],
  "decision-maker": [
    "cases.read",
    "cases.decide",
    "cases.rate",
    "statements.read",
    "statements.change",
    "statements.watch",
    "parties.read",
    "requirements.approve",
    "workshops.join",
  ],
  administrator: ["parties.read", "parties.write", "parties.grant", "cases.read", "statements.read", "register.read"],
  applicant: ["cases.read", "cases.apply", "cases.answer", "cases.rate", "statements.read", "statements.report"],
  operator: [
    "operations.run",
    "requirements.write",
    "requirements.propose",
    "requirements.approve",
    "register.read",
    "register.write",
    "parties.read",
    "parties.write",
    "parties.grant",
    "cases.read",
    "statements.read",
    // The command line acts as the operator; journal and log name it as such.
    "statements.change",
    "statements.watch",
    "statements.report",
    "workshops.lead",
    "workshops.join",
  ],
};

export const can = (held: readonly Role[], action: Action): boolean =>
  held.some((role) => granted[role].includes(action));

export const accessRule: RuleSource = { source: "Touchstone design", clause: "5" };
