import {
  bytesOf,
  certificateCredential,
  digestOf,
  envelopeCredential,
  jcsBytes,
  type Leaf,
  type LeafKind,
  leafBytes,
  parsePdf,
  type StatusPurpose,
  sealedPdf,
  sealPdf,
} from "@touchstone/credential";
import type { Attested, ClosedAct, Json, Refusal, Result, StandingChange } from "@touchstone/kernel";
import { ok } from "@touchstone/kernel";
import { formatTlogProof, parseTlogProof } from "@touchstone/translog";
import type { CertificateModel, Printer } from "../adapters/pdf/index.ts";
import type { LogProof } from "../log/index.ts";
import type { Issuer } from "./issuer.ts";

const schemeOf = ({ scheme, edition }: Attested): string => `${scheme}@${edition}`;

/** 职业健康安全管理体系认证证书 certifies a 职业健康安全管理体系. */
const systemOf = ({ title }: Attested) => ({
  zh: title.zh.replace(/认证证书$|证书$/u, ""),
  en: title.en.replace(/^Certificate(?:: | of (?:an? )?)/i, "").replace(/\s+certificate$/i, ""),
});

// A scheme may write both documents in one title: GB/T 45001—2020 / ISO 45001:2018.
export const standardOf = ({ standard }: Pick<Attested, "standard">): string =>
  standard.zh === standard.en || standard.zh.includes(" / ") ? standard.zh : `${standard.zh} / ${standard.en}`;

export const serialOf = (number: string): number => Number(number.split("-").at(-1));

/** The list on which the n-th credential of a statement stands: with the next one, its own bit is set there. */
export const statusListAddress = (issuer: Issuer, purpose: StatusPurpose, issueNo: number): string =>
  `${issuer.origin}/status-lists/${issuer.prefix}/${purpose}${issueNo === 1 ? "" : `/${issueNo}`}`;

/** The n-th credential of a statement: the same bytes however often it is made. */
export const credentialOf = (attested: Attested, issuer: Issuer, issueNo: number): string => {
  const credential = certificateCredential(
    {
      number: attested.number,
      holder: { id: `urn:uuid:${attested.holder.id}`, name: attested.holder.name },
      body: { did: issuer.did, name: issuer.name },
      scheme: { id: schemeOf(attested), name: attested.title },
      standard: standardOf(attested),
      scope: attested.scope,
      sites: attested.sites,
      issuedOn: attested.issuedOn,
      validFrom: attested.validFrom,
      validUntil: attested.validUntil,
      decidedOn: attested.issuedOn,
      caseDigest: attested.caseDigest,
    },
    {
      origin: issuer.origin,
      issuerDocument: issuer.document,
      statusIndex: serialOf(attested.number),
      statusList: {
        revocation: statusListAddress(issuer, "revocation", issueNo),
        suspension: statusListAddress(issuer, "suspension", issueNo),
      },
    },
  );
  return envelopeCredential(credential, issuer.signer);
};

const kinds: Readonly<Record<ClosedAct, LeafKind>> = {
  issued: "issue",
  maintained: "maintain",
  extended: "amend",
  reduced: "amend",
  changed: "amend",
  renewed: "renew",
  suspended: "suspend",
  restored: "restore",
  withdrawn: "withdraw",
  cancelled: "cancel",
  expired: "expire-note",
  transferred: "transfer",
  reinstated: "reinstate",
};

/** Acts after which another certificate is printed and signed. */
export const isReissue = (act: ClosedAct): boolean => ["issue", "amend", "renew"].includes(kinds[act]);

/** What the log keeps of an act, with the statement as it reads from then on. */
export const leafOf = (
  attested: Attested,
  change: StandingChange,
  issuer: Issuer,
  token: string,
  prev: number | null,
): Uint8Array => {
  const subject: Json = {
    holder: attested.holder,
    scope: attested.scope,
    sites: attested.sites,
    case: attested.caseDigest,
  };
  const leaf: Leaf = {
    v: 1,
    kind: kinds[change.act],
    body: issuer.did,
    certNo: attested.number,
    subjectDigest: digestOf(jcsBytes(subject)),
    schemeId: schemeOf(attested),
    standard: standardOf(attested),
    validFrom: attested.validFrom,
    validUntil: attested.validUntil,
    vcDigest: digestOf(bytesOf(token)),
    pdfDigest: null,
    prev,
    reasonCode: change.reason,
    at: isReissue(change.act) ? attested.issuedOn : change.from,
  };
  const bytes = leafBytes(leaf);
  if (!bytes.ok) throw new Error(`leaf of ${attested.number}: ${JSON.stringify(bytes.refusals)}`);
  return bytes.value;
};

/** The proof file with the logged statement itself inside, so that it is checked against the credential offline. */
export const proofWithLeaf = ({ tlogProof, leaf }: LogProof): string => {
  const proof = parseTlogProof(tlogProof);
  if (!proof.ok) throw new Error("the log's own proof does not parse");
  return formatTlogProof({ ...proof.value, extra: leaf });
};

/** `bracket.json`: when the entry was made, the issuer's document and its own proof, and which log says so. */
export const evidenceOf = (proof: LogProof, issuer: Issuer, keyProof: LogProof, vkey: string): string =>
  JSON.stringify({
    v: 1,
    log: vkey,
    after: proof.bracket.after?.toString() ?? null,
    before: proof.bracket.before?.toString() ?? null,
    evidence: proof.evidence,
    issuer: issuer.document,
    issuerProof: proofWithLeaf(keyProof),
  });

export const verifyAddress = (origin: string, number: string): string =>
  `${origin}/verify/${encodeURIComponent(number)}`;

export const certificateModel = (
  attested: Attested,
  rest: Pick<CertificateModel, "log" | "verify" | "attachments" | "recordedAt">,
): CertificateModel => ({
  kind: "certificate",
  title: attested.title,
  number: attested.number,
  body: { name: attested.body.name },
  holder: { name: attested.holder.name },
  system: systemOf(attested),
  standard: standardOf(attested),
  scope: attested.scope,
  sites: attested.sites,
  issuedOn: attested.issuedOn,
  validFrom: attested.validFrom,
  validUntil: attested.validUntil,
  signatures: [
    { role: { zh: "发证机构", en: "Certification body" }, name: attested.body.name.zh, on: attested.issuedOn },
  ],
  ...rest,
});

export type CertificateFiles = { readonly token: string; readonly proof: string; readonly evidence: string };

/** The PDF with its three attachments, sealed by the body's key. */
export const certificatePdf = async (
  printer: Printer,
  issuer: Issuer,
  attested: Attested,
  files: CertificateFiles,
  logged: { readonly index: number; readonly at: string },
): Promise<Result<Uint8Array, Refusal<"document-glyph-missing">>> => {
  const printed = await printer.print(
    certificateModel(attested, {
      log: { index: logged.index },
      verify: verifyAddress(issuer.origin, attested.number),
      attachments: [
        { name: "certificate.vc.jwt", type: "application/vc+jwt", description: "W3C credential", text: files.token },
        { name: "certificate.tlog-proof", type: "text/plain", description: "C2SP tlog-proof", text: files.proof },
        { name: "bracket.json", type: "application/json", description: "Time window and issuer", text: files.evidence },
      ],
      recordedAt: logged.at,
    }),
  );
  if (!printed.ok) return printed;
  const file = parsePdf(printed.value);
  if (!file.ok) throw new Error(`our own PDF does not parse: ${JSON.stringify(file.refusals)}`);
  const seal = sealPdf(
    { digest: digestOf(printed.value), bytes: printed.value.length, certificate: attested.number },
    issuer.signer,
  );
  return ok(sealedPdf(file.value, seal));
};
