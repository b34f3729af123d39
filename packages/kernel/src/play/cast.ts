import type { Role } from "../can.ts";
import type { Doer } from "../scheme/scheme.ts";

/** Who plays in a fictive case. Reviewer and decision maker sit outside the team. */
export const seats = ["applicant", "planner", "leader", "member", "reviewer", "decision-maker"] as const;
export type Seat = (typeof seats)[number];

export type Cast = Readonly<Record<Seat, { readonly id: string; readonly name: string }>>;

/** The roles with which each seat acts. */
export const rolesOf: Readonly<Record<Seat, readonly Role[]>> = {
  applicant: ["applicant"],
  planner: ["planner"],
  leader: ["auditor"],
  member: ["auditor"],
  reviewer: ["reviewer"],
  "decision-maker": ["decision-maker"],
};

const seatOfDoer: Partial<Record<Doer, Seat>> = {
  applicant: "applicant",
  planner: "planner",
  team: "leader",
  "team-leader": "leader",
  auditor: "leader",
  reviewer: "reviewer",
  "decision-maker": "decision-maker",
};

/** The seat that does what these may do; a scheme that asks for somebody else has nobody to play it. */
export const seatFor = (doers: readonly Doer[]): Seat | null =>
  doers.map((doer) => seatOfDoer[doer]).find((seat) => seat !== undefined) ?? null;
