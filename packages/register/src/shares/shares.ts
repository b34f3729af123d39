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

const doneIn = ({ times, done, on }: ShareAsked, span: Span): number => {
  const last = on < span.to ? on : span.to;
  const byDay = new Map<string, number>();
  for (const day of done) if (span.from <= day && day <= last) byDay.set(day, (byDay.get(day) ?? 0) + 1);
  const most = mostOfOneDay(times, span);
  const counted = [...byDay.values()].reduce((sum, count) => sum + Math.min(count, most), 0);
  return Math.min(counted, times);
};

/** Where nobody said on which days, it is asked for from the first time on that it was done, or from now on. */
const begunOn = ({ done, on }: ShareAsked): string => done.reduce((first, day) => (day < first ? day : first), on);

const spanKind = (asked: ShareAsked, span: Span): DayKind => {
  const { schedule, days } = asked;
  if (schedule === null) return span.to < begunOn(asked) ? "free" : "due";
  // A period that had begun before the first day is not asked for as a whole.
  if (schedule.from !== null && span.from < schedule.from) return "free";
  const kinds = new Set(periodsIn("day", span).map(({ from }) => dayKind(schedule, from, days)));
  return strongest.find((kind) => kinds.has(kind)) ?? "free";
};

const itemOf = (asked: ShareAsked, span: Span): readonly PeriodItem[] => {
  const kind = spanKind(asked, span);
  if (kind === "free") return [];
  const { times, on, today } = asked;
  if (kind === "unknown") return [{ ...span, times, done: 0, state: "unknown" }];
  const done = doneIn(asked, span);
  const isOver = span.to <= on && span.to < today;
  return [{ ...span, times, done, state: done >= times ? "done" : isOver ? "missed" : "open" }];
};

/** What is due in these days: each of its periods belongs to the day on which it ends. */
export const dueItems = (asked: ShareAsked, { from, to }: Span): readonly PeriodItem[] =>
  periodsIn(asked.per, { from, to })
    .filter((span) => from <= span.to && span.to <= to)
    .flatMap((span) => itemOf(asked, span));

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

/** The share of each period in these days, the first first; at the ends a period is cut to them. */
export const sharesIn = (asked: ShareAsked, by: CountedPeriod, range: Span): readonly PeriodShare[] => {
  const items = dueItems(asked, range);
  return periodsIn(by, range).map((period) => {
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

/** The running period and so many before it, the last first; none that began over 800 days ago. */
export const lastShares = (asked: ShareAsked, by: CountedPeriod, count: number): readonly PeriodShare[] => {
  const running = periodOf(by, asked.on);
  const earliest = Temporal.PlainDate.from(asked.on).subtract({ days: mostDays });
  let { from } = running;
  for (let left = count; left > 0; left -= 1) {
    const before = periodOf(by, dayBefore(from)).from;
    if (Temporal.PlainDate.compare(before, earliest) < 0) break;
    from = before;
  }
  return sharesIn(asked, by, { from, to: running.to }).filter(isWritten).toReversed();
};

type Told = { readonly frequency: Frequency; readonly schedule?: Schedule };

/** What is asked of an objective by its frequency; null where it has none that is counted. */
export const askedOf = (
  { frequency: { times, per }, schedule }: Told,
  given: Pick<ShareAsked, "done" | "on" | "today" | "days">,
): ShareAsked | null => (isCounted(per) ? { times, per, schedule: schedule ?? null, ...given } : null);
