import { ed25519 } from "@noble/curves/ed25519.js";
import {
  bracketEvidence,
  clockKey,
  consistencyProof,
  cosignText,
  formatCheckpoint,
  formatLine,
  formatTlogProof,
  formatVkey,
  inclusionProof,
  leafHash,
  policyOf,
  signerKey,
  signNote,
  treeOf,
} from "@touchstone/translog";
import {
  bytesOf,
  type CertificateFacts,
  type CertificateParts,
  type CertificatePlaces,
  certificateCredential,
  didDocument,
  didWeb,
  digestOf,
  envelopeCredential,
  jcsBytes,
  type Leaf,
  leafBytes,
  type Signer,
  sealPdf,
  type VerifyPolicy,
} from "../src/index.ts";

export const seedOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

export const issuer = didWeb("log.example:8443", ["credentials", "TS01"]);
export const kid = `${issuer}#key-1`;
export const signer: Signer = { kid, sign: (bytes) => ed25519.sign(bytes, seedOf(1)) };
export const issuerDocument = didDocument(issuer, [{ id: kid, publicKey: ed25519.getPublicKey(seedOf(1)) }]);

export const facts: CertificateFacts = {
  number: "TS01-26-000143",
  holder: { id: "urn:uscc:91330100MA00000000", name: { zh: "澄湖物业（杭州）有限公司", en: "Chenghu Property" } },
  body: { did: issuer, name: { zh: "衡测认证（示例）", en: "Hengce Certification (fictive)" } },
  scheme: { id: "ohsms", name: { zh: "职业健康安全管理体系认证", en: "OH&S management system certification" } },
  standard: "GB/T 45001—2020 / ISO 45001:2018",
  scope: { zh: "办公楼物业服务", en: "Property services for an office building" },
  sites: [{ name: { zh: "澄湖中心", en: "Chenghu Centre" }, address: { zh: "杭州市", en: "Hangzhou" } }],
  issuedOn: "2026-11-12",
  validFrom: "2026-11-12",
  validUntil: "2029-11-11",
  decidedOn: "2026-11-11",
  caseDigest: digestOf(bytesOf("the case file")),
};

const places: CertificatePlaces = {
  origin: "https://log.example:8443",
  statusIndex: 143,
  issuerDocument,
  statusList: {
    revocation: "https://log.example:8443/status-lists/TS01/revocation",
    suspension: "https://log.example:8443/status-lists/TS01/suspension",
  },
};
export const credential = certificateCredential(facts, places);

export const leafOf = (token: string, changes: Partial<Leaf> = {}): Leaf => ({
  v: 1,
  kind: "issue",
  body: issuer,
  certNo: facts.number,
  subjectDigest: digestOf(bytesOf("subject")),
  schemeId: "ohsms",
  standard: facts.standard,
  validFrom: facts.validFrom,
  validUntil: facts.validUntil,
  vcDigest: digestOf(bytesOf(token)),
  pdfDigest: null,
  prev: null,
  reasonCode: null,
  at: facts.issuedOn,
  ...changes,
});

const bytesOfLeaf = (leaf: Leaf): Uint8Array => {
  const bytes = leafBytes(leaf);
  if (!bytes.ok) throw new Error(JSON.stringify(bytes.refusals));
  return bytes.value;
};

const logSigner = signerKey("log.example:8443/log", "log", seedOf(2));
const clock = { ...clockKey(logSigner), seed: logSigner.seed };

const secondsOf = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds / 1000;

/** A log of some strangers' entries, the issuer's key, the older checkpoint, and then the certificate as the last entry. */
export const aCertificate = (
  changes: {
    readonly leaf?: Partial<Leaf>;
    readonly olderAt?: string;
    readonly newerAt?: string;
    readonly caseDigest?: string;
  } = {},
): { readonly parts: CertificateParts; readonly policy: VerifyPolicy; readonly vkey: string } => {
  const { caseDigest = facts.caseDigest } = changes;
  const token = envelopeCredential(certificateCredential({ ...facts, caseDigest }, places), signer);
  const key = bytesOfLeaf(
    leafOf(token, { kind: "key", certNo: kid, vcDigest: digestOf(jcsBytes(issuerDocument)), at: "2026-01-05" }),
  );
  const entry = bytesOfLeaf(leafOf(token, changes.leaf));
  const entries = [...["a", "b", "c"].map(bytesOf), key, ...["d", "e"].map(bytesOf), entry, bytesOf("f")];
  const tree = treeOf(entries.map(leafHash));
  const signed = (size: number, at: string): string => {
    const text = formatCheckpoint({ origin: logSigner.name, size, root: tree.rootAt(size) });
    return signNote(text, [logSigner]) + formatLine(cosignText(text, clock, secondsOf(at)));
  };
  const older = signed(6, changes.olderAt ?? "2026-11-12T01:31:00Z");
  const newer = signed(8, changes.newerAt ?? "2026-11-12T01:32:00Z");
  const proofOf = (index: number, extra: Uint8Array): string =>
    formatTlogProof({ extra, index, inclusion: inclusionProof(index, 8, tree.hashOf), checkpoint: newer });
  const pdf = { digest: digestOf(bytesOf("the pdf")), bytes: 7 };
  return {
    vkey: formatVkey(logSigner),
    parts: {
      token,
      proof: proofOf(6, entry),
      evidence: bracketEvidence(6, older, newer, consistencyProof(6, 8, tree.hashOf)),
      issuers: [issuerDocument],
      issuerProof: proofOf(3, key),
      pdf: { ...pdf, seal: sealPdf({ ...pdf, certificate: facts.number }, signer) },
      listed: null,
    },
    policy: {
      log: policyOf(logSigner),
      logFrom: "reader",
      on: Temporal.PlainDate.from("2026-11-23"),
      tolerance: Temporal.Duration.from({ hours: 72 }),
    },
  };
};
