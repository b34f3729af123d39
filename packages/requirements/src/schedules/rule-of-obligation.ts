import { provisionOn } from "../obligations/audit-points.ts";
import type { LawBase } from "../documents/law-base.ts";
import type { Obligation, ObligationPack } from "../obligations/obligation.ts";
import type { IntervalRule } from "./term.ts";

/** The day behind an edition such as `2026-11` or `2026-11-23`; the first day of the month where it names none. */
const dayOfEdition = (edition: string, otherwise: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(edition) ? edition : /^\d{4}-\d{2}$/.test(edition) ? `${edition}-01` : otherwise;

/** An obligation that comes round, as a rule of intervals; null for one that does not. */
export const ruleOfObligation = (
  pack: ObligationPack,
  obligation: Obligation,
  on: string,
  base: LawBase,
): IntervalRule | null => {
  const { id, duty, frequency, jurisdiction, provisions } = obligation;
  if (frequency === null) return null;
  const held = provisionOn(obligation, on, base);
  const [named] = provisions;
  const rule = { source: held?.title ?? named?.family ?? id, clause: held?.article ?? named?.article ?? "" };
  return {
    id,
    scene: pack.scene.id,
    title: duty,
    startCounts: true,
    basis: "day",
    earlyBy: null,
    onDayOff: "stays",
    jurisdiction,
    stages: [{ since: null, term: { kind: "at-least-every", period: frequency }, rule }],
    written: dayOfEdition(pack.edition, pack.effective.from),
  };
};
