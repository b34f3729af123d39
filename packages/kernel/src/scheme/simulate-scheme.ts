import { addMonthsEndRule } from "../calendar/months.ts";
import type { RuleSource } from "../refusal.ts";
import { editionInForce, rulesOfScheme } from "../rules/choose-edition.ts";
import type { RulePack } from "../rules/rule-pack.ts";
import { surveillance } from "../rules/surveillance.ts";
import type { Scheme } from "./scheme.ts";

export type SimulatedEvent = { readonly date: string; readonly what: string; readonly rule: RuleSource };

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
  const inForce = editionInForce(packs, "surveillance", issued, rulesOfScheme(scheme));
  if (scheme.surveillance === null || !inForce.ok) return [decided, end];
  const pack = inForce.value;
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
