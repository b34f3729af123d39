import type { Context } from "../decider.ts";
import { houseRule, type Refusal, refusal } from "../refusal.ts";
import { ok, type Result, refuse } from "../result.ts";
import type { CaseCommand } from "./case-command.ts";
import type { CaseEvent } from "./case-event.ts";
import type { CaseFacts } from "./case-facts.ts";
import type { CaseState } from "./case-state.ts";
import { notMovable, notYours } from "./case-step.ts";

/**
 * The client says that its own people found the corrective action effective. It closes nothing here: what the body verifies
 * stays the body's to verify (ISO/IEC 17021-1 9.4.10).
 */
export const reportClientVerified = (
  state: CaseState,
  { finding: id, verifiedOn }: Extract<CaseCommand, { readonly type: "ReportClientVerified" }>,
  facts: CaseFacts,
  { actor, today }: Context,
): Result<readonly CaseEvent[], Refusal> => {
  const finding = state.findings.find((each) => each.id === id);
  if (finding === undefined) return refuse(refusal("finding-unknown", houseRule("3"), { finding: id }));
  const [against] = notYours(state, facts, actor, ["applicant"], facts.scheme.redLines.findings);
  if (against !== undefined) return refuse(against);
  // Told late or twice, it changes nothing: the case has moved on, or knows.
  const isSettled = finding.verified !== null || finding.disputed?.answer?.outcome === "withdrawn";
  if (isSettled || finding.clientVerified !== undefined || notMovable(state, facts.scheme).length > 0) return ok([]);
  return ok([{ type: "ClientVerified", data: { finding: id, verifiedOn, by: actor, on: today.toString() } }]);
};
