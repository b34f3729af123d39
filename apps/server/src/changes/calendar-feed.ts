import { changeTexts, type Language, say } from "@touchstone/contract";
import { type CalendarItem, versionedTitle } from "./calendar-items.ts";

// RFC 5545 3.3.11: these four are written with a backslash, and a line break as \n.
const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, "\\n");

/** RFC 5545 3.1: no line is longer than 75 octets; a longer one goes on after a line break and a space. */
const folded = (line: string): string => {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > 74) {
      parts.push(part);
      [part, octets] = ["", 0];
    }
    part += sign;
    octets += size;
  }
  return [...parts, part].join("\r\n ");
};

const basic = (day: string): string => day.replaceAll("-", "");

export const summaryOf = ({ title, event, on }: Pick<CalendarItem, "title" | "event" | "on">, language: Language) =>
  language === "zh"
    ? `《${title}》${say(changeTexts[event], language)}`
    : `${title}: ${say(changeTexts[event], language)} ${on}`;

const detailOf = ({ before, successor }: CalendarItem, language: Language): string =>
  [
    ...before.map((one) => say(changeTexts.replaces, language, { what: versionedTitle(one) })),
    ...(successor === null ? [] : [say(changeTexts.replacedBy, language, { what: successor })]),
  ].join("\n");

const eventLines = (item: CalendarItem, origin: string, stamp: string, language: Language): readonly string[] => {
  const { family, version, event, on } = item;
  const next = Temporal.PlainDate.from(on).add({ days: 1 }).toString();
  return [
    "BEGIN:VEVENT",
    `UID:${family}-${version}-${event}@touchstone`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${basic(on)}`,
    `DTEND;VALUE=DATE:${basic(next)}`,
    `SUMMARY:${escaped(summaryOf(item, language))}`,
    `DESCRIPTION:${escaped(detailOf(item, language))}`,
    `URL:${origin}/app/requirements/law/${family}?version=${version}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
};

/** The calendar as iCalendar (RFC 5545): whole days, the same UID for the same change whenever it is fetched. */
export const calendarFeed = (
  items: readonly CalendarItem[],
  { origin, now, language }: { readonly origin: string; readonly now: Temporal.Instant; readonly language: Language },
): string => {
  const stamp = `${now.toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "")}`;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Touchstone//changes//EN",
    `X-WR-CALNAME:${escaped(say(changeTexts.calendarTitle, language))}`,
    ...items.flatMap((item) => eventLines(item, origin, stamp, language)),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
};
