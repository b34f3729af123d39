import { ed25519 } from "@noble/curves/ed25519.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import type { Json } from "@touchstone/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { credential, issuer, issuerDocument, kid, seedOf, signer } from "../test/a-certificate.ts";
import { hasVectors, vectorText } from "../test/vectors.ts";
import { type DidDocument, didDocument, publicKeyOfJwk } from "./did-document.ts";
import { bytesOf, type JsonObject, toBase64Url } from "./encoding.ts";
import { isSignedBy, parseJws, signJws } from "./jws.ts";
import { envelopeCredential, headerProblems, verifyVcJwt } from "./vc-jwt.ts";

const documents = [issuerDocument];
const good = envelopeCredential(credential, signer);
const header = { alg: "EdDSA", cty: "vc", kid, typ: "vc+jwt" };
const signed = (changes: Record<string, Json>, payload: JsonObject = credential): string =>
  signJws({ ...header, ...changes }, payload, signer);

const stranger = didDocument("did:web:stranger.example", [
  { id: "did:web:stranger.example#key-1", publicKey: ed25519.getPublicKey(seedOf(9)) },
]);
const strangersToken = signJws({ ...header, kid: "did:web:stranger.example#key-1" }, credential, {
  kid: "did:web:stranger.example#key-1",
  sign: (bytes) => ed25519.sign(bytes, seedOf(9)),
});

const authenticationOnly: DidDocument = {
  ...issuerDocument,
  assertionMethod: [],
  authentication: [kid],
};

const unsecured = `${toBase64Url(bytesOf(JSON.stringify({ ...header, alg: "none" })))}.${good.split(".")[1]}.`;
const withHmac = (() => {
  const start = `${toBase64Url(bytesOf(JSON.stringify({ ...header, alg: "HS256" })))}.${good.split(".")[1]}`;
  return `${start}.${toBase64Url(hmac(sha256, ed25519.getPublicKey(seedOf(1)), bytesOf(start)))}`;
})();

describe("vc+jwt (VC-JOSE-COSE)", () => {
  it("opens what it enveloped", () => {
    expect(verifyVcJwt(good, documents)).toEqual({ ok: true, value: { credential, kid } });
  });

  // Nine tokens that a library which only checks the signature accepts or stumbles over (trust.md section 6).
  const bad: readonly (readonly [string, string, readonly DidDocument[], string])[] = [
    ["a key of another DID", strangersToken, [issuerDocument, stranger], "kid-not-issuer"],
    ["a key for authentication only", good, [authenticationOnly], "not-assertion-method"],
    ["another type", signed({ typ: "JWT" }), documents, "typ"],
    ["a vc claim", signed({}, { ...credential, vc: {} }), documents, "vc-claim"],
    ["no signature", unsecured, documents, "alg"],
    ["the public key as a shared secret", withHmac, documents, "alg"],
    ["a kid that is no DID URL", signed({ kid: "key-1" }), documents, "kid-not-did-url"],
    ["an unknown extension that is critical", signed({ crit: ["exp"] }), documents, "header"],
    ["a foreign signature", `${good.slice(0, -86)}${strangersToken.slice(-86)}`, documents, "signature"],
    ["another content type", signed({ cty: "json" }), documents, "cty"],
    ["an iss that is not the issuer", signed({}, { ...credential, iss: "did:web:other" }), documents, "iss"],
    ["an issuer nobody knows", good, [], "did-unknown"],
  ];
  it.each(bad)("refuses %s", (_name, token, known, reason) => {
    const verified = verifyVcJwt(token, known);
    expect(verified.ok ? [] : verified.refusals.map(({ facts }) => facts.reason)).toContain(reason);
  });

  it("refuses a token in which any one character is another", () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.constantFrom(..."AZaz09-_."), (at, letter) => {
        fc.pre(good[at] !== letter);
        expect(verifyVcJwt(good.slice(0, at) + letter + good.slice(at + 1), documents).ok).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it("refuses any text without falling over", () => {
    fc.assert(fc.property(fc.string(), (text) => !verifyVcJwt(text, documents).ok));
  });

  it("never believes a document that publishes its private key", () => {
    const jwk = { kty: "OKP", crv: "Ed25519", x: toBase64Url(ed25519.getPublicKey(seedOf(1))) };
    expect(publicKeyOfJwk(jwk)).not.toBeNull();
    expect(publicKeyOfJwk({ ...jwk, d: "secret" })).toBeNull();
  });

  // The W3C suite signs with bare key ids; header and signature are judged, the DID rules are ours. Its case 8 carries
  // a signature whose characters were shuffled, so no verifier that computes can accept it.
  it.skipIf(!hasVectors).each([
    ["credential-jose-minimal.txt", "vm-p256.json", true],
    ["credential-jose-unknown-extensions.txt", "vm-ed25519.json", false],
    ["credential-minimal.json", "vm-ed25519.json", false],
    ["credential-jose-bad-signature.txt", "vm-ed25519.json", false],
    ["credential-jose-bad-media-type.txt", "vm-ed25519.json", false],
    ["credential-jose-vc-vp-claims.txt", "vm-ed25519.json", false],
  ])("judges W3C's %s as its suite does", (file, keyFile, expected) => {
    const key = publicKeyOfJwk(JSON.parse(vectorText("vc-jose", keyFile)).publicKeyJwk);
    const jws = parseJws(vectorText("vc-jose", file).trim());
    const accepted = jws.ok && key !== null && headerProblems(jws.value).length === 0 && isSignedBy(jws.value, key);
    expect(accepted).toBe(expected);
  });

  it("names the issuer that the token itself claims", () => {
    expect(JSON.stringify(verifyVcJwt(good, []))).toContain(issuer);
  });
});
