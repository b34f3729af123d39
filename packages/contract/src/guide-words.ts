import type { Bilingual } from "@touchstone/kernel";
import type { AuditPoint } from "@touchstone/requirements";
import { guideTexts as words } from "./messages/guides.ts";
import { sayPeriod } from "./say-period.ts";
import { type Language, say } from "./text.ts";

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
