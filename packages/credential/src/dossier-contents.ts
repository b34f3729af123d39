import type { Json } from "@touchstone/kernel";
import { type ChainEvent, chainOf } from "./dossier-chain.ts";
import type { Dossier } from "./dossier-file.ts";
import { partBytes } from "./dossier-file.ts";
import { isObject, type JsonObject } from "./encoding.ts";

/** Names of the parts that every dossier has; each case of the cycle is `cases/NUMBER.json` beside them. */
export const dossierParts = {
  summary: "summary.json",
  statement: "statement.json",
  credential: "certificate.vc.jwt",
  proof: "certificate.tlog-proof",
  bracket: "bracket.json",
  pdf: "certificate.pdf",
} as const;

export type DossierFinding = {
  readonly case: string;
  readonly number: string;
  readonly grade: string;
  /** What closes a finding of this grade. */
  readonly closes: "verified" | "plan-accepted" | "recorded";
  readonly state: string;
};

/** What the receiving body's review begins with (IAF MD 2, 2.2.2), in one place. */
export type DossierSummary = {
  readonly number: string;
  readonly standing: string;
  readonly validUntil: string;
  readonly lastAudit: string | null;
  readonly hasProgramme: boolean;
  readonly findings: readonly DossierFinding[];
  /** Null where the issuing body's system keeps none. */
  readonly complaints: { readonly received: number; readonly open: number } | null;
  readonly appeals: { readonly received: number; readonly open: number } | null;
};

export type DossierCase = {
  readonly id: string;
  readonly number: string;
  readonly findings: readonly DossierFinding[];
  readonly digest: string;
  readonly events: readonly ChainEvent[];
};

export type DossierStatement = {
  readonly id: string;
  readonly number: string;
  readonly holder: { readonly zh: string; readonly en: string };
  readonly body: { readonly zh: string; readonly en: string };
  readonly validUntil: string;
  readonly acts: number;
  readonly events: readonly ChainEvent[];
};

export type DossierContents = {
  readonly summary: DossierSummary | null;
  readonly statement: DossierStatement | null;
  /** Null for a part that cannot be read. */
  readonly cases: readonly { readonly part: string; readonly file: DossierCase | null }[];
};

const deepest = 64;

/** JSON out of a stranger's file; deeper than any of ours it would only be meant to exhaust a stack. */
const jsonIn = (text: string): JsonObject | null => {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (inString) {
      if (sign === "\\") at += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === "{" || sign === "[") depth += 1;
    else if (sign === "}" || sign === "]") depth -= 1;
    if (depth > deepest) return null;
  }
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) && isWellFormed(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

// A lone surrogate has no canonical form and so no hash.
const isWellFormed = (value: Json): boolean => {
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every((each: Json) => isWellFormed(each));
  return isObject(value)
    ? Object.entries(value).every(([key, each]) => key.isWellFormed() && isWellFormed(each))
    : true;
};

export const partText = ({ parts }: Dossier, name: string): string | null => {
  const part = parts.find((each) => each.name === name);
  return part !== undefined && "text" in part ? part.text : null;
};

export const partFile = ({ parts }: Dossier, name: string): Uint8Array | null => {
  const part = parts.find((each) => each.name === name);
  return part === undefined ? null : partBytes(part);
};

const closings = ["verified", "plan-accepted", "recorded"] as const;

const findingOf = (value: Json): DossierFinding | null => {
  if (!isObject(value)) return null;
  const { case: from, number, grade, closes, state } = value;
  const closing = closings.find((each) => each === closes);
  if (typeof from !== "string" || typeof number !== "string" || typeof grade !== "string") return null;
  if (closing === undefined || typeof state !== "string") return null;
  return { case: from, number, grade, closes: closing, state };
};

const findingsOf = (value: Json | undefined): readonly DossierFinding[] | null => {
  if (!Array.isArray(value)) return null;
  const found = value.map(findingOf);
  return found.every((each) => each !== null) ? found : null;
};

const countsOf = (value: Json | undefined): DossierSummary["complaints"] => {
  if (!isObject(value)) return null;
  const { received, open } = value;
  return typeof received === "number" && typeof open === "number" ? { received, open } : null;
};

const isDay = (value: Json | undefined): value is string =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);

const summaryOf = (value: JsonObject): DossierSummary | null => {
  const { number, standing, validUntil, lastAudit = null, programme = null } = value;
  const findings = findingsOf(value.findings);
  if (value.v !== 1 || typeof number !== "string" || typeof standing !== "string") return null;
  if (!isDay(validUntil) || findings === null || !(lastAudit === null || isDay(lastAudit))) return null;
  const { complaints, appeals } = value;
  return {
    number,
    standing,
    validUntil,
    lastAudit,
    hasProgramme: isObject(programme),
    findings,
    complaints: countsOf(complaints),
    appeals: countsOf(appeals),
  };
};

const nameOf = (value: Json | undefined): { readonly zh: string; readonly en: string } | null => {
  const name = isObject(value) ? value.name : undefined;
  if (!isObject(name) || typeof name.zh !== "string" || typeof name.en !== "string") return null;
  return { zh: name.zh, en: name.en };
};

const statementOf = (value: JsonObject): DossierStatement | null => {
  const { id, number, attested, validUntil, history } = value;
  const events = chainOf(value.events);
  if (value.v !== 1 || typeof id !== "string" || typeof number !== "string" || events === null) return null;
  if (!isObject(attested) || attested.number !== number || !isDay(validUntil) || !Array.isArray(history)) return null;
  const [holder, body] = [nameOf(attested.holder), nameOf(attested.body)];
  if (holder === null || body === null) return null;
  return { id, number, holder, body, validUntil, acts: history.length, events };
};

const caseOf = (value: JsonObject): DossierCase | null => {
  const { case: view, digest } = value;
  const events = chainOf(value.events);
  if (value.v !== 1 || !isObject(view) || typeof digest !== "string" || events === null) return null;
  const { id, number, findings: told } = view;
  if (typeof id !== "string" || typeof number !== "string" || !Array.isArray(told)) return null;
  const findings = findingsOf(told.map((each: Json) => (isObject(each) ? { ...each, case: number } : each)));
  return findings === null ? null : { id, number, findings, digest, events };
};

const read = <Value>(dossier: Dossier, name: string, shape: (value: JsonObject) => Value | null): Value | null => {
  const text = partText(dossier, name);
  const value = text === null ? null : jsonIn(text);
  return value === null ? null : shape(value);
};

/** What the parts say, each null where it cannot be read: the check names it. */
export const dossierContents = (dossier: Dossier): DossierContents => ({
  summary: read(dossier, dossierParts.summary, summaryOf),
  statement: read(dossier, dossierParts.statement, statementOf),
  cases: dossier.parts
    .filter(({ name }) => name.startsWith("cases/"))
    .map(({ name }) => ({ part: name, file: read(dossier, name, caseOf) })),
});
