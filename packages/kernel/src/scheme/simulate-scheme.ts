import { addMonthsEndRule } from "../calendar/months.ts";
import type { RuleSource } from "../refusal.ts";
import { editionInForce, rulesOfScheme } from "../rules/choose-edition.ts";
import type { RulePack } from "../rules/rule-pack.ts";
import { type SurveillancePack, surveillance } from "../rules/surveillance.ts";
import type { Scheme } from "./scheme.ts";

export type SimulatedEvent = { readonly date: string; readonly what: string; readonly rule: RuleSource };

/**
 * The edition for the scheme's standards. An integrated scheme has one audit for all of them, so the edition that leaves
 * the least time between two surveillances is kept, and that without restoration among equals.
 */
export const strictestSurveillance = (
  scheme: Scheme,
  packs: readonly RulePack[],
  on: string,
): SurveillancePack | null => {
  const { jurisdiction, standards } = scheme;
  const subjects = standards.length > 1 ? standards.map(({ id }) => id) : [rulesOfScheme(scheme).subject];
  const found = subjects.flatMap((subject) => {
    const edition = editionInForce(packs, "surveillance", on, { jurisdiction, subject });
    return edition.ok ? [edition.value] : [];
  });
  // A calendar year leaves up to two years less a day.
  const gap = ({ parameters: { later } }: SurveillancePack): number =>
    later.by === "calendar-year" ? 24 : later.months;
  const back = ({ parameters: { restoration } }: SurveillancePack): number => restoration.months ?? 0;
  return found.toSorted((left, right) => gap(left) - gap(right) || back(left) - back(right))[0] ?? null;
};

/**
 * What happens by when if a statement of the scheme is decided on a day and every audit comes on the last lawful day.
 * Empty for schemes without a statement; only the decision where a statement has no validity.
 */
export const simulateScheme = (
  scheme: Scheme,
  packs: readonly RulePack[],
  from: Temporal.PlainDate,
): readonly SimulatedEvent[] => {
  if (scheme.statement === null) return [];
  const issued = from.toString();
  const decided = { date: issued, what: "decision", rule: scheme.redLines.decision };
  const { months } = scheme.statement;
  if (months === null) return [decided];
  const expiry = addMonthsEndRule(from, months).subtract({ days: 1 }).toString();
  const end = { date: expiry, what: "expiry", rule: scheme.redLines.attestation };
  const pack = scheme.surveillance === null ? null : strictestSurveillance(scheme, packs, issued);
  if (pack === null) return [decided, end];
  const visits: SimulatedEvent[] = [];
  let last: string | null = null;
  for (;;) {
    const { result } = surveillance(pack, {
      decision: issued,
      issued,
      expiry,
      lastSurveillance: last,
      activity: last === null ? "initial" : "surveillance",
    });
    // A date that no longer moves on would never end.
    if (result.next === null || (last !== null && result.next <= last)) {
      const { recertification, restoration } = pack.parameters;
      return [
        decided,
        ...visits,
        { date: expiry, what: `recertification-${result.recertificationFinish}`, rule: recertification.rule },
        end,
        ...(result.restorableUntil === null
          ? []
          : [{ date: result.restorableUntil, what: "restorable-until", rule: restoration.rule }]),
      ];
    }
    last = result.next;
    visits.push({
      date: last,
      what: visits.length === 0 ? "first-surveillance" : "surveillance",
      rule: visits.length === 0 ? pack.parameters.first.rule : pack.parameters.later.rule,
    });
  }
};
