import { z } from "zod";
import { type Refusal, refusal } from "../refusal.ts";
import { ok, type Result, refuse } from "../result.ts";
import { type AuditTimePack, type AuditTimeRefusal, auditTime, auditTimeInput } from "./audit-time.ts";
import { clause, word } from "./fields.ts";
import { packOf, type RuleRun, type TraceStep } from "./pack.ts";
import { asDays, type Days, days, percent } from "./units.ts";

export const integratedAuditTimePack = packOf(
  "integrated-audit-time",
  z.strictObject({
    rounding: z.strictObject({ step: z.literal(0.5), rule: clause }),
    largestReduction: z.strictObject({ percent, rule: clause }),
    /** Lower ends of the bands, the same for both figures; cells by [integration band][ability band]. */
    bands: z.array(z.number().min(0).max(100)).min(1),
    reductions: z.array(z.array(percent)).min(1),
    rule: clause,
  }),
);
export type IntegratedAuditTimePack = z.infer<typeof integratedAuditTimePack>;

const share = z.number().min(0).max(100);

export const integratedAuditTimeInput = z.strictObject({
  /** Each standard by its own method: days already known, or the input of `audit-time`. */
  standards: z
    .array(z.union([z.strictObject({ standard: word, days }), auditTimeInput]))
    .min(2)
    .max(10),
  /** How far the systems are one, in percent. */
  integration: share,
  /** How far the team can audit several standards: percent, or for each auditor the number of standards. */
  ability: z.union([share, z.array(z.int().min(1)).min(1).max(100)]),
});
export type IntegratedAuditTimeInput = z.input<typeof integratedAuditTimeInput>;

export type IntegratedAuditTime = { readonly days: Days; readonly separate: Days; readonly ability: number };

/** 100 · Σ(Xᵢ − 1) / (Z · (Y − 1)): Xᵢ standards of auditor i, Z auditors, Y standards. */
const abilityOf = (given: number | readonly number[], standards: number): number =>
  typeof given === "number"
    ? given
    : (100 * given.reduce((sum, each) => sum + Math.min(each, standards) - 1, 0)) / (given.length * (standards - 1));

export const integratedAuditTime = (
  pack: IntegratedAuditTimePack,
  single: AuditTimePack,
  given: IntegratedAuditTimeInput,
): Result<RuleRun<IntegratedAuditTime>, Refusal<AuditTimeRefusal>> => {
  const input = integratedAuditTimeInput.parse(given);
  const { bands, reductions, rounding, largestReduction, rule } = pack.parameters;
  const runs = input.standards.map((each) => ({
    standard: each.standard,
    run: "days" in each ? null : auditTime(single, each),
    days: "days" in each ? each.days : null,
  }));
  const [first, ...rest] = runs.flatMap(({ run }) => (run === null || run.ok ? [] : run.refusals));
  if (first !== undefined) return refuse(first, ...rest);
  const parts = runs.map(({ standard, run, days: known }) => ({
    standard,
    days: known ?? (run !== null && run.ok ? run.value.result.days : asDays(0)),
  }));
  const separate = asDays(parts.reduce((sum, each) => sum + each.days, 0));
  const ability = abilityOf(input.ability, input.standards.length);
  const band = (value: number): number => bands.findLastIndex((from) => from <= value);
  const cell = reductions[band(input.integration)]?.[band(ability)];
  if (cell === undefined)
    return refuse(refusal("standard-without-table", rule, { integration: input.integration, ability }));
  const exact = (separate * (100 - cell)) / 100;
  const floor = (separate * (100 - largestReduction.percent)) / 100;
  const nearest = Math.round(exact / rounding.step) * rounding.step;
  const result = asDays(nearest < floor ? Math.ceil(floor / rounding.step) * rounding.step : nearest);
  const trace: readonly TraceStep[] = [
    ...parts.map(
      (part): TraceStep => ({
        step: "single-standard",
        value: part.days,
        unit: "days",
        rule: { source: single.source, clause: single.clause },
        facts: { standard: part.standard },
      }),
    ),
    { step: "sum", value: separate, unit: "days", rule, facts: { standards: parts.map(({ standard }) => standard) } },
    { step: "reduction", value: 0 - cell, unit: "percent", rule, facts: { integration: input.integration, ability } },
    { step: "rounding", value: result, unit: "days", rule: rounding.rule, facts: { step: rounding.step, floor } },
  ];
  return ok({ result: { days: result, separate, ability }, trace, pack: pack.id, edition: pack.edition });
};
