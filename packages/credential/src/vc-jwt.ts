import { ok, type Result, refuse, unlessRefused } from "@touchstone/kernel";
import { type Credential, checkCredential, issuerIdOf } from "./credential-shape.ts";
import { assertionKey, type DidDocument } from "./did-document.ts";
import { isObject, type JsonObject } from "./encoding.ts";
import { isSignedBy, type ParsedJws, parseJws, type Signer, signJws } from "./jws.ts";
import { type CredentialRefusal, credentialRefusal } from "./problem.ts";

export const vcMediaType = "application/vc+jwt";

/** The payload is the credential itself; there is no `vc` claim around it (VC-JOSE-COSE 3.1.1). */
export const envelopeCredential = (credential: JsonObject, signer: Signer): string =>
  signJws({ alg: "EdDSA", cty: "vc", kid: signer.kid, typ: "vc+jwt" }, credential, signer);

export type VerifiedCredential = { readonly credential: Credential; readonly kid: string };

const headerMembers = ["alg", "cty", "kid", "typ"];

const refusalOf = (clause: string, reason: string) =>
  credentialRefusal("credential-malformed", "W3C VC-JOSE-COSE", clause, reason);

/**
 * What the header and the claims may say. `crit`, an embedded key and anything else we do not know is refused: a
 * verifier that passes over what it does not understand can be led (RFC 8725 section 3).
 */
export const headerProblems = ({ header, payload }: ParsedJws): readonly CredentialRefusal[] => [
  ...(header.typ === "vc+jwt" ? [] : [refusalOf("3.1.1", "typ")]),
  ...(header.cty === undefined || header.cty === "vc" ? [] : [refusalOf("3.1.1", "cty")]),
  ...(header.alg === "EdDSA" || header.alg === "ES256" ? [] : [refusalOf("3.1.1", "alg")]),
  ...(Object.keys(header).every((member) => headerMembers.includes(member)) ? [] : [refusalOf("3.1.1", "header")]),
  ...("vc" in payload || "vp" in payload ? [refusalOf("3.1.1", "vc-claim")] : []),
];

const subjectIdOf = (credential: Credential): string | undefined => {
  const subject = credential.credentialSubject;
  return isObject(subject) && typeof subject.id === "string" ? subject.id : undefined;
};

// Registered claims may repeat what the credential says, never contradict it (VC-JOSE-COSE 3.1.3).
const claimProblems = (credential: Credential, kid: string): readonly CredentialRefusal[] => [
  ...(kid.split("#")[0] === issuerIdOf(credential) ? [] : [refusalOf("4.1", "kid-not-issuer")]),
  ...(credential.iss === undefined || credential.iss === issuerIdOf(credential) ? [] : [refusalOf("3.1.3", "iss")]),
  ...(credential.jti === undefined || credential.jti === credential.id ? [] : [refusalOf("3.1.3", "jti")]),
  ...(credential.sub === undefined || credential.sub === subjectIdOf(credential) ? [] : [refusalOf("3.1.3", "sub")]),
];

/** Reads an enveloped credential and believes it only when its issuer's own document lets that key assert. */
export const verifyVcJwt = (
  token: string,
  documents: readonly DidDocument[],
): Result<VerifiedCredential, CredentialRefusal> => {
  const jws = parseJws(token);
  if (!jws.ok) return jws;
  const kid = jws.value.header.kid;
  const problems = headerProblems(jws.value);
  if (typeof kid !== "string") return refuse(refusalOf("4.1", "kid"), ...problems);
  const key = assertionKey(kid, documents);
  const shape = checkCredential(jws.value.payload);
  const found = [
    ...problems,
    ...(key.ok ? [] : key.refusals),
    ...(key.ok && !isSignedBy(jws.value, key.value)
      ? [credentialRefusal("credential-signature-wrong", "RFC 7515", "5.2", "signature", { kid })]
      : []),
  ];
  if (!shape.ok) return refuse(shape.refusals[0], ...shape.refusals.slice(1), ...found);
  return unlessRefused([...found, ...claimProblems(shape.value, kid)], () => ({ credential: shape.value, kid }));
};

/** The credential as written, without a check: to learn which issuer to ask for. */
export const readVcJwt = (token: string): Result<VerifiedCredential, CredentialRefusal> => {
  const jws = parseJws(token);
  if (!jws.ok) return jws;
  const shape = checkCredential(jws.value.payload);
  if (!shape.ok) return shape;
  const kid = jws.value.header.kid;
  return typeof kid === "string" ? ok({ credential: shape.value, kid }) : refuse(refusalOf("4.1", "kid"));
};
