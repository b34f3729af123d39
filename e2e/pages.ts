import type { Known } from "./fill.ts";

/** The pages that every check visits, and as whom. */
export type Visited = {
  readonly name: string;
  readonly path: string | ((known: Known) => string);
  readonly account: string | null;
};

export const visitedPages: readonly Visited[] = [
  { name: "front", path: "/", account: null },
  { name: "verify", path: ({ number }) => `/verify/${number}`, account: null },
  { name: "verify-unknown", path: "/verify/TS99-26-OH-000001", account: null },
  { name: "log", path: "/log", account: null },
  { name: "api", path: "/api/docs", account: null },
  { name: "rules-public", path: "/rules", account: null },
  {
    name: "rule-public",
    path: "/rules/surveillance?edition=cn-2025&run=1&i.decision=2026-04-10&i.issued=2026-05-06&i.expiry=2029-05-05&i.activity=initial",
    account: null,
  },
  {
    name: "rule-form",
    path: "/rules/audit-time?run=1&i.standard=iso45001&i.personnel=0&i.factors.0.percent=-40",
    account: null,
  },
  { name: "vocabulary-public", path: "/vocabulary", account: null },
  { name: "term-public", path: "/vocabulary/8.3", account: null },
  { name: "sign-in", path: "/app/sign-in", account: null },
  { name: "inbox-manager", path: "/app/", account: "manager" },
  { name: "inbox-planner", path: "/app/", account: "planner" },
  { name: "register", path: "/app/register", account: "manager" },
  { name: "register-new", path: "/app/register/new", account: "manager" },
  { name: "register-import", path: "/app/register/import", account: "manager" },
  { name: "register-row", path: ({ risk }) => `/app/register/${risk}`, account: "manager" },
  { name: "cases", path: "/app/cases", account: "planner" },
  { name: "cases-client", path: "/app/cases", account: "manager" },
  { name: "case-apply", path: "/app/cases/apply", account: "manager" },
  { name: "case-new", path: "/app/cases/new", account: "planner" },
  { name: "case-begun", path: ({ openCase }) => `/app/cases/${openCase}`, account: "planner" },
  { name: "application", path: ({ openCase }) => `/app/cases/${openCase}/records/application`, account: "manager" },
  { name: "case-closed", path: ({ closedCase }) => `/app/cases/${closedCase}`, account: "planner" },
  { name: "checklist", path: ({ closedCase }) => `/app/cases/${closedCase}/checklist`, account: "leader" },
  { name: "on-site", path: ({ closedCase }) => `/app/cases/${closedCase}/on-site`, account: "leader" },
  {
    name: "finding",
    path: ({ closedCase, finding }) => `/app/cases/${closedCase}/findings/${finding}`,
    account: "leader",
  },
  {
    name: "decision",
    path: ({ closedCase }) => `/app/cases/${closedCase}/records/decision-record`,
    account: "decider",
  },
  { name: "programme", path: "/app/cases/programme", account: "planner" },
  { name: "programme-of", path: ({ statement }) => `/app/cases/programme/${statement}`, account: "planner" },
  { name: "deadlines", path: "/app/cases/deadlines", account: "planner" },
  { name: "transition", path: "/app/cases/transition", account: "planner" },
  { name: "statements", path: "/app/statements", account: "planner" },
  { name: "statement", path: ({ statement }) => `/app/statements/${statement}`, account: "planner" },
  { name: "statement-tables", path: "/app/statements/tables", account: "planner" },
  { name: "held-statements", path: "/app/held-statements", account: "manager" },
  { name: "held-statement", path: ({ closedCase }) => `/app/held-statements/${closedCase}`, account: "manager" },
  { name: "laws", path: "/app/requirements", account: "manager" },
  { name: "law", path: "/app/requirements/law/cn-special-equipment-safety-law", account: "manager" },
  { name: "law-articles", path: "/app/requirements/articles", account: "manager" },
  { name: "audit-points", path: "/app/requirements/points", account: "manager" },
  { name: "people", path: "/app/parties", account: "planner" },
  { name: "person", path: "/app/parties/01900000-0000-7000-8000-00000000a006", account: "planner" },
  { name: "relations", path: "/app/parties/relations", account: "planner" },
  { name: "rules", path: "/app/schemes/rules", account: "planner" },
  { name: "rule", path: "/app/schemes/rules/audit-time", account: "planner" },
  { name: "standards", path: "/app/schemes/standards", account: "planner" },
  { name: "standard", path: "/app/schemes/standards?ids=iso14001", account: "planner" },
  { name: "vocabulary", path: "/app/schemes/vocabulary", account: "planner" },
  { name: "no-such-page", path: "/app/nowhere", account: "manager" },
];
