import type { Context } from "../decider.ts";
import { houseRule, type Refusal, refusal } from "../refusal.ts";
import type { Result } from "../result.ts";
import type { CaseCode, CaseCommand } from "./case-command.ts";
import type { CaseEvent } from "./case-event.ts";
import type { CaseFacts } from "./case-facts.ts";
import type { CaseState } from "./case-state.ts";
import { onFinding } from "./decide-finding.ts";

/**
 * A record of the client as evidence of a finding (ISO/IEC 17021-1 9.4.5.3), by reference: the case keeps what it was and its
 * digest, so that the finding stands whatever the client withdraws later.
 */
export const citeHanded = (
  state: CaseState,
  { finding: id, cited }: Extract<CaseCommand, { readonly type: "CiteHanded" }>,
  facts: CaseFacts,
  context: Context,
): Result<readonly CaseEvent[], Refusal> =>
  onFinding(state, id, ["team"], facts, context, ({ number, cites = [] }) => ({
    against: cites.some(({ item }) => item === cited.item)
      ? [refusal<CaseCode>("finding-cited-already", houseRule("3"), { number, title: cited.title })]
      : [],
    event: () => ({
      type: "HandedCited",
      data: { finding: id, ...cited, by: context.actor, on: context.today.toString() },
    }),
  }));
