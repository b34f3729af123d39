import { isDay } from "./day.ts";
import { useSearchText } from "./search.ts";

/** Legal "today" is the day in the zone that the rules name. */
export const legalToday = (): string => Temporal.Now.plainDateISO("Asia/Shanghai").toString();

export type AsOf = {
  /** The day as of which the page speaks, `YYYY-MM-DD`. */
  readonly on: string;
  readonly stands: "past" | "today" | "future";
  readonly setOn: (date: string | null) => void;
};

/** The day of the page, kept in its address (`?on=2026-05-01`) so that it can be sent to a colleague. */
export const useAsOf = (): AsOf => {
  const today = legalToday();
  const [text, setText] = useSearchText("on");
  const on = text !== null && isDay(text) ? text : today;
  const stands = on === today ? "today" : on < today ? "past" : "future";
  return { on, stands, setOn: (date) => setText(date === today ? null : date) };
};
