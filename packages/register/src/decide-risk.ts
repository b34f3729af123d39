import { type Context, type Decider, houseRule, ok, type Result, refusal, refuse } from "@touchstone/kernel";
import { addRow, changeRow } from "./change-set/change-row.ts";
import { takeBack } from "./change-set/take-back.ts";
import { evaluateRow, planCorrection, reportCorrection, verifyCorrection } from "./decide-evaluation.ts";
import {
  concludeReview,
  extractClause,
  moveReview,
  requireReview,
  setControl,
  setMonitoring,
  setObjective,
  withdrawDocument,
} from "./decide-planning.ts";
import { linkEvidence, noteEvidence, unlinkEvidence } from "./evidence/linked.ts";
import { evolveRisk } from "./evolve/evolve-risk.ts";
import { noRisk, type Risk } from "./risk.ts";
import type { RiskCode, RiskCommand, RiskFacts, RiskRefusal } from "./risk-command.ts";
import type { RiskEvent } from "./risk-events.ts";
import { assignWork } from "./work.ts";

const beginnings: readonly RiskCommand["type"][] = ["IdentifyRisk", "AddRow"];

const decide = (
  risk: Risk,
  command: RiskCommand,
  facts: RiskFacts,
  context: Context,
): Result<readonly RiskEvent[], RiskRefusal> => {
  const begins = beginnings.includes(command.type);
  if (begins && risk.identified !== null) return refuse(refusal("risk-already-identified", houseRule("3")));
  if (!begins && risk.identified === null) return refuse(refusal("risk-not-identified", houseRule("3")));
  if (risk.withdrawn !== null && command.type !== "TakeBack") {
    // Whoever looks after laws asks every row that ever cited one; a row that ended has nothing to review.
    return command.type === "RequireReview" || command.type === "MoveReview"
      ? ok([])
      : refuse(refusal("risk-withdrawn", houseRule("3"), { title: risk.identified?.title ?? "" }));
  }
  switch (command.type) {
    case "IdentifyRisk": {
      const { title, harm, owner, area } = command;
      return ok([{ type: "RiskIdentified", data: { title, harm, owner, area } }]);
    }
    case "AssignRisk":
      return ok([{ type: "RiskAssigned", data: { owner: command.owner, area: command.area } }]);
    case "PlaceRisk":
      return ok([{ type: "RiskPlaced", data: { sites: [...new Set(command.sites)] } }]);
    case "AddDocument": {
      const { title, printedDate } = command;
      return ok([{ type: "DocumentAdded", data: { id: context.newId(), title, printedDate } }]);
    }
    case "WithdrawDocument":
      return withdrawDocument(risk, command);
    case "ExtractClause":
      return extractClause(risk, command, facts.article, context);
    case "SetObjective":
      return setObjective(risk, command, context);
    case "SetControl":
      return setControl(risk, command, context);
    case "SetMonitoring":
      return setMonitoring(risk, command, context);
    case "AssignWork":
      return assignWork(risk, command, facts.work, context);
    case "LinkEvidence":
      return linkEvidence(risk, command, facts.actorName, context);
    case "UnlinkEvidence":
      return unlinkEvidence(risk, command, context);
    case "NoteEvidence":
      return noteEvidence(risk, command);
    case "EvaluateRow":
      return evaluateRow(risk, command, facts, context);
    case "PlanCorrection":
      return planCorrection(risk, command, context);
    case "ReportCorrection":
      return reportCorrection(risk, command, facts, context);
    case "VerifyCorrection":
      return verifyCorrection(risk, command, facts, context);
    case "RequireReview":
      return requireReview(risk, command, context);
    case "MoveReview":
      return moveReview(risk, command, context);
    case "ConcludeReview":
      return concludeReview(risk, command);
    case "AddRow":
      return addRow(risk, command.row, context);
    case "ChangeRow":
      return changeRow(risk, command.change, context);
    case "WithdrawRisk":
      return ok([{ type: "RiskWithdrawn", data: { reason: command.reason } }]);
    case "TakeBack":
      return takeBack(command.before, command.since);
  }
};

/** The register row's whole behaviour. */
export const risk: Decider<Risk, RiskCommand, RiskEvent, RiskFacts, RiskCode> = {
  initial: noRisk,
  evolve: evolveRisk,
  decide,
};
