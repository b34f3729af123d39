import { type Cell, cellsOf } from "../change-set/cell.ts";
import { evolveRisk } from "../evolve/evolve-risk.ts";
import { noRisk, type Risk } from "../risk.ts";
import type { RiskEvent } from "../risk-events.ts";

export type RecordedCell = {
  /** Which event of the row did it, from 1. */
  readonly version: number;
  readonly line: string | null;
  readonly column: Cell["column"];
  readonly from: string;
  readonly to: string;
};

const byPlace = (risk: Risk): ReadonlyMap<string, Cell> =>
  new Map(cellsOf(risk).map((cell) => [`${cell.line ?? ""} ${cell.column}`, cell]));

/** What each event changed in what the cells say, the newest first: nothing is kept beside the journal for it. */
export const cellHistory = (events: readonly RiskEvent[]): readonly RecordedCell[] => {
  let risk = noRisk;
  let was = byPlace(risk);
  return events
    .flatMap((event, index) => {
      risk = evolveRisk(risk, event);
      const [before, is] = [was, byPlace(risk)];
      was = is;
      return [...new Set([...before.keys(), ...is.keys()])].flatMap((place): readonly RecordedCell[] => {
        const cell = is.get(place) ?? before.get(place);
        const [from, to] = [before.get(place)?.text ?? "", is.get(place)?.text ?? ""];
        if (cell === undefined || from === to) return [];
        return [{ version: index + 1, line: cell.line, column: cell.column, from, to }];
      });
    })
    .toReversed();
};
