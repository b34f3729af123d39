export type DatePrecision = "year" | "month" | "day";

/** `value` keeps exactly what was printed: `2004`, `2021-09` or `2004-02-01` (OH-3). */
export type ReadDate = { readonly value: string; readonly precision: DatePrecision };

export type PrintedDate =
  | { readonly kind: "empty" }
  | ({ readonly kind: "date" } & ReadDate)
  /** Two readings, a day that no calendar has, or not a date at all: named, never guessed. */
  | { readonly kind: "ambiguous"; readonly readings: readonly string[] }
  | { readonly kind: "impossible" }
  | { readonly kind: "unreadable" };

const digits: Readonly<Record<string, string>> = {
  〇: "0",
  "○": "0",
  零: "0",
  一: "1",
  二: "2",
  三: "3",
  四: "4",
  五: "5",
  六: "6",
  七: "7",
  八: "8",
  九: "9",
};

const each = (text: string): string => [...text].map((sign) => digits[sign] ?? sign).join("");

// 二十三 counts by tens; 二〇〇九 is read digit by digit.
const chineseNumber = (text: string): string => {
  if (!text.includes("十")) return each(text);
  const [tens = "", ones = ""] = text.split("十");
  return `${tens === "" ? "1" : each(tens)}${ones === "" ? "0" : each(ones)}`;
};

const plain = (printed: string): string =>
  printed
    .normalize("NFKC")
    .replace(/[\s\u200b\ufeff]+/g, " ")
    .trim()
    .replace(/[〇○零一二三四五六七八九十]+(?=[年月日])/g, chineseNumber)
    .replace(/ ?([年月日./-]) ?/g, "$1")
    // A midnight is what a spreadsheet adds to a day.
    .replace(/[ T]0?0:00(:00(\.0+)?)?Z?$/, "");

const two = (text: string): string => text.padStart(2, "0");

const isDay = (value: string): boolean => {
  try {
    Temporal.PlainDate.from(value, { overflow: "reject" });
    return true;
  } catch {
    return false;
  }
};

// A register cites rules in force in living memory; 0204 or 20044 is a slip of the pen.
const isYear = (year: string): boolean => Number(year) >= 1900 && Number(year) <= 2199;

const day = (year: string, month: string, date: string): PrintedDate => {
  const value = `${year}-${two(month)}-${two(date)}`;
  return isYear(year) && isDay(value) ? { kind: "date", value, precision: "day" } : { kind: "impossible" };
};

const month = (year: string, of: string): PrintedDate =>
  isYear(year) && Number(of) >= 1 && Number(of) <= 12
    ? { kind: "date", value: `${year}-${two(of)}`, precision: "month" }
    : { kind: "impossible" };

// 01/02/2004 is 1 February or 2 January by the writer's habit; only where one reading is left is it taken.
const shortFirst = (first: string, second: string, year: string): PrintedDate => {
  const readings = [`${year}-${two(first)}-${two(second)}`, `${year}-${two(second)}-${two(first)}`].filter(isDay);
  const [one, other] = readings;
  if (one === undefined) return { kind: "impossible" };
  if (other !== undefined && other !== one) return { kind: "ambiguous", readings };
  return isYear(year) ? { kind: "date", value: one, precision: "day" } : { kind: "impossible" };
};

export const parsePrintedDate = (printed: string): PrintedDate => {
  const text = plain(printed);
  if (text === "") return { kind: "empty" };
  const dayForm = /^(\d{4})(?:年(\d{1,2})月(\d{1,2})日?|[./-](\d{1,2})[./-](\d{1,2})|(\d{2})(\d{2}))$/.exec(text);
  if (dayForm?.[1] !== undefined) {
    return day(dayForm[1], dayForm[2] ?? dayForm[4] ?? dayForm[6] ?? "", dayForm[3] ?? dayForm[5] ?? dayForm[7] ?? "");
  }
  const monthForm = /^(\d{4})(?:年(\d{1,2})月?|[./-](\d{1,2}))$/.exec(text);
  if (monthForm?.[1] !== undefined) return month(monthForm[1], monthForm[2] ?? monthForm[3] ?? "");
  const yearForm = /^(\d{4})年?$/.exec(text);
  if (yearForm?.[1] !== undefined) {
    return isYear(yearForm[1]) ? { kind: "date", value: yearForm[1], precision: "year" } : { kind: "impossible" };
  }
  const shortForm = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text);
  if (shortForm?.[1] !== undefined) return shortFirst(shortForm[1], shortForm[2] ?? "", shortForm[3] ?? "");
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2}$/.test(text)) return { kind: "ambiguous", readings: [] };
  return { kind: "unreadable" };
};
