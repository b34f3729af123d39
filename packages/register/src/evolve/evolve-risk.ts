import type { Risk } from "../risk.ts";
import type { RiskEvent } from "../risk-events.ts";
import { evolveDocuments } from "./evolve-documents.ts";
import { evolveEvidence } from "./evolve-evidence.ts";
import { evolveJudgement } from "./evolve-judgement.ts";
import { evolvePlan } from "./evolve-plan.ts";
import { evolveRow } from "./evolve-row.ts";

export const evolveRisk = (risk: Risk, event: RiskEvent): Risk => {
  switch (event.type) {
    case "RiskIdentified":
    case "RiskImported":
    case "RiskRetitled":
    case "RiskAssigned":
    case "RiskPlaced":
    case "CellWritten":
    case "RiskWithdrawn":
    case "RiskReinstated":
      return evolveRow(risk, event);
    case "DocumentAdded":
    case "DocumentCorrected":
    case "DocumentWithdrawn":
    case "DocumentReinstated":
    case "DocumentTakenBack":
    case "ClauseExtracted":
    case "ReviewRequired":
    case "ReviewMoved":
    case "ReviewConcluded":
      return evolveDocuments(risk, event);
    case "ObjectiveSet":
    case "ControlSet":
    case "MonitoringSet":
    case "PlanItemTakenBack":
    case "WorkAssigned":
      return evolvePlan(risk, event);
    case "EvidenceAttached":
    case "EvidenceLinked":
    case "EvidenceUnlinked":
    case "EvidenceNoted":
      return evolveEvidence(risk, event);
    case "RowEvaluated":
    case "CorrectionPlanned":
    case "CorrectionDone":
    case "CorrectionVerified":
      return evolveJudgement(risk, event);
  }
};
