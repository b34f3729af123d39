import { type Refusal, type Result, type RuleSource, refusal, unlessRefused } from "@touchstone/kernel";
import { type ColumnKey, columns } from "./columns.ts";
import { liveEvidence } from "./evidence/linked.ts";
import { timesInYear } from "./frequency.ts";
import type { Doer, Risk } from "./risk.ts";
import { lacks, liveLines, type RiskState } from "./risk-state.ts";

/** One objective over one year: 1/1, 21/24 (OH-16). `required` is null where the objective is not counted by years. */
export type YearCount = {
  readonly objective: string;
  readonly text: string;
  readonly required: number | null;
  readonly done: number;
};

export const yearCounts = (risk: Risk, year: number): readonly YearCount[] =>
  risk.objectives.map(({ id, text, frequency }) => ({
    objective: id,
    text,
    required: timesInYear(frequency, year),
    done: liveEvidence(risk).filter((one) => one.objective === id && one.on.startsWith(`${year}-`)).length,
  }));

export type RiskWarning = {
  readonly code: "owner-is-safety-department" | "owner-missing" | "area-missing";
  readonly rule: RuleSource;
};

const ownBusiness: RuleSource = { source: "安全生产法", clause: "第三条" };

/** OH-12: whoever runs the business answers for its safety; the safety department watches over all and owns none. */
export const riskWarnings = (risk: Risk): readonly RiskWarning[] => [
  ...(/安全|安环|EHS|HSE|safety/i.test(risk.owner)
    ? [{ code: "owner-is-safety-department", rule: ownBusiness } as const]
    : []),
  ...(risk.owner === "" ? [{ code: "owner-missing", rule: ownBusiness } as const] : []),
  ...(risk.area === "" ? [{ code: "area-missing", rule: { source: "ISO 45001:2018", clause: "7.2" } } as const] : []),
];

type Named = { readonly id: string; readonly risk: Risk };

/** Both sides of OH-22 and OH-23: risks without a law, and laws in the list that no clause ties to anything. */
export const orphans = (
  rows: readonly Named[],
): {
  readonly risksWithoutLaw: readonly string[];
  readonly lawsWithoutClause: readonly { readonly risk: string; readonly line: string; readonly title: string }[];
} => ({
  risksWithoutLaw: rows.filter(({ risk }) => liveLines(risk).length === 0).map(({ id }) => id),
  lawsWithoutClause: rows.flatMap(({ id, risk }) =>
    liveLines(risk)
      .filter(({ clauses }) => clauses.length === 0)
      .map(({ id: line, title }) => ({ risk: id, line, title })),
  ),
});

/** OH-24: the sentence "we comply" exists only where every row carries it; a meeting cannot say it. */
export const concludeCompliance = (
  states: Partial<Readonly<Record<RiskState, number>>>,
): Result<{ readonly rows: number }, Refusal<"rows-not-compliant" | "register-empty">> => {
  const rule = { source: "ISO 45001:2018", clause: "9.1.2" };
  const rows = Object.values(states).reduce((sum, count) => sum + count, 0);
  const open = rows - (states.compliant ?? 0);
  return unlessRefused(
    [
      ...(rows === 0 ? [refusal("register-empty", rule)] : []),
      ...(open === 0 ? [] : [refusal("rows-not-compliant", rule, { open, of: rows })]),
    ],
    () => ({ rows }),
  );
};

/** A list of titles is never complete, however long (OH-11). */
export const isIdentified = (risk: Risk): boolean =>
  !lacks(risk).some(({ column }) => column === "document" || column === "clauses");

const named = (doer: Doer): string => doer.name ?? doer.person;
const joined = (parts: readonly string[]): string => parts.filter((part) => part !== "").join("\n");

/** The row as the printed table shows it: what was printed, then what was added since, one entry a line. */
export const riskCells = (risk: Risk): readonly (readonly string[])[] => {
  const lines = risk.lines.length === 0 ? [null] : risk.lines;
  return lines.map((line, index) => {
    const isFirst = index === 0;
    const added: Partial<Record<ColumnKey, string>> = {
      no: isFirst ? (risk.identified?.no ?? "") : "",
      risk: isFirst ? (risk.identified?.title ?? "") : "",
      document: line?.title ?? "",
      effective: line?.printedDate ?? "",
      clauses: joined((line?.clauses ?? []).map(({ article }) => article)),
      ...(isFirst
        ? {
            objectives: joined(risk.objectives.map(({ text }) => text)),
            control: joined(risk.controls.map(({ who, what, when }) => `${what}（${who}，${when}）`)),
            monitoring: joined(risk.monitoring.map(({ what, who }) => `${what}（${who}）`)),
            evidence: joined(liveEvidence(risk).map(({ name, on }) => `${name} ${on}`)),
            evaluator: joined(risk.evaluations.map(({ by }) => named(by))),
            evaluatedOn: joined(risk.evaluations.map(({ on }) => on)),
            correction: joined(risk.corrections.map(({ action }) => action)),
            verification: joined(
              risk.corrections.map(({ verified }) =>
                verified === null ? "" : `${verified.finding} ${verified.on} ${named(verified.by)}`,
              ),
            ),
          }
        : {}),
    };
    const printed = line?.printed ?? {};
    // The first four identify the line: what was printed there is what it is.
    const identifying: readonly ColumnKey[] = ["no", "risk", "document", "effective"];
    return columns.map(({ key }) => {
      if (risk.importedFrom !== null && identifying.includes(key) && Object.keys(printed).length > 0)
        return printed[key] ?? "";
      return joined([printed[key] ?? "", added[key] ?? ""]);
    });
  });
};
