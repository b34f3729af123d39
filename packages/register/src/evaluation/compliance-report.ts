import {
  type Context,
  type Decider,
  houseRule,
  ok,
  type Refusal,
  type Result,
  refusal,
  refuse,
  unlessRefused,
} from "@touchstone/kernel";
import { concludeCompliance } from "../register-view.ts";
import type { Doer } from "../risk.ts";
import type { RiskState } from "../risk-state.ts";
import { addCounts, type StateCounts } from "./standing.ts";

/** One row as it stood when the report was made; the version says of which state of the row it speaks. */
export type ReportedRow = {
  readonly risk: string;
  readonly version: number;
  readonly no: string;
  readonly title: string;
  readonly area: string;
  readonly owner: string;
  readonly state: RiskState;
};

/** What is frozen: its digest is what the signatures stand for. */
export type ReportContent = {
  readonly title: string;
  readonly on: string;
  readonly area: string | null;
  /** Only rows that stand at this site; absent where the report speaks of the whole organisation. */
  readonly site?: { readonly id: string; readonly name: string };
  readonly rows: readonly ReportedRow[];
};

export const declarations = ["compliant", "not-compliant"] as const;

/** What a person says of a row, or of the whole (`risk` null); kept as said, and never taken for what is derived. */
export type Declaration = {
  readonly risk: string | null;
  readonly says: (typeof declarations)[number];
  readonly reason: string;
  readonly on: string;
  readonly by: Doer;
};

export type ReportSignature = { readonly role: string; readonly on: string; readonly by: Doer };

export type ComplianceReport = {
  readonly made:
    | (ReportContent & {
        readonly digest: string;
        readonly compliant: boolean;
        readonly by: Doer;
        readonly madeAt: string;
      })
    | null;
  readonly declared: readonly Declaration[];
  readonly signatures: readonly ReportSignature[];
};

export type ReportCommand =
  /** `says`: what the report is to conclude; null takes what is derived. */
  | { readonly type: "MakeReport"; readonly says: "compliant" | null }
  | { readonly type: "DeclareInReport"; readonly declaration: Pick<Declaration, "risk" | "says" | "reason"> }
  /** `digest`: what the signer has read. */
  | { readonly type: "SignReport"; readonly role: string; readonly digest: string };

type Personal = { readonly person: string; readonly fields: { readonly name: string } } | null;
type Said<Type extends string, Data> = {
  readonly type: Type;
  readonly data: Data & { readonly person: string };
  readonly personal: Personal;
};
export type ReportEvent =
  | Said<
      "ReportMade",
      ReportContent & { readonly digest: string; readonly compliant: boolean; readonly madeAt: string }
    >
  | Said<"ReportDeclared", Pick<Declaration, "risk" | "says" | "reason" | "on">>
  | Said<"ReportSigned", { readonly role: string; readonly on: string; readonly digest: string }>;

export type ReportFacts = {
  readonly actorName: string;
  /** Null for commands on a report that is there. */
  readonly content: (ReportContent & { readonly digest: string }) | null;
};

export type ReportCode =
  | "report-missing"
  | "report-too-large"
  | "register-empty"
  | "rows-not-compliant"
  | "report-row-unknown"
  | "report-signed"
  | "report-digest-differs"
  | "report-signed-by-author"
  | "report-signed-twice";

type Decided = Result<readonly ReportEvent[], Refusal<ReportCode>>;

/** A report of more rows is made area by area: nobody reads it, and nobody should sign it. */
export const mostReportedRows = 5000;

const evaluating = { source: "ISO 45001:2018", clause: "9.1.2" };
const separation = houseRule("2");

export const reportStates = (rows: readonly Pick<ReportedRow, "state">[]): StateCounts =>
  rows.reduce<StateCounts>((counts, { state }) => addCounts(counts, state, 1), {});

const by = (context: Context, { actorName }: ReportFacts) => ({
  person: { person: context.actor },
  personal: { person: context.actor, fields: { name: actorName } },
});

const make = (
  { says }: Extract<ReportCommand, { readonly type: "MakeReport" }>,
  facts: ReportFacts,
  context: Context,
): Decided => {
  const { content } = facts;
  if (content === null) return refuse(refusal("report-missing", evaluating));
  const { rows } = content;
  if (rows.length > mostReportedRows)
    return refuse(refusal("report-too-large", evaluating, { rows: rows.length, most: mostReportedRows }));
  const conclusion = concludeCompliance(reportStates(rows));
  // OH-24: an empty report concludes nothing, and nobody can make it say "compliant" over rows that do not carry it.
  if (!conclusion.ok && (rows.length === 0 || says === "compliant")) return conclusion;
  const { person, personal } = by(context, facts);
  const madeAt = context.now.toString({ smallestUnit: "millisecond" });
  return ok([{ type: "ReportMade", data: { ...content, compliant: conclusion.ok, madeAt, ...person }, personal }]);
};

const declare = (
  report: NonNullable<ComplianceReport["made"]>,
  { declaration }: Extract<ReportCommand, { readonly type: "DeclareInReport" }>,
  signatures: number,
  facts: ReportFacts,
  context: Context,
): Decided => {
  const { risk } = declaration;
  const isKnown = risk === null || report.rows.some((row) => row.risk === risk);
  const { person, personal } = by(context, facts);
  return unlessRefused(
    [
      ...(isKnown ? [] : [refusal("report-row-unknown", evaluating, { risk })]),
      // What was signed stays what it was.
      ...(signatures === 0 ? [] : [refusal("report-signed", separation, { signatures })]),
    ],
    () => [{ type: "ReportDeclared", data: { ...declaration, on: context.today.toString(), ...person }, personal }],
  );
};

const sign = (
  { made, signatures }: ComplianceReport & { readonly made: NonNullable<ComplianceReport["made"]> },
  { role, digest }: Extract<ReportCommand, { readonly type: "SignReport" }>,
  facts: ReportFacts,
  context: Context,
): Decided => {
  const { person, personal } = by(context, facts);
  return unlessRefused(
    [
      ...(digest === made.digest ? [] : [refusal("report-digest-differs", separation, { digest: made.digest })]),
      // Nobody judges their own work (promise 2).
      ...(made.by.person === context.actor ? [refusal("report-signed-by-author", separation)] : []),
      ...(signatures.some((one) => one.by.person === context.actor)
        ? [refusal("report-signed-twice", separation)]
        : []),
    ],
    () => [{ type: "ReportSigned", data: { role, digest, on: context.today.toString(), ...person }, personal }],
  );
};

const doer = ({ data, personal }: ReportEvent): Doer => ({ person: data.person, name: personal?.fields.name ?? null });

const evolve = (report: ComplianceReport, event: ReportEvent): ComplianceReport => {
  switch (event.type) {
    case "ReportMade": {
      const { person: _, ...content } = event.data;
      return { ...report, made: { ...content, by: doer(event) } };
    }
    case "ReportDeclared": {
      const { risk, says, reason, on } = event.data;
      return { ...report, declared: [...report.declared, { risk, says, reason, on, by: doer(event) }] };
    }
    case "ReportSigned": {
      const { role, on } = event.data;
      return { ...report, signatures: [...report.signatures, { role, on, by: doer(event) }] };
    }
  }
};

const decide = (report: ComplianceReport, command: ReportCommand, facts: ReportFacts, context: Context): Decided => {
  if (command.type === "MakeReport") return make(command, facts, context);
  const { made } = report;
  if (made === null) return refuse(refusal("report-missing", evaluating));
  return command.type === "SignReport"
    ? sign({ ...report, made }, command, facts, context)
    : declare(made, command, report.signatures.length, facts, context);
};

/** The report of the evaluation of compliance: frozen, declared against derived, signed by others than its author. */
export const complianceReport: Decider<ComplianceReport, ReportCommand, ReportEvent, ReportFacts, ReportCode> = {
  initial: { made: null, declared: [], signatures: [] },
  evolve,
  decide,
};

export type RowMoved = {
  readonly risk: string;
  readonly title: string;
  /** Null where the row was not there when the report was made. */
  readonly before: { readonly version: number; readonly state: RiskState } | null;
  readonly now: { readonly version: number; readonly state: RiskState };
};

type RowNow = Pick<ReportedRow, "risk" | "version" | "title" | "state">;

/**
 * What has moved in the register since the report was made, by what somebody did or by the days that passed: evidence
 * that ran out changes a state and writes nothing. `now` are the rows that would be reported today, and beside them all
 * that were, ended or gone elsewhere.
 */
export const movedSince = (reported: readonly ReportedRow[], now: readonly RowNow[]): readonly RowMoved[] => {
  const then = new Map(reported.map((row) => [row.risk, row]));
  return now.flatMap(({ risk, title, version, state }) => {
    const was = then.get(risk);
    const before = was === undefined ? null : { version: was.version, state: was.state };
    return before?.version === version && before.state === state
      ? []
      : [{ risk, title, before, now: { version, state } }];
  });
};
