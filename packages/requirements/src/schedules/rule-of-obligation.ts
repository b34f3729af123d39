import type { LawBase } from "../documents/law-base.ts";
import { provisionOn } from "../obligations/audit-points.ts";
import type { Obligation, ObligationPack } from "../obligations/obligation.ts";
import { type Counting, type IntervalRule, plainCounting } from "./term.ts";

/** The day behind an edition such as `2026-11` or `2026-11-23`; the first day of the month where it names none. */
const dayOfEdition = (edition: string, otherwise: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(edition) ? edition : /^\d{4}-\d{2}$/.test(edition) ? `${edition}-01` : otherwise;

/** An obligation that comes round, as a rule of intervals; null for one that does not. */
export const ruleOfObligation = (
  pack: ObligationPack,
  obligation: Obligation,
  counting: Counting | null,
  base: LawBase,
): IntervalRule | null => {
  const { id, duty, frequency, jurisdiction, provisions } = obligation;
  if (frequency.length === 0) return null;
  const stages = frequency.map((edition) => {
    const day = edition.since ?? edition.until ?? pack.effective.from;
    const held = provisionOn(obligation, day, base);
    const family = held?.family ?? provisions[0]?.family ?? id;
    const title = held?.title ?? base.families.get(family)?.at(-1)?.title ?? family;
    return { ...edition, rule: { source: title, clause: held?.article ?? provisions[0]?.article ?? id } };
  });
  return {
    ...(counting ?? plainCounting),
    id,
    scene: pack.scene.id,
    title: duty,
    jurisdiction,
    stages,
    written: dayOfEdition(pack.edition, pack.effective.from),
  };
};
