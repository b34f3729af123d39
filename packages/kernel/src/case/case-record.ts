import type { Json } from "../json.ts";
import { type Data, isList, isObject } from "../scheme/check-data.ts";
import { outcomeField } from "../scheme/check-scheme.ts";
import type { Effect } from "../scheme/field.ts";
import type { Grade, RecordKind, Scheme } from "../scheme/scheme.ts";
import type { CaseRecord, CaseState, Finding } from "./case-state.ts";

/** Reading a case by its scheme; nothing here decides. */

export const kindOf = (scheme: Scheme, id: string): RecordKind | null =>
  scheme.records.find((kind) => kind.id === id) ?? null;

/** The edition that holds: the one filed last. */
export const currentRecord = (state: CaseState, kind: string, about: string | null = null): CaseRecord | null =>
  state.records.findLast((record) => record.kind === kind && record.about === about) ?? null;

export const missingSignatures = (record: CaseRecord, kind: RecordKind): RecordKind["signedBy"] =>
  kind.signedBy.filter(({ id }) => !record.signatures.some(({ signature }) => signature === id));

export const isComplete = (state: CaseState, scheme: Scheme, id: string, about: string | null = null): boolean => {
  const kind = kindOf(scheme, id);
  const record = currentRecord(state, id, about);
  return kind !== null && record !== null && missingSignatures(record, kind).length === 0;
};

/** The day on which the last signature was given; null while one is missing. */
export const completedOn = (state: CaseState, scheme: Scheme, id: string): string | null => {
  if (!isComplete(state, scheme, id)) return null;
  return currentRecord(state, id)?.signatures.reduce((latest, { on }) => (on > latest ? on : latest), "") ?? null;
};

/** The record that is being filed, while its paths are read. */
export type Filing = { readonly kind: string; readonly values: Data };

/** What a path names: a field of the record being filed, or of the current edition of another. */
export const valueAt = (state: CaseState, path: string, here: Filing | null): Json | undefined => {
  const [first = "", second] = path.split(".");
  if (second === undefined) return here?.values[first];
  return here?.kind === first ? here.values[second] : currentRecord(state, first)?.values[second];
};

/** What the outcome that was chosen does to the case. */
export const effectOf = (kind: RecordKind, values: Data): Effect | null => {
  const field = outcomeField(kind);
  if (field === null) return null;
  return field.options.find(({ id }) => id === values[field.id])?.effect ?? null;
};

export type Member = { readonly person: string; readonly name: string; readonly isLeader: boolean };

export const membersIn = (scheme: Scheme, rows: Json | undefined): readonly Member[] =>
  isList(rows)
    ? rows.flatMap((row) => {
        if (!isObject(row)) return [];
        const party = row[scheme.team.person];
        if (!isObject(party) || typeof party["id"] !== "string") return [];
        const name = typeof party["name"] === "string" ? party["name"] : "";
        return [{ person: party["id"], name, isLeader: row[scheme.team.duty] === scheme.team.leader }];
      })
    : [];

export const teamRecordKind = (scheme: Scheme): string => scheme.team.field.split(".")[0] ?? "";

/** Those who determine now, by the order in force. */
export const teamOf = (state: CaseState, scheme: Scheme): readonly Member[] =>
  membersIn(scheme, valueAt(state, scheme.team.field, null));

/** Everybody who ever stood in an order of this case: leaving the team does not make anybody a stranger to it. */
export const everInTeam = (state: CaseState, scheme: Scheme): ReadonlySet<string> => {
  const [kind, field = ""] = scheme.team.field.split(".");
  return new Set(
    state.records
      .filter((record) => record.kind === kind)
      .flatMap((record) => membersIn(scheme, record.values[field]))
      .map(({ person }) => person),
  );
};

export const gradeOf = (scheme: Scheme, finding: Finding): Grade | null =>
  scheme.determination.findings?.grades.find(({ id }) => id === finding.grade) ?? null;

export const isWithdrawn = ({ disputed }: Finding): boolean => disputed?.answer?.outcome === "withdrawn";

/** Findings that ask something of the client; opportunities are only recorded, and what review withdrew asks no more. */
export const nonconformities = (state: CaseState, scheme: Scheme): readonly Finding[] =>
  state.findings.filter((finding) => gradeOf(scheme, finding)?.closes !== "recorded" && !isWithdrawn(finding));

export const isSettled = (scheme: Scheme, finding: Finding): boolean => {
  if (isWithdrawn(finding)) return true;
  switch (gradeOf(scheme, finding)?.closes) {
    case "recorded":
      return true;
    case "plan-accepted":
      return finding.plan?.accepted === true || finding.verified !== null;
    case "verified":
      return finding.verified !== null;
    case undefined:
      return false;
  }
};

export type RequiredRecord = { readonly kind: RecordKind; readonly about: string | null };

/** The records that must stand before a review: one for each thing they are about. */
export const requiredRecords = (state: CaseState, scheme: Scheme): readonly RequiredRecord[] =>
  scheme.records
    .filter((kind) => kind.function === "selection" || kind.function === "determination")
    .flatMap((kind): readonly RequiredRecord[] =>
      kind.per === "case"
        ? [{ kind, about: null }]
        : nonconformities(state, scheme).map((finding) => ({ kind, about: finding.id })),
    );
