import { houseRule, refusal, refuse } from "@touchstone/kernel";
import type { RiskFacts, WorkFact } from "@touchstone/register";

/** Nobody has shown a certificate. */
export const noWork: WorkFact = refuse(
  refusal("operator-certificate-missing", houseRule("4"), { work: "", holds: [] }),
);

/** Facts of commands that ask for none: nobody's name, no law text, no competence, no certificate. */
export const noRiskFacts: RiskFacts = {
  actorName: "",
  article: { kind: "no-text" },
  competence: { competent: false, passesFrom: null },
  work: noWork,
};
