import type { RulePack } from "@touchstone/kernel";
import type { EvaluatorCompetence } from "@touchstone/register";
import type { FactsRead } from "../http/bind.ts";
import { answerCompetence, readParties } from "../parties/index.ts";
import type { Transaction } from "../store/index.ts";

type Asked = { readonly owner: string; readonly person: string; readonly area: string; readonly on: string };

/** Whether this person's file shows competence to evaluate compliance in the area on the day, and what it rests on. */
export const evaluatorCompetence = async (
  packs: readonly RulePack[],
  tx: Transaction,
  { owner, ...question }: Asked,
): Promise<FactsRead<EvaluatorCompetence>> => {
  // Of a row without an area, or of none, the decider says what is missing; there is nothing to be competent in.
  if (question.area.trim() === "") return { facts: { competent: false, passesFrom: null }, reads: [] };
  const { run, reads } = answerCompetence(packs, await readParties(tx, owner), {
    ...question,
    function: "compliance-evaluation",
  });
  const { competent, qualification, passesFrom } = run.result;
  return {
    facts: competent ? { competent, evidence: qualification?.evidence ?? "" } : { competent: false, passesFrom },
    reads,
  };
};
