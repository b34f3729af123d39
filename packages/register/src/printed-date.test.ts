import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePrintedDate } from "./printed-date.ts";

describe("a printed date keeps its precision (OH-3)", () => {
  test.each([
    ["2004年", "2004", "year"],
    ["2009年5月1日", "2009-05-01", "day"],
    ["2004.2.1", "2004-02-01", "day"],
    ["2014. 11.3", "2014-11-03", "day"],
    ["2000.10.1", "2000-10-01", "day"],
    ["2001.4.9", "2001-04-09", "day"],
    ["2001年9月17日", "2001-09-17", "day"],
    ["2021年9月", "2021-09", "month"],
    ["2021-09", "2021-09", "month"],
    ["２０１９．６．１", "2019-06-01", "day"],
    ["二〇〇九年五月一日", "2009-05-01", "day"],
    ["二○二三年十二月三十一日", "2023-12-31", "day"],
    ["20260203", "2026-02-03", "day"],
    ["2026/2/3", "2026-02-03", "day"],
    ["2009-05-01 00:00:00", "2009-05-01", "day"],
    ["25/12/2004", "2004-12-25", "day"],
    ["02/02/2004", "2004-02-02", "day"],
  ])("%s is %s (%s)", (printed, value, precision) => {
    expect(parsePrintedDate(printed)).toEqual({ kind: "date", value, precision });
  });

  test.each(["2004-13-45", "2026-02-30", "20041345", "2021年13月", "0204年", "31/31/2004"])(
    "%s does not exist",
    (printed) => {
      expect(parsePrintedDate(printed).kind).toBe("impossible");
    },
  );

  test("two readings are named, not chosen", () => {
    expect(parsePrintedDate("01/02/2004")).toEqual({ kind: "ambiguous", readings: ["2004-01-02", "2004-02-01"] });
    expect(parsePrintedDate("01/02/03").kind).toBe("ambiguous");
  });

  test.each(["45000", "3-Feb-26", "待定", "2004年施行"])("%s is not read as a date", (printed) => {
    expect(parsePrintedDate(printed).kind).toBe("unreadable");
  });

  test("nothing printed is nothing", () => {
    expect(parsePrintedDate("　 ")).toEqual({ kind: "empty" });
  });
});

const anyDay = fc
  .record({
    year: fc.integer({ min: 1900, max: 2199 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .filter(({ year, month, day }) => day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth);

test("every form of every day reads as that day", () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom("年", ".", "-", "/", ". "), ({ year, month, day }, style) => {
      const printed = style === "年" ? `${year}年${month}月${day}日` : `${year}${style}${month}${style}${day}`;
      const value = Temporal.PlainDate.from({ year, month, day }).toString();
      expect(parsePrintedDate(printed)).toEqual({ kind: "date", value, precision: "day" });
    }),
  );
});

test("no text is read as a day that its digits do not carry", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), (text) => {
      const read = parsePrintedDate(text);
      if (read.kind === "date") expect(text.normalize("NFKC").replace(/\D/g, "")).toContain(read.value.slice(0, 4));
    }),
  );
});
