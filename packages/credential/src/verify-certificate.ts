import { type Json, ok, type Result, refuse } from "@touchstone/kernel";
import {
  type Bracket,
  type BracketEvidence,
  bracket,
  isBackdated,
  leafHash,
  type Policy,
  parseTlogProof,
  verifyTlogProof,
  witnessKeys,
} from "@touchstone/translog";
import { type Credential, isDateTimeStamp, issuerIdOf } from "./credential-shape.ts";
import type { DidDocument } from "./did-document.ts";
import { bytesOf, digestOf, isObject, type JsonObject } from "./encoding.ts";
import { jcsBytes } from "./jcs.ts";
import { isDay, type Leaf, parseLeaf } from "./leaf.ts";
import { verifySeal } from "./pdf-seal.ts";
import { readVcJwt, verifyVcJwt } from "./vc-jwt.ts";

/** What lies beside the credential, in the PDF or on the server. Nothing of it is believed before it is checked. */
export type CertificateParts = {
  readonly token: string;
  /** `.tlog-proof` whose `extra` is the logged statement. */
  readonly proof: string | null;
  readonly evidence: BracketEvidence | null;
  readonly issuers: readonly DidDocument[];
  /** The entry of kind `key` that brought the issuer's document into the log. */
  readonly issuerProof: string | null;
  readonly pdf: { readonly digest: string; readonly bytes: number; readonly seal: string | null } | null;
  /** What the issuer's lists say today; null where nobody asked. */
  readonly listed: { readonly revoked: boolean; readonly suspended: boolean } | null;
};

export type VerifyPolicy = {
  /** The log that is believed. */
  readonly log: Policy;
  /** Whether the reader chose that log, or took the one that the certificate names. */
  readonly logFrom: "reader" | "certificate";
  readonly on: Temporal.PlainDate;
  /** How long before the log's window a date may lie; in hours, because instants know no days. */
  readonly tolerance: Temporal.Duration;
};

export const checkNames = [
  "credential-signature",
  "issuer-key",
  "log-key",
  "log-inclusion",
  "log-entry",
  "bracket",
  "dates",
  "status",
  "pdf",
] as const;
export type CheckName = (typeof checkNames)[number];

/** `code` picks the sentence in the catalogue, `facts` fill it. */
export type Check = {
  readonly name: CheckName;
  readonly outcome: "pass" | "fail" | "not-checked";
  readonly code: string;
  readonly facts: Readonly<Record<string, Json>>;
};

export type CertificateStatus = "in-force" | "not-yet" | "expired" | "suspended" | "withdrawn" | "unknown";

export type CertificateReport = {
  readonly valid: boolean;
  readonly status: CertificateStatus;
  readonly number: string | null;
  readonly checks: readonly Check[];
  readonly bracket: { readonly after: string | null; readonly before: string | null } | null;
  readonly credential: Credential | null;
};

const check = (
  name: CheckName,
  outcome: Check["outcome"],
  code: string,
  facts: Readonly<Record<string, Json>> = {},
): Check => ({ name, outcome, code, facts });

type Reason = { readonly code: string; readonly facts: Readonly<Record<string, Json>> };

const reasonOf = ({ code, facts }: Reason): string =>
  typeof facts.reason === "string" ? `${code}: ${facts.reason}` : code;

const failed = (name: CheckName, { refusals }: { readonly refusals: readonly Reason[] }): Check =>
  check(name, "fail", `${name}-failed`, { reasons: refusals.map(reasonOf).join(", ") });

type Logged = { readonly leaf: Leaf; readonly index: number };

/** The statement in `extra`, where the log's checkpoint proves that exactly these bytes are in it. */
const logged = (proof: string, policy: Policy): Result<Logged, Reason> => {
  const parsed = parseTlogProof(proof);
  if (!parsed.ok) return parsed;
  const { extra, checkpoint } = parsed.value;
  const log = policy.logs.find(({ key }) => checkpoint.startsWith(`${key.name}\n`));
  if (extra === null || log === undefined) {
    const reason = extra === null ? "statement-missing" : "unknown-log";
    return refuse({ code: "log-proof-malformed", facts: { reason } });
  }
  const included = verifyTlogProof(proof, leafHash(extra), log.key, witnessKeys(policy));
  if (!included.ok) return included;
  const leaf = parseLeaf(extra);
  return leaf.ok ? ok({ leaf: leaf.value, index: included.value.index }) : leaf;
};

const subjectOf = (credential: Credential): JsonObject =>
  isObject(credential.credentialSubject) ? credential.credentialSubject : {};

const dayOf = (stamp: Json | undefined): string | null => (isDateTimeStamp(stamp) ? stamp.slice(0, 10) : null);

// A certificate is made anew when what it says changes or a new cycle begins; all three entries commit to the new bytes.
const issuing: readonly Leaf["kind"][] = ["issue", "amend", "renew"];

/** The log's statement is about this credential and says the same (trust.md section 3). */
const entryCheck = (leaf: Leaf, token: string, credential: Credential): Check => {
  const subject = subjectOf(credential);
  const pairs: readonly (readonly [string, Json | undefined, Json | null])[] = [
    ["kind", leaf.kind, issuing.find((kind) => kind === leaf.kind) ?? "issue"],
    ["vcDigest", leaf.vcDigest, digestOf(bytesOf(token))],
    ["body", leaf.body, issuerIdOf(credential)],
    ["certNo", leaf.certNo, subject.certificateNumber ?? null],
    ["validFrom", leaf.validFrom, dayOf(credential.validFrom)],
    ["validUntil", leaf.validUntil, dayOf(credential.validUntil)],
    ["at", leaf.at, subject.issuedOn ?? null],
  ];
  const different = pairs.filter(([, one, other]) => one !== other).map(([name]) => name);
  return different.length === 0
    ? check("log-entry", "pass", "log-entry-passed")
    : check("log-entry", "fail", "log-entry-failed", { reasons: different.join(", ") });
};

/** Authority is judged at the entry's place in the log, not today: the key must have been there before (trust.md section 3). */
const issuerCheck = (parts: CertificateParts, policy: VerifyPolicy, issuer: string, at: number | null): Check => {
  const document = parts.issuers.find(({ id }) => id === issuer);
  if (document === undefined || parts.issuerProof === null || at === null) {
    return check("issuer-key", "not-checked", "issuer-key-not-logged", { issuer });
  }
  const key = logged(parts.issuerProof, policy.log);
  if (!key.ok) return failed("issuer-key", key);
  const { leaf, index } = key.value;
  const sound =
    leaf.kind === "key" && leaf.body === issuer && leaf.vcDigest === digestOf(jcsBytes(document)) && index < at;
  return check("issuer-key", sound ? "pass" : "fail", sound ? "issuer-key-passed" : "issuer-key-other", {
    issuer,
    index,
  });
};

const bracketCheck = (window: Bracket, claimed: string, tolerance: Temporal.Duration): Check => {
  // A day is claimed, not a moment: it lasts until midnight where the law's clock stands.
  const end = Temporal.PlainDate.from(claimed).add({ days: 1 }).toZonedDateTime("Asia/Shanghai").toInstant();
  const facts = {
    claimed,
    after: window.after?.toString() ?? null,
    before: window.before?.toString() ?? null,
  };
  if (isBackdated(window, end, tolerance)) return check("bracket", "fail", "bracket-backdated", facts);
  if (window.after === null) return check("bracket", "pass", "bracket-open", facts);
  return check("bracket", "pass", window.witnessed ? "bracket-witnessed" : "bracket-unwitnessed", facts);
};

const dated = (credential: Credential, on: Temporal.PlainDate): { status: CertificateStatus; check: Check } => {
  const from = dayOf(credential.validFrom);
  const until = dayOf(credential.validUntil);
  const day = on.toString();
  const facts = { from, until, on: day };
  if (from === null || until === null)
    return { status: "unknown", check: check("dates", "fail", "dates-missing", facts) };
  if (day < from) return { status: "not-yet", check: check("dates", "fail", "dates-not-yet", facts) };
  if (day > until) return { status: "expired", check: check("dates", "fail", "dates-expired", facts) };
  return { status: "in-force", check: check("dates", "pass", "dates-passed", facts) };
};

const statusCheck = ({ listed }: CertificateParts): Check => {
  if (listed === null) return check("status", "not-checked", "status-offline");
  if (listed.revoked) return check("status", "fail", "status-withdrawn");
  return listed.suspended ? check("status", "fail", "status-suspended") : check("status", "pass", "status-passed");
};

const pdfCheck = (parts: CertificateParts, issuer: string, number: string | null): Check => {
  if (parts.pdf === null) return check("pdf", "not-checked", "pdf-absent");
  if (parts.pdf.seal === null) return check("pdf", "fail", "pdf-unsealed");
  const seal = verifySeal(parts.pdf.seal, parts.pdf, parts.issuers);
  if (!seal.ok) return failed("pdf", seal);
  return seal.value.issuer === issuer && seal.value.certificate === number
    ? check("pdf", "pass", "pdf-passed")
    : check("pdf", "fail", "pdf-of-another");
};

const unreadable = (checks: readonly Check[]): CertificateReport => ({
  valid: false,
  status: "unknown",
  number: null,
  checks,
  bracket: null,
  credential: null,
});

const overall = (checks: readonly Check[], byDate: CertificateStatus): CertificateStatus => {
  const isFailed = (name: CheckName) => checks.some((one) => one.name === name && one.outcome === "fail");
  const unsound: readonly CheckName[] = ["credential-signature", "issuer-key", "log-inclusion", "log-entry", "pdf"];
  if (unsound.some(isFailed)) return "unknown";
  const listed = checks.find(({ name }) => name === "status");
  if (listed?.code === "status-withdrawn") return "withdrawn";
  if (byDate === "in-force" && listed?.code === "status-suspended") return "suspended";
  return byDate;
};

/**
 * Everything that can be said about a certificate from these parts, check by check, all of them and not the first.
 * Valid means that no check failed; what could not be checked says so instead of passing.
 */
export const verifyCertificate = (parts: CertificateParts, policy: VerifyPolicy): CertificateReport => {
  const read = readVcJwt(parts.token);
  if (!read.ok) return unreadable([failed("credential-signature", read)]);
  const { credential, kid } = read.value;
  const issuer = issuerIdOf(credential);
  const subject = subjectOf(credential);
  const number = typeof subject.certificateNumber === "string" ? subject.certificateNumber : null;
  const signature = verifyVcJwt(parts.token, parts.issuers);
  const entry = parts.proof === null ? null : logged(parts.proof, policy.log);
  const window = parts.evidence === null ? null : bracket(parts.evidence, policy.log);
  const byDate = dated(credential, policy.on);
  const issuedOn = typeof subject.issuedOn === "string" ? subject.issuedOn : null;
  const sameEntry = entry?.ok === true && parts.evidence?.index === entry.value.index;
  const checks: readonly Check[] = [
    signature.ok
      ? check("credential-signature", "pass", "credential-signature-passed", { kid })
      : failed("credential-signature", signature),
    issuerCheck(parts, policy, issuer, entry?.ok === true ? entry.value.index : null),
    policy.logFrom === "reader"
      ? check("log-key", "pass", "log-key-passed")
      : check("log-key", "not-checked", "log-key-unchosen", { log: policy.log.logs.map(({ key }) => key.name) }),
    entry === null
      ? check("log-inclusion", "not-checked", "log-inclusion-absent")
      : entry.ok
        ? check("log-inclusion", "pass", "log-inclusion-passed", { index: entry.value.index })
        : failed("log-inclusion", entry),
    entry?.ok === true
      ? entryCheck(entry.value.leaf, parts.token, credential)
      : check("log-entry", "not-checked", "log-inclusion-absent"),
    window === null
      ? check("bracket", "not-checked", "bracket-absent")
      : !window.ok
        ? failed("bracket", window)
        : sameEntry && issuedOn !== null && isDay(issuedOn)
          ? bracketCheck(window.value, issuedOn, policy.tolerance)
          : check("bracket", "fail", "bracket-of-another"),
    byDate.check,
    statusCheck(parts),
    pdfCheck(parts, issuer, number),
  ];
  return {
    valid: checks.every(({ outcome }) => outcome !== "fail"),
    status: overall(checks, byDate.status),
    number,
    checks,
    bracket:
      window?.ok === true
        ? { after: window.value.after?.toString() ?? null, before: window.value.before?.toString() ?? null }
        : null,
    credential,
  };
};
