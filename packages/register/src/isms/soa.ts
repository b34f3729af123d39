import { type Decider, ok, type Refusal, type Result, refusal, unlessRefused } from "@touchstone/kernel";
import type { Doer } from "../risk.ts";
import type { SoaEdition } from "./controls.ts";

export const soaStatuses = ["not-started", "planned", "partly", "in-place"] as const;
export type SoaStatus = (typeof soaStatuses)[number];

/** One control of Annex A in an organisation's statement of applicability (ISO/IEC 27001, 6.1.3 d). */
export type SoaLine = {
  readonly control: string;
  /** Null as long as nobody has decided. */
  readonly applicable: boolean | null;
  readonly justification: string;
  readonly status: SoaStatus;
  /** How it is done here: rules, technology, records. */
  readonly means: string;
  /** The business process that carries it (IS-30). */
  readonly process: string;
  /** Register rows that it treats. */
  readonly risks: readonly string[];
};

export const emptyLine = (control: string): SoaLine => ({
  control,
  applicable: null,
  justification: "",
  status: "not-started",
  means: "",
  process: "",
  risks: [],
});

export type SoaApproval = {
  readonly number: number;
  /** The stream that holds the version as it was approved. */
  readonly version: string;
  readonly on: string;
  readonly by: Doer;
  readonly authors: readonly Doer[];
};

export type Soa = {
  readonly lines: readonly SoaLine[];
  /** Who changed something since the last approval. */
  readonly authors: readonly Doer[];
  readonly approvals: readonly SoaApproval[];
};

export type SoaChange = Pick<SoaLine, "control"> & {
  readonly [Key in Exclude<keyof SoaLine, "control">]?: SoaLine[Key] | undefined;
};

export type SoaCommand =
  | { readonly type: "SetSoaLines"; readonly edition: SoaEdition; readonly changes: readonly SoaChange[] }
  | { readonly type: "ApproveSoa"; readonly edition: SoaEdition };

type ByPerson<Type extends string, Data> = {
  readonly type: Type;
  readonly data: Data & { readonly person: string };
  readonly personal: { readonly person: string; readonly fields: { readonly name: string } } | null;
};

export type SoaEvent =
  | ByPerson<"SoaLinesSet", { readonly edition: SoaEdition; readonly lines: readonly SoaLine[] }>
  | ByPerson<
      "SoaApproved",
      { readonly edition: SoaEdition; readonly number: number; readonly version: string; readonly on: string }
    >;

export type SoaCode =
  | "soa-control-unknown"
  | "soa-control-twice"
  | "soa-risk-unknown"
  | "soa-undecided"
  | "soa-exclusion-unjustified"
  | "soa-approved-by-author"
  | "soa-unchanged";

export type SoaFacts = {
  readonly actorName: string;
  /** Numbers of the edition, in their order. */
  readonly controls: readonly string[];
  /** Of the rows that the command names, those that are in this organisation's register. */
  readonly risks: readonly string[];
};

const rule = { source: "ISO/IEC 27001:2022", clause: "6.1.3" };
type Decided = Result<readonly SoaEvent[], Refusal<SoaCode>>;

const doerOf = (event: SoaEvent): Doer => ({ person: event.data.person, name: event.personal?.fields.name ?? null });

const withLine = (lines: readonly SoaLine[], line: SoaLine): readonly SoaLine[] =>
  lines.some(({ control }) => control === line.control)
    ? lines.map((one) => (one.control === line.control ? line : one))
    : [...lines, line];

const evolve = (soa: Soa, event: SoaEvent): Soa => {
  const doer = doerOf(event);
  if (event.type === "SoaLinesSet") {
    const others = soa.authors.filter(({ person }) => person !== doer.person);
    return { ...soa, lines: event.data.lines.reduce(withLine, soa.lines), authors: [...others, doer] };
  }
  const { number, version, on } = event.data;
  return {
    ...soa,
    authors: [],
    approvals: [...soa.approvals, { number, version, on, by: doer, authors: soa.authors }],
  };
};

export const lineOf = ({ lines }: Pick<Soa, "lines">, control: string): SoaLine =>
  lines.find((line) => line.control === control) ?? emptyLine(control);

const changed = (line: SoaLine, change: SoaChange): SoaLine => ({
  control: line.control,
  applicable: change.applicable === undefined ? line.applicable : change.applicable,
  justification: change.justification ?? line.justification,
  status: change.status ?? line.status,
  means: change.means ?? line.means,
  process: change.process ?? line.process,
  risks: change.risks === undefined ? line.risks : [...new Set(change.risks)],
});

const setLines = (
  soa: Soa,
  { edition, changes }: Extract<SoaCommand, { type: "SetSoaLines" }>,
  { controls, risks, actorName }: SoaFacts,
  actor: string,
): Decided => {
  const named = changes.map(({ control }) => control);
  const twice = [...new Set(named.filter((control, at) => named.indexOf(control) !== at))];
  const strangers = [...new Set(changes.flatMap((change) => change.risks ?? []))].filter((id) => !risks.includes(id));
  const refusals = [
    ...named
      .filter((control) => !controls.includes(control))
      .map((control) => refusal("soa-control-unknown", rule, { control, edition })),
    ...twice.map((control) => refusal("soa-control-twice", rule, { control })),
    ...strangers.map((risk) => refusal("soa-risk-unknown", rule, { risk })),
  ] as const;
  return unlessRefused<readonly SoaEvent[], Refusal<SoaCode>>(refusals, () => {
    const lines = changes.flatMap((change) => {
      const before = lineOf(soa, change.control);
      const after = changed(before, change);
      return JSON.stringify(before) === JSON.stringify(after) ? [] : [after];
    });
    if (lines.length === 0) return [];
    const personal = { person: actor, fields: { name: actorName } };
    return [{ type: "SoaLinesSet", data: { edition, lines, person: actor }, personal }];
  });
};

const approve = (
  soa: Soa,
  { edition }: Extract<SoaCommand, { type: "ApproveSoa" }>,
  { controls, actorName }: SoaFacts,
  { actor, version, on }: { readonly actor: string; readonly version: string; readonly on: string },
): Decided => {
  const lines = controls.map((control) => lineOf(soa, control));
  const undecided = lines.filter(({ applicable }) => applicable === null).map(({ control }) => control);
  const bare = lines.filter((line) => line.applicable === false && line.justification.trim() === "");
  const isAuthor = soa.authors.some(({ person }) => person === actor);
  const refusals = [
    ...(undecided.length === 0
      ? []
      : [refusal("soa-undecided", rule, { count: undecided.length, first: undecided.slice(0, 10) })]),
    ...bare.map(({ control }) => refusal("soa-exclusion-unjustified", rule, { control })),
    ...(soa.authors.length === 0 ? [refusal("soa-unchanged", rule, { edition })] : []),
    ...(isAuthor ? [refusal("soa-approved-by-author", rule)] : []),
  ] as const;
  return unlessRefused<readonly SoaEvent[], Refusal<SoaCode>>(refusals, () => [
    {
      type: "SoaApproved",
      data: { edition, number: soa.approvals.length + 1, version, on, person: actor },
      personal: { person: actor, fields: { name: actorName } },
    },
  ]);
};

export const soa: Decider<Soa, SoaCommand, SoaEvent, SoaFacts, SoaCode> = {
  initial: { lines: [], authors: [], approvals: [] },
  evolve,
  decide: (state, command, facts, { actor, today, newId }) =>
    command.type === "SetSoaLines"
      ? setLines(state, command, facts, actor)
      : approve(state, command, facts, { actor, version: newId(), on: today.toString() }),
};

/** A version as it was approved: nothing in it changes any more. */
export type SoaVersion = {
  readonly edition: SoaEdition;
  readonly number: number;
  readonly on: string;
  readonly lines: readonly SoaLine[];
} | null;
export type FreezeSoa = { readonly type: "FreezeSoa"; readonly version: NonNullable<SoaVersion> };
export type SoaFrozen = { readonly type: "SoaFrozen"; readonly data: NonNullable<SoaVersion> };

export const soaVersion: Decider<SoaVersion, FreezeSoa, SoaFrozen, null, never> = {
  initial: null,
  evolve: (_, { data }) => data,
  decide: (state, { version }) => ok(state === null ? [{ type: "SoaFrozen", data: version }] : []),
};
