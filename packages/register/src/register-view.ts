import { type Refusal, type Result, type RuleSource, refusal, unlessRefused } from "@touchstone/kernel";
import { controlText, monitoringText } from "./change-set/entries.ts";
import { type ColumnKey, columns } from "./columns.ts";
import { supportingEvidence } from "./evidence/bearing.ts";
import { liveEvidence } from "./evidence/linked.ts";
import { timesInYear } from "./frequency.ts";
import { titleOf } from "./printed-title.ts";
import type { Doer, Evidence, Line, Risk } from "./risk.ts";
import { liveLines, planLacks, type RiskState } from "./risk-state.ts";

/**
 * One objective over one year: 1/1, 21/24 (OH-16). `required` is null where the objective is not counted by years, or by
 * days that the row alone does not know.
 */
export type YearCount = {
  readonly objective: string;
  readonly text: string;
  readonly required: number | null;
  readonly done: number;
};

export const yearCounts = (risk: Risk, year: number): readonly YearCount[] =>
  risk.objectives.map(({ id, text, frequency, schedule }) => ({
    objective: id,
    text,
    required: schedule === undefined ? timesInYear(frequency, year) : null,
    done: supportingEvidence(risk).filter((one) => one.objective === id && one.on.startsWith(`${year}-`)).length,
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
  !planLacks(risk).some(({ column }) => column === "document" || column === "clauses");

const named = (doer: Doer): string => doer.name ?? doer.person;
/** In the printed table what speaks against the row must not look like its proof. */
const printedFile = ({ name, on, bearing }: Evidence): string =>
  bearing === "contradicts" ? `✗ ${name} ${on}` : `${name} ${on}`;
const joined = (parts: readonly string[]): string => parts.filter((part) => part !== "").join("\n");

/** What was printed stands as it was printed until somebody says otherwise of the same cell. */
const unlessChanged = (printed: string | undefined, value: string, read: (text: string) => string): string =>
  printed !== undefined && read(printed) === value ? printed : value;

const identifying = (risk: Risk, line: Line | null, isFirst: boolean): Partial<Record<ColumnKey, string>> => {
  const printed: Line["printed"] = line?.printed ?? {};
  const { no, title } = risk.identified ?? { no: "", title: "" };
  const first = risk.lines[0]?.printed.risk;
  const isRetitled = first !== undefined && first.trim() !== title;
  const repeated = isRetitled && printed.risk !== undefined ? title : (printed.risk ?? "");
  return {
    no: isFirst ? unlessChanged(printed.no, no, (text) => text.trim()) : (printed.no ?? ""),
    risk: isFirst ? unlessChanged(printed.risk, title, (text) => text.trim()) : repeated,
    document: line === null ? "" : unlessChanged(printed.document, line.title, titleOf),
    effective: line?.printedDate ?? "",
  };
};

/** What was done since, by the acts that fill the column; it belongs to the risk and stands beside its first line. */
const added = (risk: Risk): Partial<Record<ColumnKey, string>> => ({
  objectives: joined(risk.objectives.map(({ text }) => text)),
  control: joined(risk.controls.map(controlText)),
  monitoring: joined(risk.monitoring.map(monitoringText)),
  evidence: joined(liveEvidence(risk).map(printedFile)),
  evaluator: joined(risk.evaluations.map(({ by }) => named(by))),
  evaluatedOn: joined(risk.evaluations.map(({ on }) => on)),
  correction: joined(risk.corrections.map(({ action }) => action)),
  verification: joined(
    risk.corrections.map(({ verified }) =>
      verified === null ? "" : `${verified.finding} ${verified.on} ${named(verified.by)}`,
    ),
  ),
});

/** The row as the printed table shows it: what was printed or written, then what was done since, one entry a line. */
export const riskCells = (risk: Risk): readonly (readonly string[])[] => {
  const lines = risk.lines.length === 0 ? [null] : risk.lines;
  const since = added(risk);
  return lines.map((line, index) => {
    const isFirst = index === 0;
    const own = identifying(risk, line, isFirst);
    return columns.map(({ key }) => {
      const identity = own[key];
      if (identity !== undefined) return identity;
      const clauses = key === "clauses" ? (line?.clauses ?? []).map(({ article }) => article) : [];
      const written = isFirst ? (risk.written[key] ?? "") : "";
      return joined([line?.printed[key] ?? "", written, ...clauses, isFirst ? (since[key] ?? "") : ""]);
    });
  });
};
