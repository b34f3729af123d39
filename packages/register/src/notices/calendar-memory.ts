/** What is due on a day, as a calendar shows it. */
export type DueItem = {
  /** Stable for the same thing, whatever its day. */
  readonly key: string;
  readonly due: string;
  /** Of what the entry says: another one is another edition of it. */
  readonly digest: string;
};

/** What the feed last said of one thing; its words are not kept. */
export type CalendarEntry = {
  readonly key: string;
  readonly due: string;
  readonly digest: string;
  /** RFC 5545 3.8.7.4: rises with each change, so that calendars take the new day. */
  readonly sequence: number;
  readonly modified: string;
  /** The day on which it was found done or gone. */
  readonly endedOn: string | null;
};

/** Days for which a calendar is told that an entry is off: it may fetch rarely. */
export const cancelledDays = 90;

const moved = (entry: CalendarEntry, item: DueItem, now: string): CalendarEntry =>
  entry.due === item.due && entry.digest === item.digest && entry.endedOn === null
    ? entry
    : { ...item, sequence: entry.sequence + 1, modified: now, endedOn: null };

/** What the feed says now, from what it said last and what is due: new things, moved ones, and those that are over. */
export const rememberCalendar = (
  before: readonly CalendarEntry[],
  items: readonly DueItem[],
  { today, now }: { readonly today: string; readonly now: string },
): readonly CalendarEntry[] => {
  const due = new Map(items.map((item) => [item.key, item]));
  const known = new Set(before.map(({ key }) => key));
  const last = Temporal.PlainDate.from(today).subtract({ days: cancelledDays }).toString();
  const kept = before.flatMap((entry): readonly CalendarEntry[] => {
    const item = due.get(entry.key);
    if (item !== undefined) return [moved(entry, item, now)];
    if (entry.endedOn === null) return [{ ...entry, sequence: entry.sequence + 1, modified: now, endedOn: today }];
    return entry.endedOn < last ? [] : [entry];
  });
  const fresh = [...due.values()]
    .filter(({ key }) => !known.has(key))
    .map((item) => ({ ...item, sequence: 0, modified: now, endedOn: null }));
  return [...kept, ...fresh].toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
};
