import { doneDays } from "../evaluation/dashboard.ts";
import type { Period } from "../frequency.ts";
import type { Risk } from "../risk.ts";
import { type CountedPeriod, periodOf, type Span } from "../shares/calendar-period.ts";
import type { DueDays } from "../shares/due-days.ts";
import { askedOf, dueItems } from "../shares/shares.ts";

/** An objective that is not reached yet in the running period, and the last day of that period (OH-16). */
export type ObjectiveDue = {
  readonly objective: string;
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly times: number;
  readonly done: number;
};

/** Weekly and daily ones, and what must always hold, would fill a calendar: the register shows them. */
export const calendarPeriods = ["month", "quarter", "half-year", "year"] as const satisfies readonly CountedPeriod[];

const isCalendarPeriod = (per: Period): per is (typeof calendarPeriods)[number] =>
  calendarPeriods.some((one) => one === per);

type Objective = Risk["objectives"][number];

/** How often it was done in the running period; null where its days ask for nothing in it. */
const doneOf = (risk: Risk, objective: Objective, { from, to }: Span, on: string, days: DueDays): number | null => {
  const { id, schedule } = objective;
  const done = doneDays(risk, id, on);
  if (schedule === undefined) return done.filter((day) => from <= day).length;
  const asked = askedOf(objective, { done, on, today: on, days });
  const [item] = asked === null ? [] : dueItems(asked, { from, to });
  return item === undefined || item.state === "unknown" ? null : item.done;
};

/** What the running period still asks for. */
export const objectivesDue = (risk: Risk, on: string, days: DueDays): readonly ObjectiveDue[] =>
  risk.withdrawn !== null
    ? []
    : risk.objectives.flatMap((objective): readonly ObjectiveDue[] => {
        const { id, text, frequency } = objective;
        const { times, per } = frequency;
        if (!isCalendarPeriod(per)) return [];
        const period = periodOf(per, on);
        const done = doneOf(risk, objective, period, on, days);
        return done === null || done >= times ? [] : [{ objective: id, text, ...period, times, done }];
      });
