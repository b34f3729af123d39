import { type Context, houseRule, type Refusal, type Result, refusal, unlessRefused } from "@touchstone/kernel";
import type { Risk } from "./risk.ts";

/** Who does a control or a monitoring that the law gives to holders of an operator certificate (OH-8). */
export type Assignment = {
  readonly id: string;
  /** The control or the monitoring. */
  readonly item: string;
  /** The name as it was entered; null once its key is gone. */
  readonly name: string | null;
  readonly from: string;
  readonly obligation: string;
} & HeldWork;

/** The certificate that fits: its code, and its days. */
export type HeldWork = {
  readonly code: string;
  readonly issued: string;
  readonly until: string;
  readonly renewBy: string;
};

export type WorkCode = "operator-code-unknown" | "operator-certificate-missing" | "operator-certificate-not-valid";

/** Whether the certificates shown fit the work of the obligation on the day; asked only of commands that assign it. */
export type WorkFact = Result<HeldWork, Refusal<WorkCode>>;

export type AssignWork = {
  readonly type: "AssignWork";
  readonly id: string | null;
  readonly assignment: Pick<Assignment, "item" | "obligation" | "from"> & { readonly name: string };
};

export type WorkAssigned = {
  readonly type: "WorkAssigned";
  readonly data: Omit<Assignment, "name"> & { readonly holder: string };
  /** Under a key of its own: staff of a maintenance firm are in nobody's list of people. */
  readonly personal: { readonly person: string; readonly fields: { readonly name: string } } | null;
};

export const assignWork = (
  risk: Risk,
  { id, assignment: { name, ...what } }: AssignWork,
  fact: WorkFact,
  { newId }: Context,
): Result<readonly WorkAssigned[], Refusal<WorkCode | "plan-item-unknown">> => {
  const planned = [...risk.controls, ...risk.monitoring].some((one) => one.id === what.item);
  const known = id === null || risk.assignments.some((one) => one.id === id);
  const refusals = [
    ...(planned ? [] : [refusal("plan-item-unknown", houseRule("3"), { id: what.item })]),
    ...(known ? [] : [refusal("plan-item-unknown", houseRule("3"), { id })]),
    ...(fact.ok ? [] : fact.refusals),
  ];
  if (!fact.ok) return unlessRefused(refusals, () => []);
  const held = fact.value;
  return unlessRefused(refusals, () => {
    const holder = newId();
    const data = { id: id ?? newId(), ...what, ...held, holder };
    return [{ type: "WorkAssigned", data, personal: { person: holder, fields: { name } } }];
  });
};

/** Set again, an assignment takes the place of the one before: another person, or the same one's new certificate. */
export const withAssignment = (risk: Risk, { data, personal }: WorkAssigned): Risk => {
  const { holder: _sealed, ...rest } = data;
  const assignment: Assignment = { ...rest, name: personal?.fields.name ?? null };
  const others = risk.assignments.filter(({ id }) => id !== assignment.id);
  return { ...risk, assignments: [...others, assignment] };
};
