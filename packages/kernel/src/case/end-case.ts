import type { Context } from "../decider.ts";
import type { Refusal } from "../refusal.ts";
import { type Result, unlessRefused } from "../result.ts";
import type { CaseCommand } from "./case-command.ts";
import type { CaseEvent } from "./case-event.ts";
import type { CaseFacts } from "./case-facts.ts";
import type { CaseState } from "./case-state.ts";
import { notOpen, notYours } from "./case-step.ts";

/**
 * Ends a case without a decision: the client takes its application back, or the body gives up what goes nowhere. What is
 * on file stays there, and nothing moves any more; whoever wants the assessment begins another.
 */
export const endCase = (
  state: CaseState,
  { reason }: Extract<CaseCommand, { readonly type: "EndCase" }>,
  facts: CaseFacts,
  { actor, today }: Context,
): Result<readonly CaseEvent[], Refusal> => {
  const { complete } = facts.scheme.redLines;
  const refused = [...notOpen(state), ...notYours(state, facts, actor, ["applicant", "planner"], complete)];
  const side = facts.actor.roles.includes("planner") ? "body" : "client";
  return unlessRefused(refused, () => [{ type: "CaseEnded", data: { side, reason, by: actor, on: today.toString() } }]);
};
