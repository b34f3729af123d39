import { type Json, ok, type Result, refuse } from "@touchstone/kernel";
import { fromBase64Url, isObject, type JsonObject, toBase64Url } from "./encoding.ts";
import { type CredentialRefusal, credentialRefusal } from "./problem.ts";

export type PublicKey = { readonly algorithm: "EdDSA" | "ES256"; readonly bytes: Uint8Array };

export type DidDocument = JsonObject & { readonly id: string };

export type DidKey = { readonly id: string; readonly publicKey: Uint8Array };

/** Keys listed are those with which the party may assert; a key that was withdrawn stays out of `assertionMethod`. */
export const didDocument = (
  did: string,
  keys: readonly DidKey[],
  alsoKnownAs: readonly string[] = [],
): DidDocument => ({
  "@context": ["https://www.w3.org/ns/did/v1", "https://www.w3.org/ns/cid/v1"],
  id: did,
  ...(alsoKnownAs.length === 0 ? {} : { alsoKnownAs }),
  verificationMethod: keys.map((key) => ({
    id: key.id,
    type: "JsonWebKey",
    controller: did,
    publicKeyJwk: { kty: "OKP", crv: "Ed25519", alg: "EdDSA", x: toBase64Url(key.publicKey) },
  })),
  assertionMethod: keys.map((key) => key.id),
});

export const parseDidDocument = (value: Json): Result<DidDocument, CredentialRefusal> =>
  isObject(value) && typeof value.id === "string" && value.id.startsWith("did:")
    ? ok({ ...value, id: value.id })
    : refuse(credentialRefusal("credential-did-malformed", "W3C DID Core", "4", "document"));

export const publicKeyOfJwk = (jwk: Json | undefined): PublicKey | null => {
  // A private key in a public document is a leak; such a key proves nothing.
  if (!isObject(jwk) || typeof jwk.x !== "string" || jwk.d !== undefined) return null;
  const x = fromBase64Url(jwk.x);
  if (x?.length !== 32) return null;
  if (jwk.kty === "OKP" && jwk.crv === "Ed25519") return { algorithm: "EdDSA", bytes: x };
  if (jwk.kty !== "EC" || jwk.crv !== "P-256" || typeof jwk.y !== "string") return null;
  const y = fromBase64Url(jwk.y);
  return y?.length === 32 ? { algorithm: "ES256", bytes: Uint8Array.of(4, ...x, ...y) } : null;
};

const entries = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const methodOf = (entry: Json, id: string): JsonObject | null => (isObject(entry) && entry.id === id ? entry : null);

const unknown = (reason: string, kid: string) =>
  refuse(credentialRefusal("credential-key-unknown", "W3C VC-JOSE-COSE", "4.1", reason, { kid }));

/** The key that a DID URL names, where its own document lets it make assertions (VC-JOSE-COSE 4.1, CID 1.0 2.3.2). */
export const assertionKey = (kid: string, documents: readonly DidDocument[]): Result<PublicKey, CredentialRefusal> => {
  const [did = "", fragment] = kid.split("#");
  if (!did.startsWith("did:") || fragment === undefined || fragment === "") return unknown("kid-not-did-url", kid);
  const document = documents.find((candidate) => candidate.id === did);
  if (document === undefined) return unknown("did-unknown", kid);
  const relation = entries(document.assertionMethod).find((entry) => entry === kid || methodOf(entry, kid) !== null);
  if (relation === undefined) return unknown("not-assertion-method", kid);
  const method = isObject(relation)
    ? relation
    : entries(document.verificationMethod)
        .map((entry) => methodOf(entry, kid))
        .find((found) => found !== null);
  if (method === undefined || method.controller !== did) return unknown("method-missing", kid);
  const key = publicKeyOfJwk(method.publicKeyJwk);
  return key === null ? unknown("key-malformed", kid) : ok(key);
};
