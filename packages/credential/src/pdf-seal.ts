import { ok, type Result, refuse } from "@touchstone/kernel";
import { assertionKey, type DidDocument } from "./did-document.ts";
import { isSignedBy, parseJws, type Signer, signJws } from "./jws.ts";
import { type CredentialRefusal, credentialRefusal } from "./problem.ts";

/**
 * The credential cannot name the digest of the file that carries it; a seal at the end of the file signs everything
 * before it. A PAdES signature takes this place when the body has a certificate of its own.
 */
export type PdfSeal = { readonly digest: string; readonly bytes: number; readonly certificate: string };

export const sealPdf = (seal: PdfSeal, signer: Signer): string =>
  signJws({ alg: "EdDSA", kid: signer.kid, typ: "touchstone-seal+jwt" }, seal, signer);

const wrong = (reason: string) =>
  refuse(credentialRefusal("credential-signature-wrong", "Touchstone trust", "8", reason));

/** Whose key sealed the file, when the seal is sound and about these bytes. */
export const verifySeal = (
  token: string,
  found: { readonly digest: string; readonly bytes: number },
  documents: readonly DidDocument[],
): Result<{ readonly issuer: string; readonly certificate: string }, CredentialRefusal> => {
  const jws = parseJws(token);
  if (!jws.ok) return jws;
  const { header, payload } = jws.value;
  if (header.typ !== "touchstone-seal+jwt" || typeof header.kid !== "string") return wrong("seal-header");
  if (Object.keys(header).length !== 3) return wrong("seal-header");
  const key = assertionKey(header.kid, documents);
  if (!key.ok) return key;
  if (!isSignedBy(jws.value, key.value)) return wrong("seal-signature");
  if (payload.digest !== found.digest || payload.bytes !== found.bytes) return wrong("seal-digest");
  if (typeof payload.certificate !== "string") return wrong("seal-certificate");
  return ok({ issuer: header.kid.split("#")[0] ?? "", certificate: payload.certificate });
};
