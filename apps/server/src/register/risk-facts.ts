import type { RiskFacts } from "@touchstone/register";

/** Facts of commands that ask for none: nobody's name, no law text, no competence. */
export const noRiskFacts: RiskFacts = {
  actorName: "",
  article: { kind: "no-text" },
  competence: { competent: false, passesFrom: null },
};
