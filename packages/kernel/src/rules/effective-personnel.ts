import { z } from "zod";
import { clause, word } from "./fields.ts";
import { packOf, type RuleRun, type TraceStep } from "./pack.ts";

export const effectivePersonnelPack = packOf(
  "effective-personnel",
  z.strictObject({ partTime: z.strictObject({ rule: clause }), identical: z.strictObject({ rule: clause }) }),
);
export type EffectivePersonnelPack = z.infer<typeof effectivePersonnelPack>;

export const effectivePersonnelInput = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        activity: word,
        people: z.int().min(1).max(1_000_000),
        /** Part-timers by their hours; a hundred is a full post. */
        hoursPercent: z.number().gt(0).max(100).default(100),
        /** Why these jobs are simple and identical: with it, and only with it, their square root counts. */
        identicalBecause: word.nullable().default(null),
      }),
    )
    .min(1)
    .max(200),
});
export type EffectivePersonnelInput = z.input<typeof effectivePersonnelInput>;
export type EffectivePersonnel = { readonly personnel: number; readonly people: number };

// Eleven significant digits: 30 % of 10 people is 3, not 3.0000000000000004 rounded up to 4.
const roundUp = (amount: number): number => Math.ceil(Number(amount.toPrecision(11)));

/** Heads that the table of audit time is read with, group by group, each rounded up. */
export const effectivePersonnel = (
  pack: EffectivePersonnelPack,
  given: EffectivePersonnelInput,
): RuleRun<EffectivePersonnel> => {
  const { groups } = effectivePersonnelInput.parse(given);
  const counted = groups.map((group) => {
    const posts = roundUp((group.people * group.hoursPercent) / 100);
    return { ...group, counts: group.identicalBecause === null ? posts : roundUp(Math.sqrt(posts)) };
  });
  const { identical, partTime } = pack.parameters;
  const trace: readonly TraceStep[] = counted.map((group) => ({
    step: group.identicalBecause === null ? "personnel-group" : "identical-group",
    value: group.counts,
    unit: "count",
    rule: group.identicalBecause === null ? partTime.rule : identical.rule,
    facts: {
      activity: group.activity,
      people: group.people,
      hoursPercent: group.hoursPercent,
      reason: group.identicalBecause,
    },
  }));
  return {
    result: {
      personnel: counted.reduce((sum, { counts }) => sum + counts, 0),
      people: groups.reduce((sum, { people }) => sum + people, 0),
    },
    trace,
    pack: pack.id,
    edition: pack.edition,
  };
};
