import { assert, ok, type Result } from "@touchstone/kernel";
import { evolveRisk } from "../evolve/evolve-risk.ts";
import type { Risk } from "../risk.ts";
import type { RiskRefusal } from "../risk-command.ts";
import type { RiskEvent } from "../risk-events.ts";

const lineOf = (risk: Risk, id: string | null) => risk.lines.find((line) => line.id === id);

const asBefore = <Item extends { readonly id: string }, Type extends "ObjectiveSet" | "ControlSet" | "MonitoringSet">(
  type: Type,
  items: readonly Item[],
  id: string,
): readonly (
  | { readonly type: Type; readonly data: Item }
  | { readonly type: "PlanItemTakenBack"; readonly data: { readonly item: string } }
)[] => {
  const item = items.find((one) => one.id === id);
  return [item === undefined ? { type: "PlanItemTakenBack", data: { item: id } } : { type, data: item }];
};

/** What undoes one event, on the row as it was before it. Only events of changes are ever asked for. */
const inverse = (before: Risk, event: RiskEvent): readonly RiskEvent[] => {
  switch (event.type) {
    case "RiskRetitled":
      return [{ type: "RiskRetitled", data: before.identified ?? { no: "", title: "", harm: "" } }];
    case "RiskAssigned":
      return [{ type: "RiskAssigned", data: { owner: before.owner, area: before.area } }];
    case "DocumentAdded":
      return [{ type: "DocumentTakenBack", data: { line: event.data.id } }];
    case "DocumentCorrected": {
      const line = lineOf(before, event.data.line);
      assert(line !== undefined, "a corrected document was there before");
      return [{ type: "DocumentCorrected", data: { line: line.id, title: line.title, printedDate: line.printedDate } }];
    }
    case "DocumentWithdrawn":
      return [{ type: "DocumentReinstated", data: { line: event.data.line } }];
    case "CellWritten": {
      const { line, column } = event.data;
      const written = line === null ? before.written : lineOf(before, line)?.printed;
      return [{ type: "CellWritten", data: { line, column, text: written?.[column] ?? "" } }];
    }
    case "ObjectiveSet":
      return asBefore("ObjectiveSet", before.objectives, event.data.id);
    case "ControlSet":
      return asBefore("ControlSet", before.controls, event.data.id);
    case "MonitoringSet":
      return asBefore("MonitoringSet", before.monitoring, event.data.id);
    case "RiskWithdrawn":
      return [{ type: "RiskReinstated", data: {} }];
    default:
      throw new Error(`no change of cells writes ${event.type}`);
  }
};

/**
 * Forward events after which the row's cells say what they said before; nothing is deleted. A row that the change itself
 * entered ends. A judgement that the change overtook stays overtaken: it must be made again.
 */
export const takeBack = (before: Risk, since: readonly RiskEvent[]): Result<readonly RiskEvent[], RiskRefusal> => {
  if (before.identified === null) return ok([{ type: "RiskWithdrawn", data: { reason: null } }]);
  let risk = before;
  const back = since.map((event) => {
    const undone = inverse(risk, event);
    risk = evolveRisk(risk, event);
    return undone;
  });
  return ok(back.toReversed().flat());
};
