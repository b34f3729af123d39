import type { Frequency } from "../frequency.ts";
import {
  type CountedPeriod,
  countedPeriods,
  dayBefore,
  isCounted,
  periodOf,
  periodsIn,
  type Span,
} from "./calendar-period.ts";
import { type DayKind, type DueDays, dayKind, type Schedule, strongest } from "./due-days.ts";
import { remembered } from "./remembered.ts";

/** What is asked of one objective. */
export type ShareAsked = {
  readonly times: number;
  readonly per: CountedPeriod;
  readonly schedule: Schedule | null;
  /** The days of which there is evidence, in any order; entered late, it is still the day on which it was done. */
  readonly done: readonly string[];
  /** What was done later is not looked at. */
  readonly on: string;
  /** A period is missed only when it is over: today is not. */
  readonly today: string;
  readonly days: DueDays;
};

/** One period of the objective's own frequency, such as a school day of "once a day". */
export type PeriodItem = Span & {
  readonly times: number;
  readonly done: number;
  readonly state: "done" | "missed" | "open" | "unknown";
};

/** How many of one day count: of three times a week one, of ten times a week two. */
const mostOfOneDay = (times: number, { from, to }: Span): number =>
  Math.ceil(times / (Temporal.PlainDate.from(from).until(to).days + 1));

const doneOf = (times: number, days: readonly string[], span: Span): number => {
  const byDay = new Map<string, number>();
  for (const day of days) byDay.set(day, (byDay.get(day) ?? 0) + 1);
  const most = times === 1 ? 1 : mostOfOneDay(times, span);
  const counted = [...byDay.values()].reduce((sum, count) => sum + Math.min(count, most), 0);
  return Math.min(counted, times);
};

const startOf = remembered<string>();

/** The days on which it was done from a day on, by the first day of their period. */
const doneByPeriod = ({ per, done, on, days }: ShareAsked, from: string): ReadonlyMap<string, readonly string[]> =>
  Map.groupBy(
    done.filter((day) => from <= day && day <= on),
    (day) => startOf(days, `${per} ${day}`, () => periodOf(per, day).from),
  );

type Asking = Span & { readonly kind: DayKind };

const spanKind = (schedule: Schedule, span: Span, days: DueDays): DayKind => {
  // A period that had begun before the first day is not asked for as a whole.
  if (schedule.from !== null && span.from < schedule.from) return "free";
  const kinds = new Set(periodsIn("day", span).map(({ from }) => dayKind(schedule, from, days)));
  return strongest.find((kind) => kinds.has(kind)) ?? "free";
};

const periodsEnding = remembered<readonly Asking[]>();

/** Each period that ends in these days and whether it asks for anything, whoever does it and however often. */
const asking = ({ per, schedule, days }: ShareAsked, { from, to }: Span): readonly Asking[] => {
  const calendar = schedule?.days === "own" ? schedule.calendar : "";
  const key = `${per} ${from} ${to} ${schedule?.from ?? "-"} ${schedule?.days ?? "-"} ${calendar}`;
  return periodsEnding(days, key, () =>
    periodsIn(per, { from, to })
      .filter((span) => from <= span.to && span.to <= to)
      .map((span) => ({ ...span, kind: schedule === null ? "due" : spanKind(schedule, span, days) })),
  );
};

/** Where nobody said on which days, it is asked for from the first time on that it was done, or from now on. */
const begunOn = ({ schedule, done, on }: ShareAsked): string | null =>
  schedule === null ? done.reduce((first, day) => (day < first ? day : first), on) : null;

/** What is due in these days: each of its periods belongs to the day on which it ends. */
export const dueItems = (asked: ShareAsked, range: Span): readonly PeriodItem[] => {
  const { times, on, today } = asked;
  const begun = begunOn(asked);
  const periods = asking(asked, range);
  const doneIn = doneByPeriod(asked, periods[0]?.from ?? range.from);
  return periods.flatMap(({ kind, ...span }): readonly PeriodItem[] => {
    if (kind === "free" || (begun !== null && span.to < begun)) return [];
    if (kind === "unknown") return [{ ...span, times, done: 0, state: "unknown" }];
    const done = doneOf(times, doneIn.get(span.from) ?? [], span);
    const isOver = span.to <= on && span.to < today;
    return [{ ...span, times, done, state: done >= times ? "done" : isOver ? "missed" : "open" }];
  });
};

export type Share = {
  /** What the schedule asked for and is over, and what was done of that which is not. */
  readonly due: number;
  readonly done: number;
  /** What may still be done; it is not counted as missed. */
  readonly open: number;
  /** Periods of which no calendar says whether anything is due. */
  readonly unknown: number;
};

export const shareOfItems = (items: readonly PeriodItem[]): Share => {
  const share = { due: 0, done: 0, open: 0, unknown: 0 };
  for (const { state, times, done } of items) {
    share.done += done;
    if (state === "unknown") share.unknown += 1;
    else if (state === "open") {
      share.due += done;
      share.open += times - done;
    } else share.due += times;
  }
  return share;
};

export type PeriodShare = Span & Share & { readonly items: readonly PeriodItem[] };

/** A period is not cut: what is due monthly is not told by the week. */
export const reportedBy = (per: CountedPeriod, by: CountedPeriod | null): CountedPeriod => {
  const usual = per === "day" ? "week" : per;
  if (by === null) return usual;
  return countedPeriods.indexOf(by) < countedPeriods.indexOf(per) ? per : by;
};

const periodsTold = remembered<readonly Span[]>();

/** The share of each period in these days, the first first; at the ends a period is cut to them. */
export const sharesIn = (asked: ShareAsked, by: CountedPeriod, range: Span): readonly PeriodShare[] => {
  const items = dueItems(asked, range);
  const periods = periodsTold(asked.days, `${by} ${range.from} ${range.to}`, () => periodsIn(by, range));
  return periods.map((period) => {
    const from = period.from < range.from ? range.from : period.from;
    const to = period.to > range.to ? range.to : period.to;
    const own = items.filter((item) => from <= item.to && item.to <= to);
    return { from, to, ...shareOfItems(own), items: own };
  });
};

const isoLength = 10;

/** How far back is looked, so that no question asks for the days of a century. */
const mostDays = 800;

/** Before year 0 and after 9999 days have a sign, and no caller reads them. */
const isWritten = ({ from, to }: Span): boolean => from.length === isoLength && to.length === isoLength;

const rangeBack = (by: CountedPeriod, on: string, count: number): Span => {
  const running = periodOf(by, on);
  const earliest = Temporal.PlainDate.from(on).subtract({ days: mostDays });
  let { from } = running;
  for (let left = count; left > 0; left -= 1) {
    const before = periodOf(by, dayBefore(from)).from;
    if (Temporal.PlainDate.compare(before, earliest) < 0) break;
    from = before;
  }
  return { from, to: running.to };
};

const rangeOf = remembered<Span>();

/** The running period and so many before it, the last first; none that began over 800 days ago. */
export const lastShares = (asked: ShareAsked, by: CountedPeriod, count: number): readonly PeriodShare[] => {
  const { on, days } = asked;
  const range = rangeOf(days, `${by} ${on} ${count}`, () => rangeBack(by, on, count));
  return sharesIn(asked, by, range).filter(isWritten).toReversed();
};

type Told = { readonly frequency: Frequency; readonly schedule?: Schedule };

/** What is asked of an objective by its frequency; null where it has none that is counted. */
export const askedOf = (
  { frequency: { times, per }, schedule }: Told,
  given: Pick<ShareAsked, "done" | "on" | "today" | "days">,
): ShareAsked | null => (isCounted(per) ? { times, per, schedule: schedule ?? null, ...given } : null);
