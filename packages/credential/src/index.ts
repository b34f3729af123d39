export {
  type CertificateFacts,
  type CertificatePlaces,
  certificateCredential,
  type Site,
  untpContext,
} from "./certificate-credential.ts";
export {
  type BracketFile,
  certificateFileNames,
  type Found,
  parseBracketFile,
  partsOf,
  partsOfPdf,
} from "./certificate-file.ts";
export {
  checkDossier,
  type DossierCheck,
  type DossierCheckName,
  type DossierFacts,
  type DossierReport,
  type DossierWorld,
  dossierCheckNames,
  type PublicWord,
} from "./check-dossier.ts";
export { baseContext, type Credential, checkCredential, issuerIdOf } from "./credential-shape.ts";
export {
  assertionKey,
  type DidDocument,
  type DidKey,
  didDocument,
  type PublicKey,
  parseDidDocument,
} from "./did-document.ts";
export { didWeb, didWebUrl } from "./did-web.ts";
export { dossierParts } from "./dossier-contents.ts";
export { evidencePartName } from "./dossier-evidence.ts";
export {
  type Dossier,
  type DossierPart,
  dossierMediaType,
  largestDossier,
  mostParts,
  readDossier,
  writeDossier,
} from "./dossier-file.ts";
export {
  bytesOf,
  digestOf,
  fromBase64Url,
  isDigest,
  isObject,
  type JsonObject,
  jsonOf,
  textOf,
  toBase64Url,
} from "./encoding.ts";
export { jcs, jcsBytes } from "./jcs.ts";
export { isSignedBy, type ParsedJws, parseJws, type Signer, signJws } from "./jws.ts";
export { type Leaf, type LeafKind, leafBytes, leafKinds, parseLeaf } from "./leaf.ts";
export { embeddedFiles } from "./pdf-attachments.ts";
export { type Inflate, largestPdf, type PdfFile, parsePdf } from "./pdf-file.ts";
export { type PdfSeal, sealPdf, verifySeal } from "./pdf-seal.ts";
export { sealedPdf, unsealPdf } from "./pdf-update.ts";
export type { CredentialCode, CredentialRefusal } from "./problem.ts";
export {
  bitAt,
  bitstring,
  encodedList,
  fewestEntries,
  gzippedOf,
  listFor,
  type StatusEntry,
  type StatusPurpose,
  statusEntries,
  statusListCredential,
} from "./status-list.ts";
export { envelopeCredential, readVcJwt, type VerifiedCredential, vcMediaType, verifyVcJwt } from "./vc-jwt.ts";
export {
  type CertificateParts,
  type CertificateReport,
  type CertificateStatus,
  type Check,
  type CheckName,
  checkNames,
  type VerifyPolicy,
  verifyCertificate,
} from "./verify-certificate.ts";
