import { z } from "zod";
import { type Refusal, refusal } from "../refusal.ts";
import { type Result, refuse } from "../result.ts";
import { clause, word } from "./fields.ts";
import { packOf, type RuleRun, type TraceStep } from "./pack.ts";
import { asDays, asPercent, type Days, days, percent } from "./units.ts";

const standard = z.enum(["iso9001", "iso14001", "iso45001", "iso27001"]);
const complexity = z.enum(["high", "medium", "low", "limited"]);
const audit = z.enum(["initial", "surveillance", "recertification"]);

/** The last figure of a row is its upper end of personnel; a cell is the initial audit's days. */
const table = z.strictObject({
  standard,
  ...clause.shape,
  /** Says which national annex is missing, where one exists and is not loaded. */
  basis: word,
  reading: z.literal("steps"),
  complexities: z.array(complexity).nullable(),
  rows: z.array(z.tuple([z.int().min(1)], days)).min(1),
});

export const auditTimePack = packOf(
  "audit-time",
  z.strictObject({
    largestReduction: z.strictObject({ percent, rule: clause }),
    onSiteShare: z.strictObject({ percent, rule: clause }),
    rounding: z.strictObject({ step: z.literal(0.5), rule: clause }),
    shares: z.strictObject({
      initial: z.strictObject({ of: z.int().min(1), in: z.int().min(1), rule: clause }),
      surveillance: z.strictObject({ of: z.int().min(1), in: z.int().min(1), rule: clause }),
      recertification: z.strictObject({ of: z.int().min(1), in: z.int().min(1), rule: clause }),
    }),
    tables: z.array(table).min(1),
  }),
);
export type AuditTimePack = z.infer<typeof auditTimePack>;

export const auditTimeInput = z.strictObject({
  standard,
  personnel: z.int().min(1),
  complexity: complexity.optional(),
  audit,
  factors: z.array(z.strictObject({ reason: word, percent })).default([]),
});
export type AuditTimeInput = z.input<typeof auditTimeInput>;

export type AuditTime = {
  readonly days: Days;
  readonly onSiteMinimum: Days;
  readonly tableDays: Days;
  readonly basis: string;
};

export type AuditTimeRefusal =
  | "standard-without-table"
  | "complexity-needed"
  | "complexity-not-in-table"
  | "personnel-beyond-table"
  | "reduction-over-cap";

type Cell = { readonly days: Days; readonly from: number; readonly to: number };

const cellOf = (rows: AuditTimePack["parameters"]["tables"][number]["rows"], personnel: number, column: number) => {
  const at = rows.findIndex(([to]) => personnel <= to);
  const row = rows[at];
  const value = row?.[column + 1];
  if (row === undefined || value === undefined) return null;
  return { days: asDays(value), from: (rows[at - 1]?.[0] ?? 0) + 1, to: row[0] } satisfies Cell;
};

/**
 * Auditor days by the tables of the pack, read in steps. Every factor has its reason; reductions together never pass
 * the cap, and rounding never carries a result past it either (5.6 days of 8 become 6, not 5.5).
 */
export const auditTime = (
  pack: AuditTimePack,
  given: AuditTimeInput,
): Result<RuleRun<AuditTime>, Refusal<AuditTimeRefusal>> => {
  const input = auditTimeInput.parse(given);
  const { largestReduction, onSiteShare, rounding, shares, tables } = pack.parameters;
  const packRule = { source: pack.source, clause: pack.clause };
  const found = tables.find((each) => each.standard === input.standard);
  if (found === undefined) return refuse(refusal("standard-without-table", packRule, { standard: input.standard }));
  const rule = { source: found.source, clause: found.clause };
  const columns = found.complexities;
  if (columns !== null && input.complexity === undefined)
    return refuse(refusal("complexity-needed", rule, { standard: input.standard, allowed: columns }));
  const column = columns === null || input.complexity === undefined ? 0 : columns.indexOf(input.complexity);
  if (column === -1)
    return refuse(
      refusal("complexity-not-in-table", rule, {
        standard: input.standard,
        complexity: input.complexity ?? null,
        allowed: columns ?? [],
      }),
    );
  const cell = cellOf(found.rows, input.personnel, column);
  if (cell === null)
    return refuse(
      refusal("personnel-beyond-table", rule, { personnel: input.personnel, last: found.rows.at(-1)?.[0] ?? 0 }),
    );

  const total = input.factors.reduce((sum, factor) => sum + factor.percent, 0);
  const cap = largestReduction.percent;
  if (total + cap < 0)
    return refuse(
      refusal("reduction-over-cap", largestReduction.rule, {
        asked: -total,
        cap,
        least: asDays((cell.days * (100 - cap)) / 100),
        table: cell.days,
      }),
    );

  const share = shares[input.audit];
  const exact = (cell.days * (100 + total) * share.of) / (100 * share.in);
  const floor = (cell.days * (100 - cap) * share.of) / (100 * share.in);
  const nearest = Math.round(exact / rounding.step) * rounding.step;
  const result = asDays(nearest < floor ? Math.ceil(floor / rounding.step) * rounding.step : nearest);
  const onSiteMinimum = asDays((result * onSiteShare.percent) / 100);

  const trace: readonly TraceStep[] = [
    {
      step: "table-row",
      value: cell.days,
      unit: "days",
      rule,
      facts: {
        standard: input.standard,
        personnel: input.personnel,
        from: cell.from,
        to: cell.to,
        complexity: columns === null ? null : (input.complexity ?? null),
        reading: found.reading,
      },
    },
    ...input.factors.map(
      (factor): TraceStep => ({
        step: "factor",
        value: factor.percent,
        unit: "percent",
        rule: packRule,
        facts: { reason: factor.reason },
      }),
    ),
    { step: "cap", value: asPercent(total), unit: "percent", rule: largestReduction.rule, facts: { cap } },
    {
      step: "share",
      value: exact,
      unit: "days",
      rule: share.rule,
      facts: { audit: input.audit, of: share.of, in: share.in },
    },
    { step: "rounding", value: result, unit: "days", rule: rounding.rule, facts: { step: rounding.step, floor } },
    {
      step: "on-site-floor",
      value: onSiteMinimum,
      unit: "days",
      rule: onSiteShare.rule,
      facts: { percent: onSiteShare.percent },
    },
    { step: "basis", value: found.basis, unit: null, rule, facts: { basis: found.basis } },
  ];
  return {
    ok: true,
    value: {
      result: { days: result, onSiteMinimum, tableDays: cell.days, basis: found.basis },
      trace,
      pack: pack.id,
      edition: pack.edition,
    },
  };
};
