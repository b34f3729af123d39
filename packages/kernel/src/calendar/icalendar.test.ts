import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalendarFeed, iCalendar } from "./icalendar.ts";

const feed = (summary: string, description = ""): CalendarFeed => ({
  name: "电梯",
  written: "2026-11-26",
  days: [{ uid: "a@touchstone", date: "2022-12-31", summary, description }],
});

const octets = new TextEncoder();

/** Reads as RFC 5545 says a reader must: unfold by octets, then name, parameters and value. Shares nothing with the writer. */
const readBack = (text: string): ReadonlyMap<string, string> => {
  const bytes = octets.encode(text);
  const lines: number[][] = [[]];
  for (let at = 0; at < bytes.length; at += 1) {
    const line = lines.at(-1) ?? [];
    if (bytes[at] === 13 && bytes[at + 1] === 10) {
      if (bytes[at + 2] === 32) at += 2;
      else {
        lines.push([]);
        at += 1;
      }
    } else line.push(bytes[at] ?? 0);
  }
  const strict = new TextDecoder("utf-8", { fatal: true });
  const pairs = lines
    .map((line) => strict.decode(new Uint8Array(line)))
    .filter((line) => line !== "")
    .map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [
        line.slice(0, colon),
        line.slice(colon + 1).replace(/\\([\\;,nN])/g, (_, c) => (/n/i.test(c) ? "\n" : c)),
      ];
    });
  return new Map(pairs);
};

describe("iCalendar (RFC 5545)", () => {
  it("a whole day ends on the next, stamped by the content's day", () => {
    const read = readBack(iCalendar(feed("保养")));
    expect(read.get("DTSTART;VALUE=DATE")).toBe("20221231");
    expect(read.get("DTEND;VALUE=DATE")).toBe("20230101");
    expect(read.get("DTSTAMP")).toBe("20261126T000000Z");
    expect(iCalendar(feed("保养")).startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")).toBe(true);
  });

  it("no line is over 75 octets, no fold cuts a character, and a reader gets the text back", () => {
    const text = fc.string({ unit: "binary", maxLength: 300 });
    fc.assert(
      fc.property(text, text, (summary, description) => {
        const written = iCalendar(feed(summary, description));
        const lines = written.split("\r\n");
        expect(lines.every((line) => octets.encode(line).length <= 75)).toBe(true);
        // A line that was cut inside a character would not be UTF-8 by itself.
        expect(lines.every((line) => line.isWellFormed())).toBe(true);
        expect(written.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
        const kept = (value: string) =>
          value
            .toWellFormed()
            .replace(/\r\n?/g, "\n")
            // oxlint-disable-next-line no-control-regex
            .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
        const read = readBack(written);
        expect(read.get("SUMMARY")).toBe(kept(summary));
        expect(read.get("DESCRIPTION")).toBe(kept(description));
      }),
    );
  });

  it("text cannot begin a property of its own", () => {
    const written = iCalendar(feed("x\r\nEND:VEVENT\r\nATTENDEE:mailto:a@b", "a;b,c\\d"));
    expect(written.match(/^END:VEVENT/gm)).toHaveLength(1);
    expect(written).not.toMatch(/^ATTENDEE/m);
    expect(written).toContain("DESCRIPTION:a\\;b\\,c\\\\d\r\n");
  });
});
