/** One day of a feed. `uid` must stay the same for the same event, or calendars show it twice. */
export type CalendarDay = {
  readonly uid: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly summary: string;
  readonly description: string;
  /** Of feeds that remember what they said: see RFC 5545, 3.8.7.4 and 3.8.7.3. */
  readonly edition?: { readonly sequence: number; readonly modified: string; readonly cancelled: boolean };
  readonly url?: string;
};

export type CalendarFeed = {
  readonly name: string;
  /** The day on which what the feed says was written: the same question gives the same bytes, so no clock here. */
  readonly written: string;
  readonly days: readonly CalendarDay[];
  /** How often a calendar should come again. */
  readonly everyHours?: number;
};

// RFC 5545, 3.1: a line has at most 75 octets without its break; what follows begins with one space.
const mostOctets = 75;

const octetsOf = (codePoint: number): number =>
  codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x1_00_00 ? 3 : 4;

/** Folds between characters, never inside one (RFC 5545, 3.1 warns of the latter). */
const fold = (line: string): string => {
  let [folded, octets] = ["", 0];
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > mostOctets) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
};

// RFC 5545, 3.3.11; a control character other than a line break has no form there and is left out.
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll("\n", "\\n");

const compact = (date: string): string => date.replaceAll("-", "");

const dayAfter = (date: string): string => Temporal.PlainDate.from(date).add({ days: 1 }).toString();

/** `20261123T040000Z` of an instant (RFC 5545, 3.3.5). */
const stampOf = (instant: string): string =>
  Temporal.Instant.from(instant).toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "");

const editionLines = ({ edition }: CalendarDay): readonly string[] =>
  edition === undefined
    ? []
    : [
        `SEQUENCE:${edition.sequence}`,
        `LAST-MODIFIED:${stampOf(edition.modified)}`,
        `STATUS:${edition.cancelled ? "CANCELLED" : "CONFIRMED"}`,
      ];

// RFC 7986, 5.7, and the older name that most calendars read.
const refreshLines = (hours: number | undefined): readonly string[] =>
  hours === undefined ? [] : [`REFRESH-INTERVAL;VALUE=DURATION:PT${hours}H`, `X-PUBLISHED-TTL:PT${hours}H`];

const eventOf =
  (written: string) =>
  (day: CalendarDay): readonly string[] => [
    "BEGIN:VEVENT",
    `UID:${escaped(day.uid)}`,
    day.edition === undefined ? `DTSTAMP:${compact(written)}T000000Z` : `DTSTAMP:${stampOf(day.edition.modified)}`,
    `DTSTART;VALUE=DATE:${compact(day.date)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(day.date))}`,
    `SUMMARY:${escaped(day.summary)}`,
    `DESCRIPTION:${escaped(day.description)}`,
    ...(day.url === undefined ? [] : [`URL:${day.url}`]),
    ...editionLines(day),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];

/** Whole-day events as iCalendar (RFC 5545): nobody is busy on a due day, and no time zone is needed. */
export const iCalendar = ({ name, written, days, everyHours }: CalendarFeed): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Touchstone//Touchstone//ZH",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
    ...refreshLines(everyHours),
    ...days.flatMap(eventOf(written)),
    "END:VCALENDAR",
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join("");
