import type { Bilingual } from "@touchstone/kernel";
import type { AuditPoint, Recurrence } from "@touchstone/requirements";
import { guideTexts as words } from "./messages/guides.ts";
import { type Language, say } from "./text.ts";

const units = { Y: words.years, M: words.months, W: words.weeks, D: words.days } as const;
const isUnit = (letter: string): letter is keyof typeof units => letter in units;

/** An ISO 8601 duration of days, weeks, months and years in words. */
const sayPeriod = (period: string, lang: Language): string =>
  [...period.matchAll(/(\d+)([YMWD])/g)]
    .flatMap(([, count = "", letter = ""]) =>
      isUnit(letter) ? say(units[letter], lang, { count: Number(count) }) : [],
    )
    .join(lang === "zh" ? "零" : " ");

/** How often, in words. */
export const sayRecurrence = (recurrence: Recurrence, lang: Language): string => {
  switch (recurrence.kind) {
    case "gap":
      return say(words.everyGap, lang, { period: sayPeriod(recurrence.atMost, lang) });
    case "times":
      return say(words.everyTimes, lang, { period: sayPeriod(recurrence.in, lang), times: recurrence.times });
    case "months":
      return say(words.everyMonths, lang, { months: recurrence.months.join("、") });
    case "years":
      return say(words.everyYears, lang, {
        years: recurrence.years.join("、"),
        period: sayPeriod(recurrence.then, lang),
      });
  }
};

/** How long a record is kept at least, in words. */
export const sayRetention = (
  { atLeast, of }: { readonly atLeast: string; readonly of: Bilingual | null },
  lang: Language,
): string => {
  const period = sayPeriod(atLeast, lang);
  return of === null ? say(words.keptFor, lang, { period }) : say(words.keptForOf, lang, { period, of: of[lang] });
};

/** The first of the three principles: which version stands on that day and since when. */
export const saySince = (
  { version, since }: Pick<AuditPoint["provision"], "version" | "since">,
  lang: Language,
): string => (since === null ? say(words.sinceUnknown, lang, { version }) : say(words.since, lang, { version, since }));

/** The second: where the duty applies, or why it was judged not to. */
export const sayFitness = (
  { condition, unfit }: { readonly condition: Bilingual | null; readonly unfit: string | null },
  lang: Language,
): string => {
  if (unfit !== null) return say(words.unfit, lang, { reason: unfit });
  return condition === null ? say(words.always, lang) : say(words.onCondition, lang, { condition: condition[lang] });
};
