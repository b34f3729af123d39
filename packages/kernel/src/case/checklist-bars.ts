import type { Refusal } from "../refusal.ts";
import { notCollecting } from "./activity-window.ts";
import type { CaseCode } from "./case-command.ts";
import type { CaseFacts } from "./case-facts.ts";
import type { CaseState } from "./case-state.ts";
import { notMovable, notYetDone, notYours } from "./case-step.ts";

type Bars = readonly Refusal<CaseCode>[];

/**
 * What is against drawing the checklist, judging its points and raising a finding, whatever would be said: nobody is offered
 * what is refused in any case. Competence is asked of each point when it is judged.
 */
export const checklistBars = (
  state: CaseState,
  facts: Pick<CaseFacts, "scheme" | "actor">,
  person: string,
): { readonly draw: Bars; readonly judge: Bars; readonly raise: Bars } => {
  const { scheme } = facts;
  const { points, findings } = scheme.determination;
  const rule = points?.rule ?? scheme.redLines.complete;
  const closed = notMovable(state, scheme);
  // Of a case that moves no more it does not matter whose it was.
  if (closed.length > 0) return { draw: closed, judge: closed, raise: closed };
  return {
    draw: [
      ...notYours(state, facts, person, ["team", "planner"], rule),
      ...notYetDone(state, scheme, points?.after ?? []),
    ],
    judge: [
      ...notYours(state, facts, person, ["team"], rule),
      ...notCollecting(state, scheme, points?.judgedAfter ?? []),
    ],
    raise: [
      ...notYours(state, facts, person, ["team"], scheme.redLines.findings),
      ...notCollecting(state, scheme, findings?.after ?? []),
    ],
  };
};
