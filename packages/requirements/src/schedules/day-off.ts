import { isWorkingDay, type WorkingCalendar } from "@touchstone/kernel";
import type { Due } from "./due-dates.ts";
import type { IntervalRule } from "./term.ts";

type CountingDays = Pick<WorkingCalendar, "id" | "rule" | "years">;

/** A due date beside the official calendar. `dayOff` is null in a year whose arrangement is not known. */
export type PlacedDue = Due & { readonly dayOff: boolean | null; readonly movedFrom: string | null };

const isOff = (calendar: CountingDays, date: Temporal.PlainDate): boolean | null => {
  const working = isWorkingDay(calendar, date);
  return working.ok ? !working.value : null;
};

/** Says which due dates fall on days off. They stay where they are, unless the rule moves them. */
export const placeOn =
  (calendar: CountingDays, { onDayOff }: Pick<IntervalRule, "onDayOff">) =>
  (due: Due): PlacedDue => {
    let date = Temporal.PlainDate.from(due.date);
    const dayOff = isOff(calendar, date);
    if (onDayOff === "stays" || dayOff !== true) return { ...due, dayOff, movedFrom: null };
    while (isOff(calendar, date) === true) date = date.add({ days: 1 });
    return { ...due, date: date.toString(), dayOff: isOff(calendar, date), movedFrom: due.date };
  };
