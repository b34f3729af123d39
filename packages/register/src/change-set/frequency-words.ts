import type { Frequency, Period } from "../frequency.ts";

const numerals: Readonly<Record<string, number>> = {
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  once: 1,
  twice: 2,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
};

// The longer word first: 半月 before 月.
const periodWords: readonly (readonly [string, Period])[] = [
  ["半个月", "half-month"],
  ["半月", "half-month"],
  ["半年", "half-year"],
  ["季度", "quarter"],
  ["季", "quarter"],
  ["年", "year"],
  ["月", "month"],
  ["周", "week"],
  ["日", "day"],
  ["天", "day"],
  ["half-year", "half-year"],
  ["half-month", "half-month"],
  ["quarter", "quarter"],
  ["year", "year"],
  ["month", "month"],
  ["week", "week"],
  ["day", "day"],
];
const periodOf = (word: string): Period | undefined => periodWords.find(([name]) => name === word)?.[1];
const words = periodWords.map(([name]) => name).join("|");
const number = `\\d{1,3}|${Object.keys(numerals).join("|")}`;

const chinese = new RegExp(`每(?:个)?(${words})[^，,。;；]{0,20}?(${number})次`, "u");
const english = new RegExp(`(${number})(?: times?)? (?:a|an|per|every) (${words})`, "iu");

/** How often, where the words say so: 每年检测一次, 每半月 1 次, once a year. Null where they do not: never guessed. */
export const readFrequency = (text: string): Frequency | null => {
  const plain = text.normalize("NFKC").replace(/(?<=[\p{Script=Han}\d]) +(?=[\p{Script=Han}\d])/gu, "");
  const zh = chinese.exec(plain);
  const en = english.exec(plain);
  const [count, period] = zh === null ? [en?.[1], en?.[2]] : [zh[2], zh[1]];
  const per = periodOf((period ?? "").toLowerCase());
  const times = numerals[(count ?? "").toLowerCase()] ?? Number(count);
  return per === undefined || !Number.isInteger(times) || times < 1 ? null : { times, per };
};
