import type { HistoryEvent } from "../documents/law-base.ts";
import { isIsoDate } from "./iso-date.ts";

const dated = /(\d{4})年(\d{1,2})月(\d{1,2})日/g;
const events = ["通过", "批准", "公布", "发布", "修正", "修订", "修改", "施行", "实施", "废止"] as const;

const iso = (year = "", month = "", day = ""): string => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

/** The first day that a sentence names, `YYYY-MM-DD`; null where it names none that the calendar has. */
export const printedDay = (text: string): string | null => {
  const found = new RegExp(dated.source).exec(text);
  const day = found === null ? "" : iso(found[1], found[2], found[3]);
  return isIsoDate(day) ? day : null;
};

/** Days and acts as the head of a statute prints them: each day with the act named last before the next day. */
export const printedHistory = (head: string): readonly HistoryEvent[] => {
  const days = [...head.matchAll(dated)];
  return days.flatMap((found, index) => {
    const date = iso(found[1], found[2], found[3]);
    const words = head.slice(found.index, days[index + 1]?.index ?? head.length);
    const event = events.map((act) => [words.lastIndexOf(act), act] as const).toSorted(([a], [b]) => b - a)[0];
    return isIsoDate(date) && event !== undefined && event[0] >= 0 ? [{ date, event: event[1] }] : [];
  });
};
