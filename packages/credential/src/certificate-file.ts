import { type Json, ok, type Result, refuse } from "@touchstone/kernel";
import { type BracketEvidence, parseVkey, type VerifierKey } from "@touchstone/translog";
import { type DidDocument, parseDidDocument } from "./did-document.ts";
import { bytesOf, digestOf, isObject, jsonOf, textOf } from "./encoding.ts";
import { embeddedFiles } from "./pdf-attachments.ts";
import { type Inflate, parsePdf } from "./pdf-file.ts";
import { unsealPdf } from "./pdf-update.ts";
import { type CredentialRefusal, credentialRefusal } from "./problem.ts";
import { readVcJwt } from "./vc-jwt.ts";
import type { CertificateParts } from "./verify-certificate.ts";

/** The files that lie in a certificate's PDF, or beside its credential. */
export const certificateFileNames = {
  credential: "certificate.vc.jwt",
  proof: "certificate.tlog-proof",
  bracket: "bracket.json",
} as const;

/** What `bracket.json` says beside the evidence: which log, and who the issuer is. */
export type BracketFile = {
  readonly log: VerifierKey;
  readonly evidence: BracketEvidence;
  readonly issuer: DidDocument;
  readonly issuerProof: string;
};

const malformed = (reason: string) =>
  refuse(credentialRefusal("credential-malformed", "Touchstone trust", "3", `bracket-${reason}`));

const isStrings = (value: Json | undefined): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

const evidenceIn = (value: Json | undefined): BracketEvidence | null => {
  if (!isObject(value)) return null;
  const { index, older, newer, consistency } = value;
  if (typeof index !== "number" || typeof newer !== "string" || !isStrings(consistency)) return null;
  return older === null || typeof older === "string" ? { index, older, newer, consistency } : null;
};

export const parseBracketFile = (text: string): Result<BracketFile, CredentialRefusal> => {
  const value = jsonOf(bytesOf(text));
  if (value === null || !isObject(value) || value.v !== 1) return malformed("json");
  const log = typeof value.log === "string" ? parseVkey(value.log) : null;
  const evidence = evidenceIn(value.evidence);
  const issuer = value.issuer === undefined ? null : parseDidDocument(value.issuer);
  if (log?.ok !== true) return malformed("log");
  if (evidence === null) return malformed("evidence");
  if (issuer?.ok !== true || typeof value.issuerProof !== "string") return malformed("issuer");
  return ok({ log: log.value, evidence, issuer: issuer.value, issuerProof: value.issuerProof });
};

/** The issuer's document that the credential itself carries; it shows that nothing was changed, not who signed. */
const carriedIssuer = (token: string): readonly DidDocument[] => {
  const read = readVcJwt(token);
  const subject = read.ok ? read.value.credential.credentialSubject : undefined;
  const document = isObject(subject) && subject.issuerKey !== undefined ? parseDidDocument(subject.issuerKey) : null;
  return document?.ok === true ? [document.value] : [];
};

export type Found = {
  readonly parts: CertificateParts;
  /** The log that the certificate itself names. */
  readonly log: VerifierKey | null;
};

/** Puts the parts together from the texts of the three files; only the credential must be there. */
export const partsOf = (files: {
  readonly credential: string;
  readonly proof: string | null;
  readonly bracket: string | null;
}): Result<Found, CredentialRefusal> => {
  const bracket = files.bracket === null ? null : parseBracketFile(files.bracket);
  if (bracket?.ok === false) return bracket;
  const found = bracket?.value ?? null;
  const token = files.credential.trim();
  return ok({
    log: found?.log ?? null,
    parts: {
      token,
      proof: files.proof,
      evidence: found?.evidence ?? null,
      issuers: found === null ? carriedIssuer(token) : [found.issuer],
      issuerProof: found?.issuerProof ?? null,
      pdf: null,
      listed: null,
    },
  });
};

/** Opens our own PDF: what it carries, and the digest of what was sealed. */
export const partsOfPdf = (bytes: Uint8Array, inflate: Inflate): Result<Found, CredentialRefusal> => {
  const file = parsePdf(bytes);
  if (!file.ok) return file;
  const sealed = unsealPdf(file.value, inflate);
  if (!sealed.ok) return sealed;
  const files = embeddedFiles(file.value, inflate);
  if (!files.ok) return files;
  const textIn = (name: string): string | null => {
    const found = files.value.get(name);
    return found === undefined ? null : textOf(found);
  };
  const credential = textIn(certificateFileNames.credential);
  if (credential === null) {
    return refuse(credentialRefusal("credential-pdf-malformed", "Touchstone trust", "8", "credential-missing"));
  }
  const found = partsOf({
    credential,
    proof: textIn(certificateFileNames.proof),
    bracket: textIn(certificateFileNames.bracket),
  });
  if (!found.ok) return found;
  const whole = sealed.value?.sealed ?? bytes;
  const pdf = { digest: digestOf(whole), bytes: whole.length, seal: sealed.value?.seal ?? null };
  return ok({ ...found.value, parts: { ...found.value.parts, pdf } });
};
