import { supportingEvidence } from "../evidence/bearing.ts";
import type { Risk } from "../risk.ts";
import { periodOf } from "./calendar-memory.ts";

/** An objective that is not reached yet in the running period, and the last day of that period (OH-16). */
export type ObjectiveDue = {
  readonly objective: string;
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly times: number;
  readonly done: number;
};

const isCalendarPeriod = (per: string): per is Parameters<typeof periodOf>[0] =>
  per === "year" || per === "half-year" || per === "quarter" || per === "month";

/** Weekly and daily ones, and what must always hold, would fill a calendar: the register shows them. */
export const objectivesDue = (risk: Risk, on: string): readonly ObjectiveDue[] =>
  risk.withdrawn !== null
    ? []
    : risk.objectives.flatMap(({ id, text, frequency: { times, per } }): readonly ObjectiveDue[] => {
        if (!isCalendarPeriod(per)) return [];
        const { from, to } = periodOf(per, on);
        const evidence = supportingEvidence(risk).filter(
          (one) => one.objective === id && from <= one.on && one.on <= on,
        );
        const done = evidence.length;
        return done >= times ? [] : [{ objective: id, text, from, to, times, done }];
      });
