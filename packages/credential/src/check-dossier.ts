import { type Json, type RulePack, runRule } from "@touchstone/kernel";
import { type Policy, policyOf } from "@touchstone/translog";
import { type Found, partsOf, partsOfPdf } from "./certificate-file.ts";
import { type Credential, issuerIdOf } from "./credential-shape.ts";
import { assertionKey, type DidDocument } from "./did-document.ts";
import { brokenAt } from "./dossier-chain.ts";
import {
  type DossierCase,
  type DossierContents,
  dossierContents,
  dossierParts,
  partFile,
  partText,
} from "./dossier-contents.ts";
import { type EvidenceFound, evidenceFound } from "./dossier-evidence.ts";
import { type Dossier, partProblems } from "./dossier-file.ts";
import { findingsFound } from "./dossier-findings.ts";
import { isObject } from "./encoding.ts";
import { isSignedBy, parseJws } from "./jws.ts";
import type { Inflate } from "./pdf-file.ts";
import { type CheckName, type VerifyPolicy, verifyCertificate } from "./verify-certificate.ts";

export const dossierCheckNames = [
  "signature",
  "parts",
  "statement",
  "statement-chain",
  "case-chain",
  "case-commitment",
  "findings",
  "majors",
  "evidence",
  "standing",
  "cycle",
  "complaints",
  "rule",
  "public-page",
] as const;
export type DossierCheckName = (typeof dossierCheckNames)[number] | CheckName;

/** `code` picks the sentence in the catalogue, `facts` fill it. */
export type DossierCheck = {
  readonly name: DossierCheckName;
  readonly outcome: "pass" | "fail" | "not-checked";
  readonly code: string;
  readonly facts: Readonly<Record<string, Json>>;
};

/** What the public register says today, where it was asked. */
export type PublicWord =
  | { readonly asked: false }
  | { readonly asked: true; readonly known: false }
  | { readonly asked: true; readonly known: true; readonly standing: string; readonly sameCredential: boolean };

/** What the dossier itself can tell the rule on transfers. */
type TransferAsked = {
  readonly on: string;
  readonly standing: string;
  readonly expiry: string;
  readonly openMinors: number;
};

export type DossierWorld = {
  /** Null where the reader chose no log: then the one is taken that the certificate names, and this is said. */
  readonly log: Policy | null;
  readonly on: Temporal.PlainDate;
  readonly inflate: Inflate;
  readonly publicWord: PublicWord;
  /** Rule packs, of which the one on transfers is asked; null where none are at hand. */
  readonly packs: readonly RulePack[] | null;
};

/** What a pre-transfer review starts with. */
export type DossierFacts = {
  readonly number: string;
  readonly holder: { readonly zh: string; readonly en: string } | null;
  readonly body: { readonly zh: string; readonly en: string } | null;
  readonly issuer: string;
  readonly digest: string;
  readonly madeAt: string;
  readonly standing: string | null;
  readonly validUntil: string | null;
  readonly lastAudit: string | null;
  readonly openMajors: readonly string[];
  readonly openMinors: readonly string[];
  readonly cases: readonly string[];
};

export type DossierReport = {
  /** No check failed. */
  readonly sound: boolean;
  readonly checks: readonly DossierCheck[];
  readonly facts: DossierFacts;
};

type Facts = DossierCheck["facts"];
const passed = (name: DossierCheckName, facts: Facts = {}): DossierCheck => ({
  name,
  outcome: "pass",
  code: `dossier-${name}-passed`,
  facts,
});
const failed = (name: DossierCheckName, facts: Facts = {}, code = "failed"): DossierCheck => ({
  name,
  outcome: "fail",
  code: `dossier-${name}-${code}`,
  facts,
});
const notChecked = (name: DossierCheckName, code = "unchecked", facts: Facts = {}): DossierCheck => ({
  name,
  outcome: "not-checked",
  code: `dossier-${name}-${code}`,
  facts,
});
const judged = (name: DossierCheckName, problems: readonly string[], facts: Facts = {}): DossierCheck =>
  problems.length === 0 ? passed(name, facts) : failed(name, { reasons: problems.join(", ") });

const certificateIn = (dossier: Dossier, inflate: Inflate): Found | null => {
  const credential = partText(dossier, dossierParts.credential);
  if (credential === null) return null;
  const found = partsOf({
    credential,
    proof: partText(dossier, dossierParts.proof),
    bracket: partText(dossier, dossierParts.bracket),
  });
  if (!found.ok) return null;
  const pdf = partFile(dossier, dossierParts.pdf);
  const opened = pdf === null ? null : partsOfPdf(pdf, inflate);
  // A PDF that cannot be opened has no seal that could hold.
  const sealed = opened === null ? null : opened.ok ? opened.value.parts.pdf : { digest: "", bytes: 0, seal: null };
  return { ...found.value, parts: { ...found.value.parts, pdf: sealed } };
};

/** By the document of the issuer that the certificate itself is checked by, and by no other key. */
const signatureCheck = (dossier: Dossier, documents: readonly DidDocument[]): DossierCheck => {
  const { token, kid, manifest } = dossier;
  if (kid.split("#")[0] !== manifest.issuer) return failed("signature", { reasons: "kid-not-issuer" });
  const jws = parseJws(token);
  const key = assertionKey(kid, documents);
  if (!jws.ok || !key.ok) return failed("signature", { reasons: "key-unknown" });
  return isSignedBy(jws.value, key.value)
    ? passed("signature", { kid })
    : failed("signature", { reasons: "signature" });
};

const subjectOf = (credential: Credential | null) =>
  isObject(credential?.credentialSubject) ? credential.credentialSubject : {};

const dayOf = (stamp: Json | undefined): string => (typeof stamp === "string" ? stamp.slice(0, 10) : "");

/** Manifest, credential, statement and summary speak of one and the same. */
const statementCheck = (
  { manifest }: Dossier,
  { statement, summary }: DossierContents,
  credential: Credential | null,
): DossierCheck => {
  if (statement === null || summary === null || credential === null)
    return failed("statement", { reasons: statement === null ? dossierParts.statement : dossierParts.summary });
  const pairs: readonly (readonly [string, Json | undefined, Json | undefined])[] = [
    ["number", statement.number, manifest.number],
    ["number", summary.number, manifest.number],
    ["number", subjectOf(credential).certificateNumber, manifest.number],
    ["issuer", issuerIdOf(credential), manifest.issuer],
    ["validUntil", dayOf(credential.validUntil), statement.validUntil],
    ["validUntil", summary.validUntil, statement.validUntil],
    ["acts", statement.acts, statement.events.length],
    ["events", statement.events[0]?.type, "StatementIssued"],
    ["events", statement.events[0]?.data.number, manifest.number],
  ];
  return judged(
    "statement",
    pairs.filter(([, one, other]) => one !== other).map(([name]) => name),
    { number: manifest.number },
  );
};

const statementChainCheck = ({ statement }: DossierContents): DossierCheck => {
  const at = statement === null ? 0 : brokenAt(statement.events, statement.id);
  return at === null
    ? passed("statement-chain", { events: statement?.events.length ?? 0 })
    : failed("statement-chain", { version: at });
};

const caseChainCheck = (cases: DossierContents["cases"]): DossierCheck => {
  const broken = cases.flatMap(({ part, file }) => {
    if (file === null) return [part];
    const isHeld = brokenAt(file.events, file.id) === null && file.digest === `sha256:${file.events.at(-1)?.hash}`;
    return isHeld && part === `cases/${file.number}.json` ? [] : [part];
  });
  return cases.length === 0
    ? failed("case-chain", { reasons: "cases" })
    : judged("case-chain", broken, { cases: cases.map(({ file }) => file?.number ?? "") });
};

/** The digest that the logged credential commits to is the head that one of these case files had when it was decided. */
const commitmentCheck = (cases: readonly DossierCase[], credential: Credential | null): DossierCheck => {
  const committed = subjectOf(credential).caseDigest;
  const found = cases.find(({ events }) => events.some(({ hash }) => `sha256:${hash}` === committed));
  return found === undefined
    ? failed("case-commitment", { digest: committed ?? null })
    : passed("case-commitment", { case: found.number });
};

const standings: Readonly<Record<string, string>> = {
  StatementIssued: "in-force",
  StatementSuspended: "suspended",
  StatementRestored: "in-force",
  StatementRenewed: "in-force",
  StatementWithdrawn: "withdrawn",
  StatementCancelled: "cancelled",
  StatementExpired: "expired",
  StatementTransferred: "transferred",
};

/** The standing that the chained events leave, and the day after which nothing is in force. */
const standingIn = ({ statement, summary }: DossierContents, on: string): string | null => {
  const last = (statement?.events ?? []).flatMap(({ type }) => standings[type] ?? []).at(-1);
  if (last === undefined || statement === null) return null;
  if ((last === "in-force" || last === "suspended") && statement.validUntil < on) return "expired";
  // Reinstatement alone gives back what was before; then the summary's word is taken, which is signed.
  return statement.events.some(({ type }) => type === "StatementReinstated") ? (summary?.standing ?? null) : last;
};

const standingCheck = (contents: DossierContents, standing: string | null): DossierCheck => {
  if (standing === null) return failed("standing", { standing: null });
  const told = contents.summary?.standing ?? null;
  if (told !== standing && standing !== "expired") return failed("standing", { standing, told }, "differs");
  return standing === "in-force" ? passed("standing") : failed("standing", { standing });
};

/** Files attached to answers: what is carried is what the chain names; what is left out is said. */
const evidenceCheck = ({ attached, carried, left, strange }: EvidenceFound): DossierCheck => {
  if (strange.length > 0) return failed("evidence", { reasons: strange.join(", ") });
  return left.length === 0
    ? passed("evidence", { attached })
    : notChecked("evidence", "left-out", { attached, carried, left: left.slice(0, 20).join(", ") });
};

const cycleCheck = ({ summary }: DossierContents): DossierCheck => {
  const { validUntil = null, lastAudit = null, hasProgramme = false } = summary ?? {};
  if (lastAudit === null || !hasProgramme) return notChecked("cycle", "unknown", { validUntil });
  return passed("cycle", { validUntil, lastAudit });
};

const complaintsCheck = ({ summary }: DossierContents): DossierCheck => {
  const { complaints = null, appeals = null } = summary ?? {};
  if (complaints === null || appeals === null) return notChecked("complaints");
  return passed("complaints", {
    complaints: complaints.received,
    openComplaints: complaints.open,
    appeals: appeals.received,
    openAppeals: appeals.open,
  });
};

const publicCheck = (word: PublicWord): DossierCheck => {
  if (!word.asked) return notChecked("public-page");
  if (!word.known) return failed("public-page", {}, "missing");
  if (!word.sameCredential) return failed("public-page", {}, "other");
  return word.standing === "in-force"
    ? passed("public-page")
    : failed("public-page", { standing: word.standing }, "standing");
};

const textIn = (value: Json | undefined): string => (typeof value === "string" ? value : "");

const reasonOf = (value: Json): string => {
  const { code, rule } = isObject(value) ? value : {};
  const { source, clause } = isObject(rule) ? rule : {};
  return `${textIn(code)} (${textIn(source)} ${textIn(clause)})`;
};

/**
 * Accreditation, the receiver's own scope and the review itself are for the receiving body to say in its record, and open
 * majors have their own check: here they are taken as in order, so that what is left is what the dossier shows.
 */
const ruleCheck = (packs: DossierWorld["packs"], asked: TransferAsked | null): DossierCheck => {
  if (packs === null || asked === null) return notChecked("rule");
  const assumed = { accreditation: "covered", receivingScope: "covered", openMajors: 0, review: "on-paper" };
  const run = runRule(packs, "transfer", { ...asked, ...assumed }, asked.on);
  if (!run.ok) return failed("rule", { reasons: run.refusals.map(({ code }) => code).join(", ") });
  // A rule's result is plain JSON; its own types stay in the kernel.
  const result = JSON.parse(JSON.stringify(run.value.result)) as Json;
  const { refusals, until } = isObject(result) ? result : {};
  const against = Array.isArray(refusals) ? refusals.map((each: Json) => reasonOf(each)) : ["result"];
  return against.length === 0
    ? passed("rule", { until: until ?? null, pack: run.value.pack, edition: run.value.edition })
    : failed("rule", { reasons: against.join(", ") });
};

/**
 * Everything that can be said of a dossier without asking its maker, check by check. Sound means that no check failed;
 * what could not be checked says so instead of passing.
 */
export const checkDossier = (dossier: Dossier, world: DossierWorld): DossierReport => {
  const contents = dossierContents(dossier);
  const found = certificateIn(dossier, world.inflate);
  const log: Pick<VerifyPolicy, "log" | "logFrom"> =
    world.log === null
      ? {
          log: found?.log ? policyOf(found.log) : { logs: [], members: new Map(), quorum: null },
          logFrom: "certificate",
        }
      : { log: world.log, logFrom: "reader" };
  const tolerance = Temporal.Duration.from({ hours: 72 });
  const certificate = found === null ? null : verifyCertificate(found.parts, { ...log, on: world.on, tolerance });
  const credential = certificate?.credential ?? null;
  const cases = contents.cases.flatMap(({ file }) => (file === null ? [] : [file]));
  const { differing, unverified, minors } = findingsFound(cases, contents.summary);
  const on = world.on.toString();
  const standing = standingIn(contents, on);
  const { statement } = contents;
  const asked =
    standing === null || statement === null
      ? null
      : { on, standing, expiry: statement.validUntil, openMinors: minors.length };
  const numbers = (findings: typeof minors) => findings.map((finding) => `${finding.case} ${finding.number}`);
  const checks: readonly DossierCheck[] = [
    signatureCheck(dossier, found?.parts.issuers ?? []),
    judged("parts", partProblems(dossier), { parts: dossier.parts.length }),
    ...(certificate?.checks ?? [failed("statement", { reasons: dossierParts.credential })]),
    statementCheck(dossier, contents, credential),
    statementChainCheck(contents),
    caseChainCheck(contents.cases),
    commitmentCheck(cases, credential),
    judged("findings", differing, { findings: cases.flatMap(({ findings }) => findings).length }),
    unverified.length === 0 ? passed("majors") : failed("majors", { findings: numbers(unverified) }),
    evidenceCheck(evidenceFound(dossier, cases)),
    standingCheck(contents, standing),
    cycleCheck(contents),
    complaintsCheck(contents),
    ruleCheck(world.packs, asked),
    publicCheck(world.publicWord),
  ];
  return {
    sound: checks.every(({ outcome }) => outcome !== "fail"),
    checks,
    facts: {
      number: dossier.manifest.number,
      holder: statement?.holder ?? null,
      body: statement?.body ?? null,
      issuer: dossier.manifest.issuer,
      digest: dossier.digest,
      madeAt: dossier.manifest.madeAt,
      standing,
      validUntil: statement?.validUntil ?? null,
      lastAudit: contents.summary?.lastAudit ?? null,
      openMajors: numbers(unverified),
      openMinors: numbers(minors),
      cases: cases.map(({ number }) => number),
    },
  };
};
