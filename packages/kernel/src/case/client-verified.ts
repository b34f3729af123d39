import type { Context } from "../decider.ts";
import { houseRule, type Refusal, refusal } from "../refusal.ts";
import { ok, type Result, refuse } from "../result.ts";
import type { CaseCommand } from "./case-command.ts";
import type { CaseEvent } from "./case-event.ts";
import type { CaseFacts } from "./case-facts.ts";
import type { CaseState } from "./case-state.ts";
import { notYours } from "./case-step.ts";

/**
 * The client says that its own people found the corrective action effective. It closes nothing here: what the body verifies
 * stays the body's to verify (ISO/IEC 17021-1 9.4.10). Under a review and after the end it is kept as well, and moves
 * nothing: the next surveillance looks at what was done about it (9.6.2.2).
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
  // Told twice, or of what the body has closed, it changes nothing.
  const isSettled = finding.verified !== null || finding.disputed?.answer?.outcome === "withdrawn";
  if (isSettled || finding.clientVerified !== undefined) return ok([]);
  return ok([{ type: "ClientVerified", data: { finding: id, verifiedOn, by: actor, on: today.toString() } }]);
};
