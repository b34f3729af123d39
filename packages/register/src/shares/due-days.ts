import { arrangedDay, type CountingDays, isWorkingDay } from "@touchstone/kernel";

/** On which days an objective is due, and from which day on; unsaid, every day of the year counts. */
export type Schedule =
  | { readonly days: "every" | "working"; readonly from: string | null }
  /** By the organisation's own calendar of this name: its terms, closed days and make-up days. */
  | { readonly days: "own"; readonly calendar: string; readonly from: string | null };

/** A term of the organisation's own calendar. */
export type OwnTerm = {
  readonly calendar: string;
  readonly from: string;
  readonly to: string;
  /** 1 is Monday, 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Public holidays are free, and their make-up days are not. */
  readonly followsHolidays: boolean;
  readonly closed: readonly { readonly from: string; readonly to: string }[];
  /** Days on which it is open although the weekday, a holiday or a closure says otherwise. */
  readonly open: readonly string[];
};

export type DueDays = {
  /** The country's working days; a year without a notice is unknown. */
  readonly official: CountingDays;
  readonly terms: readonly OwnTerm[];
};

/** `unknown`: no notice or no term reaches that far, and no day is guessed. */
export type DayKind = "due" | "free" | "unknown";

const termDay = (term: OwnTerm, date: string, official: CountingDays): DayKind => {
  if (term.open.includes(date)) return "due";
  if (term.closed.some(({ from, to }) => from <= date && date <= to)) return "free";
  const day = Temporal.PlainDate.from(date);
  const arranged = term.followsHolidays ? arrangedDay(official, day) : null;
  if (arranged !== null && !arranged.ok) return "unknown";
  if (arranged !== null && arranged.value !== null) return arranged.value === "work" ? "due" : "free";
  return term.weekdays.includes(day.dayOfWeek) ? "due" : "free";
};

/** Of two terms that hold a day one that is open is enough, and of the days of a period one that is due. */
export const strongest: readonly DayKind[] = ["due", "unknown", "free"];

/** A blank that slipped in behind a name names nothing else. */
const termsOf = (calendar: string, { terms }: Pick<DueDays, "terms">): readonly OwnTerm[] => {
  const name = calendar.trim();
  return terms.filter((term) => term.calendar === name);
};

/** After the last term of a calendar nobody has said; within one a day may be unknown by the country's notice alone. */
const isBeyond = (own: readonly OwnTerm[], date: string): boolean => own.every(({ to }) => to < date);

export const isBeyondTerms = (calendar: string, date: string, days: Pick<DueDays, "terms">): boolean =>
  isBeyond(termsOf(calendar, days), date);

const ownDay = (calendar: string, date: string, days: DueDays): DayKind => {
  const own = termsOf(calendar, days);
  const { official } = days;
  const kinds = own.filter(({ from, to }) => from <= date && date <= to).map((term) => termDay(term, date, official));
  // Before the first term and between two nothing is due.
  if (kinds.length === 0) return isBeyond(own, date) ? "unknown" : "free";
  return strongest.find((kind) => kinds.includes(kind)) ?? "unknown";
};

/** Whether anything is due on a day. */
export const dayKind = (schedule: Schedule | null, date: string, facts: DueDays): DayKind => {
  if (schedule === null) return "due";
  if (schedule.from !== null && date < schedule.from) return "free";
  if (schedule.days === "every") return "due";
  if (schedule.days === "own") return ownDay(schedule.calendar, date, facts);
  const working = isWorkingDay(facts.official, Temporal.PlainDate.from(date));
  return working.ok ? (working.value ? "due" : "free") : "unknown";
};
