import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { assert, ok, type Result } from "@touchstone/kernel";
import { fromBase64, toBase64 } from "./base64.ts";
import { publicKeyOf } from "./ed25519.ts";
import { refused, type TranslogRefusal } from "./problem.ts";

/** `log` signs a note's text (type 0x01); `cosigner` signs a checkpoint together with a time (type 0x04). */
export type KeyKind = "log" | "cosigner";

const typeByte: Readonly<Record<KeyKind, number>> = { log: 0x01, cosigner: 0x04 };

export type VerifierKey = {
  readonly name: string;
  readonly kind: KeyKind;
  /** Eight hex digits. */
  readonly id: string;
  readonly publicKey: Uint8Array;
};

/** A key that signs; the seed is the 32 bytes of RFC 8032. */
export type SignerKey = VerifierKey & { readonly seed: Uint8Array };

/** Not empty, no space of any script, no plus sign, no control character. */
export const isKeyName = (name: string): boolean =>
  name !== "" && name.isWellFormed() && !/[\s\u0085+]/u.test(name) && !/\p{Cc}/u.test(name);

export const keyId = (name: string, kind: KeyKind, publicKey: Uint8Array): string =>
  bytesToHex(sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(typeByte[kind]), publicKey)).slice(0, 4));

export const verifierKey = (name: string, kind: KeyKind, publicKey: Uint8Array): VerifierKey => {
  assert(isKeyName(name), "a key's name has no space and no plus sign");
  assert(publicKey.length === 32, "an Ed25519 key has 32 bytes");
  return { name, kind, id: keyId(name, kind, publicKey), publicKey };
};

export const signerKey = (name: string, kind: KeyKind, seed: Uint8Array): SignerKey => ({
  ...verifierKey(name, kind, publicKeyOf(seed)),
  seed,
});

/** `name+id+base64(type || key)`: what a verifier has to be told once, by a way that it trusts. */
export const formatVkey = ({ name, kind, id, publicKey }: VerifierKey): string =>
  `${name}+${id}+${toBase64(concatBytes(Uint8Array.of(typeByte[kind]), publicKey))}`;

export const parseVkey = (text: string): Result<VerifierKey, TranslogRefusal> => {
  const bad = (reason: string) =>
    refused("log-key-malformed", "C2SP signed-note", "Verifier keys", reason, { vkey: text });
  const [, name, id, encoded] = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/s.exec(text) ?? [];
  if (name === undefined || id === undefined || encoded === undefined) return bad("shape");
  if (!isKeyName(name)) return bad("name");
  const bytes = fromBase64(encoded);
  if (bytes === null) return bad("base64");
  const kind = bytes[0] === typeByte.log ? "log" : bytes[0] === typeByte.cosigner ? "cosigner" : null;
  if (kind === null) return bad("type");
  const publicKey = bytes.slice(1);
  if (publicKey.length !== 32) return bad("length");
  return keyId(name, kind, publicKey) === id ? ok({ name, kind, id, publicKey }) : bad("id");
};
