import { periodTexts } from "./messages/law-schedules.ts";
import { type Language, say } from "./text.ts";

const units = [
  ["years", "years"],
  ["months", "months"],
  ["weeks", "weeks"],
  ["days", "days"],
] as const;

/** `P2Y` as a reader says it; what is no period stays as it stands. */
export const sayPeriod = (period: string, lang: Language): string => {
  if (!/^P(?:\d+[YMWD])+$/.test(period)) return period;
  const duration = Temporal.Duration.from(period);
  return units
    .flatMap(([unit, text]) => (duration[unit] === 0 ? [] : [say(periodTexts[text], lang, { count: duration[unit] })]))
    .join(lang === "zh" ? "" : " ");
};

/** `≤P15D`, `2/P1M`, `P1Y`, `m3,9`, `1,4…P1Y` (requirements: measure.ts) as a reader says them. */
export const sayRecurrence = (printed: string, lang: Language): string => {
  if (printed.startsWith("≤")) return say(periodTexts.gap, lang, { period: sayPeriod(printed.slice(1), lang) });
  if (printed.startsWith("m")) return say(periodTexts.inMonths, lang, { months: printed.slice(1) });
  const [years, then] = printed.split("…");
  if (then !== undefined) return say(periodTexts.inYears, lang, { years: years ?? "", period: sayPeriod(then, lang) });
  const [times, period] = printed.includes("/") ? printed.split("/") : ["1", printed];
  return say(periodTexts.times, lang, { times: times ?? "", period: sayPeriod(period ?? "", lang) });
};

/** What a level asks differently: a recurrence, a period, or codes that need no words. */
export const sayAmount = (
  attribute: "frequency" | "retention" | "deadline" | "qualification",
  printed: string | null,
  lang: Language,
): string => {
  if (printed === null) return "–";
  return attribute === "frequency" ? sayRecurrence(printed, lang) : sayPeriod(printed, lang);
};
