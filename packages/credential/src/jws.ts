import { ed25519 } from "@noble/curves/ed25519.js";
import { p256 } from "@noble/curves/nist.js";
import { type Json, ok, type Result, refuse } from "@touchstone/kernel";
import type { PublicKey } from "./did-document.ts";
import { bytesOf, fromBase64Url, isObject, type JsonObject, jsonOf, toBase64Url } from "./encoding.ts";
import { jcsBytes } from "./jcs.ts";
import { type CredentialRefusal, credentialRefusal } from "./problem.ts";

/** Signs bytes with one key; where the key lies (file, module, remote service) is the caller's affair. */
export type Signer = { readonly kid: string; readonly sign: (bytes: Uint8Array) => Uint8Array };

export type ParsedJws = {
  readonly header: JsonObject;
  readonly payload: JsonObject;
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
};

/** Certificates are about 4 kB; what is a hundred times that is no certificate. */
export const longestToken = 400_000;

const malformed = (clause: string, reason: string) =>
  refuse(credentialRefusal("credential-malformed", "RFC 7515", clause, reason));

/** Takes a compact JWS apart without believing any of it. */
export const parseJws = (token: string): Result<ParsedJws, CredentialRefusal> => {
  if (token.length > longestToken) return malformed("3.1", "too-long");
  const parts = token.split(".");
  const [headerPart, payloadPart, signaturePart] = parts;
  if (parts.length !== 3 || headerPart === undefined || payloadPart === undefined || signaturePart === undefined) {
    return malformed("7.1", "parts");
  }
  const [headerBytes, payloadBytes, signature] = [headerPart, payloadPart, signaturePart].map(fromBase64Url);
  if (!headerBytes || !payloadBytes || !signature) return malformed("2", "base64url");
  const header = jsonOf(headerBytes);
  const payload = jsonOf(payloadBytes);
  if (!isObject(header ?? undefined) || !isObject(payload ?? undefined)) return malformed("5.2", "json");
  return ok({
    header: header as JsonObject,
    payload: payload as JsonObject,
    signed: bytesOf(`${headerPart}.${payloadPart}`),
    signature,
  });
};

export const isSignedBy = (jws: ParsedJws, key: PublicKey): boolean => {
  // The key says the algorithm; a header may not choose another one for it (RFC 8725 3.1).
  if (jws.header.alg !== key.algorithm || jws.signature.length !== 64) return false;
  return key.algorithm === "EdDSA"
    ? // RFC 8032 strict, as Go does it: other rules differ on low-order points (trust.md section 11).
      ed25519.verify(jws.signature, jws.signed, key.bytes, { zip215: false })
    : p256.verify(jws.signature, jws.signed, key.bytes, { lowS: false });
};

export const signJws = (header: Readonly<Record<string, Json>>, payload: JsonObject, signer: Signer): string => {
  const signed = `${toBase64Url(jcsBytes(header))}.${toBase64Url(jcsBytes(payload))}`;
  return `${signed}.${toBase64Url(signer.sign(bytesOf(signed)))}`;
};
