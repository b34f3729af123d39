import type { Bound } from "../http/bind.ts";
import { openLibrary } from "../requirements/index.ts";
import type { Services } from "../services.ts";
import { assessmentBound } from "./assessment/index.ts";
import { awarenessBound } from "./awareness/awareness.ts";
import { changesBound } from "./changes/changes.ts";
import { commandsBound } from "./commands.ts";
import { evaluationBound } from "./evaluation/evaluation.ts";
import { evidenceBound } from "./evidence/index.ts";
import { exchangeBound } from "./exchange/exchange.ts";
import { exportBound } from "./export-register.ts";
import { cellHistoryBound } from "./grid/cell-history.ts";
import { gridRowsBound } from "./grid/grid-rows.ts";
import { savedViewsBound } from "./grid/saved-views.ts";
import { findingTasksBound } from "./handover/finding-tasks.ts";
import { handedBound } from "./handover/handed.ts";
import { handoverBound } from "./handover/handovers.ts";
import { importBound } from "./import-register.ts";
import { ismsBound } from "./isms/index.ts";
import { labelsBound } from "./label/labels.ts";
import { objectivesBound } from "./objectives/objectives.ts";
import { readinessBound } from "./readiness/readiness.ts";
import { recordCommandsBound } from "./records/record-commands.ts";
import { recordReadsBound } from "./records/record-reads.ts";
import { registerLawsBound } from "./register-laws.ts";
import { renumberedBound } from "./renumbered.ts";
import { retentionBound } from "./retention.ts";
import { rowsBound } from "./rows.ts";
import { sitesBound } from "./sites/sites.ts";
import { trailsBound } from "./trail/trails.ts";
import { workBound } from "./work.ts";

export const registerBound = (services: Services): readonly Bound[] => {
  const library = openLibrary(services.store);
  return [
    gridRowsBound(services, library),
    ...savedViewsBound(services),
    cellHistoryBound(services),
    ...rowsBound(services, library),
    ...commandsBound(services, library),
    ...evaluationBound(services),
    ...evidenceBound(services),
    ...changesBound(services),
    ...exchangeBound(services),
    ...importBound(services, library),
    ...exportBound(services),
    ...sitesBound(services, library),
    ...labelsBound(services, library),
    ...objectivesBound(services),
    ...awarenessBound(services),
    ...readinessBound(services),
    ...handoverBound(services),
    ...handedBound(services),
    ...findingTasksBound(services),
    ...registerLawsBound(services, library),
    ...trailsBound(services),
    ...workBound(services, library),
    ...retentionBound(services),
    ...renumberedBound(services, library),
    ...ismsBound(services),
    ...assessmentBound(services),
    ...recordReadsBound(services),
    ...recordCommandsBound(services),
  ];
};
