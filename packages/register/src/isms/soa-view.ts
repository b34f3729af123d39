import type { AdoptedPair } from "./adoption.ts";
import { type ControlCatalogue, predecessors, type SoaEdition } from "./controls.ts";
import { processNames } from "./processes.ts";
import { lineOf, type Soa, type SoaChange, type SoaLine, soaStatuses } from "./soa.ts";
import type { Threat } from "./threats.ts";

type Lines = Pick<Soa, "lines">;

export type SoaProgress = {
  readonly of: number;
  readonly decided: number;
  readonly applicable: number;
  readonly excluded: number;
  readonly inPlace: number;
};

export const soaLines = (soa: Lines, { controls }: ControlCatalogue): readonly SoaLine[] =>
  controls.map(({ id }) => lineOf(soa, id));

export const soaProgress = (lines: readonly SoaLine[]): SoaProgress => {
  const applicable = lines.filter((line) => line.applicable === true);
  const excluded = lines.filter((line) => line.applicable === false);
  return {
    of: lines.length,
    decided: applicable.length + excluded.length,
    applicable: applicable.length,
    excluded: excluded.length,
    inPlace: applicable.filter(({ status }) => status === "in-place").length,
  };
};

/** Controls that stand otherwise today than in an approved version: set anew, or treating a row that has ended since. */
export const movedControls = (approved: readonly SoaLine[], now: readonly SoaLine[]): readonly string[] => {
  const told = ({ control, applicable, justification, status, means, process, risks }: SoaLine) =>
    JSON.stringify([control, applicable, justification, status, means, process, [...risks].toSorted()]);
  const before = new Map(approved.map((line) => [line.control, told(line)]));
  return now.filter((line) => before.get(line.control) !== told(line)).map(({ control }) => control);
};

export const soaWarningCodes = [
  "excluded-treats-risk",
  "excluded-unjustified",
  "included-without-reason",
  "without-process",
] as const;

export type SoaWarning = {
  readonly code: (typeof soaWarningCodes)[number];
  readonly control: string;
  readonly risks: readonly string[];
};

/**
 * What a reader of the statement would ask about; only an exclusion without a reason keeps it from approval. `treated`
 * are, for each control, rows that are treated by controls and for which the library suggests this one.
 */
export const soaWarnings = (
  lines: readonly SoaLine[],
  treated: ReadonlyMap<string, readonly string[]>,
): readonly SoaWarning[] =>
  lines.flatMap(({ control, applicable, justification, process, risks: linked }) => {
    const risks = [...new Set([...linked, ...(treated.get(control) ?? [])])];
    const warn = (code: SoaWarning["code"], isOne: boolean): readonly SoaWarning[] =>
      isOne ? [{ code, control, risks: code === "excluded-treats-risk" ? risks : linked }] : [];
    const isSilent = justification.trim() === "";
    return [
      ...warn("excluded-treats-risk", applicable === false && risks.length > 0),
      ...warn("excluded-unjustified", applicable === false && isSilent),
      ...warn("included-without-reason", applicable === true && isSilent && linked.length === 0),
      ...warn("without-process", applicable === true && process.trim() === ""),
    ];
  });

/** Rows that began from a threat for which the library suggests the control; of the older edition by the mapping. */
export const suggestedRisks = (
  pairs: readonly AdoptedPair[],
  threats: readonly Threat[],
  older: ControlCatalogue,
  edition: SoaEdition,
): ReadonlyMap<string, readonly string[]> => {
  const controlsOf = new Map(threats.map(({ id, controls }) => [id, controls]));
  const found = new Map<string, string[]>();
  for (const { threat, risk } of pairs) {
    const newer = controlsOf.get(threat) ?? [];
    const here =
      edition === "2022" ? newer : newer.flatMap((id) => predecessors(older, id).map(({ control }) => control.id));
    for (const control of new Set(here)) found.set(control, [...(found.get(control) ?? []), risk]);
  }
  return found;
};

/** Links the suggested rows. A control that somebody excluded stays as it is: a suggestion overrules nobody. */
export const changesFromLibrary = (
  lines: readonly SoaLine[],
  suggested: ReadonlyMap<string, readonly string[]>,
): readonly SoaChange[] =>
  lines.flatMap(({ control, applicable, risks }) => {
    const more = suggested.get(control) ?? [];
    return applicable === false || more.length === 0
      ? []
      : [{ control, applicable: true, risks: [...new Set([...risks, ...more])] }];
  });

export type ComparedControl = {
  readonly newer: SoaLine;
  readonly older: readonly { readonly line: SoaLine; readonly checked: boolean }[];
  readonly verdict: "new" | "undecided" | "same" | "differs";
};

const verdictOf = (newer: SoaLine, older: readonly SoaLine[]): ComparedControl["verdict"] => {
  if (older.length === 0) return "new";
  const said = [newer, ...older].map(({ applicable }) => applicable);
  if (said.includes(null)) return "undecided";
  return new Set(said).size === 1 ? "same" : "differs";
};

/** Both editions side by side: every control of the newer, with those of the older that went into it. */
export const compareSoas = (
  newer: { readonly soa: Lines; readonly catalogue: ControlCatalogue },
  older: { readonly soa: Lines; readonly catalogue: ControlCatalogue },
): readonly ComparedControl[] =>
  newer.catalogue.controls.map(({ id }) => {
    const line = lineOf(newer.soa, id);
    const before = predecessors(older.catalogue, id).map(({ control, checked }) => ({
      line: lineOf(older.soa, control.id),
      checked,
    }));
    const verdict = verdictOf(
      line,
      before.map((one) => one.line),
    );
    return { newer: line, older: before, verdict };
  });

const joined = (texts: readonly string[]): string =>
  [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ""))].join(" / ").slice(0, 2000);

/**
 * What the older statement says of controls that are open in the newer. Taken over only where all that went into the
 * control were decided alike and the mapping is sure; the rest is for a person.
 */
export const changesFromOlder = (compared: readonly ComparedControl[]): readonly SoaChange[] =>
  compared.flatMap(({ newer, older }) => {
    const [first] = older;
    const applicable = first?.line.applicable ?? null;
    const isSure = older.every(({ line, checked }) => checked && line.applicable === applicable);
    if (newer.applicable !== null || applicable === null || !isSure) return [];
    const lines = older.map(({ line }) => line);
    const furthest = Math.min(...lines.map(({ status }) => soaStatuses.indexOf(status)));
    return [
      {
        control: newer.control,
        applicable,
        justification: joined(lines.map(({ justification }) => justification)),
        status: soaStatuses[furthest] ?? "not-started",
        means: joined(lines.map(({ means }) => means)),
        process: processNames(lines.map(({ process }) => process))
          .join(" / ")
          .slice(0, 300),
        risks: [...new Set([...newer.risks, ...lines.flatMap(({ risks }) => risks)])],
      },
    ];
  });
