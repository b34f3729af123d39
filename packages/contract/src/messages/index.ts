import type { RefusalCatalogue, RefusalMessage } from "../text.ts";
import { appealRefusals } from "./appeals.ts";
import { assessmentRefusals } from "./assessment.ts";
import { bearingRefusals } from "./bearing.ts";
import { caseScopeRefusals } from "./case-scope.ts";
import { caseRefusals } from "./cases.ts";
import { changeRefusals } from "./changes.ts";
import { demoRefusals } from "./demo.ts";
import { dossierRefusals } from "./dossier.ts";
import { effectRefusals } from "./effects.ts";
import { evaluationRefusals } from "./evaluation.ts";
import { evidenceRefusals } from "./evidence.ts";
import { findingTaskRefusals } from "./finding-tasks.ts";
import { foresightRefusals } from "./foresight-refusals.ts";
import { guideRefusals } from "./guides.ts";
import { handoverRefusals } from "./handover.ts";
import { houseRefusals } from "./house.ts";
import { ismsRefusals } from "./isms.ts";
import { labelRefusals } from "./labels.ts";
import { lawNameRefusals } from "./law-names.ts";
import { lawScheduleRefusals } from "./law-schedules.ts";
import { logRefusals } from "./log.ts";
import { noticeRefusals } from "./notices.ts";
import { objectiveRefusals } from "./objectives.ts";
import { operationRefusals } from "./operations.ts";
import { ownThreatRefusals } from "./own-threats.ts";
import { partyRefusals } from "./parties.ts";
import { plannerRefusals } from "./planner.ts";
import { fishboneRefusals } from "./record-fishbone.ts";
import { recordRefusals } from "./records.ts";
import { registerRefusals } from "./register.ts";

import { registerChangeRefusals } from "./register-changes.ts";

import { registerGridRefusals } from "./register-grid.ts";

import { registerWorkRefusals } from "./register-work.ts";
import { requirementsRefusals } from "./requirements.ts";
import { ruleChangeRefusals } from "./rule-changes.ts";
import { sceneRefusals } from "./scenes.ts";
import { schemeRefusals } from "./schemes.ts";
import { scopeActivityRefusals } from "./scope-activities.ts";
import { selfAuditRefusals } from "./self-audit.ts";
import { siteRefusals } from "./sites.ts";
import { statementRefusals } from "./statements.ts";
import { supervisionRefusals } from "./supervision.ts";
import { tabularRefusals } from "./tabular.ts";
import { templateRefusals } from "./template.ts";
import { workshopRefusals } from "./workshops.ts";

/** Every refusal code of the product with its status and both texts. A new capability adds one line here. */
export const refusals = {
  ...appealRefusals,
  ...assessmentRefusals,
  ...caseRefusals,
  ...caseScopeRefusals,
  ...changeRefusals,
  ...demoRefusals,
  ...dossierRefusals,
  ...effectRefusals,
  ...bearingRefusals,
  ...evidenceRefusals,
  ...findingTaskRefusals,
  ...foresightRefusals,
  ...evaluationRefusals,
  ...guideRefusals,
  ...handoverRefusals,
  ...houseRefusals,
  ...ismsRefusals,
  ...ownThreatRefusals,
  ...labelRefusals,
  ...lawNameRefusals,
  ...lawScheduleRefusals,
  ...logRefusals,
  ...noticeRefusals,
  ...objectiveRefusals,
  ...operationRefusals,
  ...partyRefusals,
  ...plannerRefusals,
  ...fishboneRefusals,
  ...recordRefusals,
  ...registerRefusals,
  ...registerChangeRefusals,
  ...registerGridRefusals,
  ...registerWorkRefusals,
  ...ruleChangeRefusals,
  ...sceneRefusals,
  ...schemeRefusals,
  ...requirementsRefusals,
  ...scopeActivityRefusals,
  ...selfAuditRefusals,
  ...siteRefusals,
  ...statementRefusals,
  ...supervisionRefusals,
  ...tabularRefusals,
  ...templateRefusals,
  ...workshopRefusals,
} as const satisfies RefusalCatalogue;

export type RefusalCode = keyof typeof refusals;

const byCode: ReadonlyMap<string, RefusalMessage> = new Map(Object.entries(refusals));

/** The message of a code; a code without one is a bug, and a test reads the deciders' unions against this table. */
export const refusalMessage = (code: string): RefusalMessage => {
  const message = byCode.get(code);
  if (message === undefined) throw new Error(`refusal code without a message: ${code}`);
  return message;
};
