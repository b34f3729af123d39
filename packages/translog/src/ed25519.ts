import { ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { concatBytes } from "@noble/hashes/utils.js";

export const publicKeyOf = (seed: Uint8Array): Uint8Array => ed25519.getPublicKey(seed);
export const signBytes = (message: Uint8Array, seed: Uint8Array): Uint8Array => ed25519.sign(message, seed);

const littleEndian = (bytes: Uint8Array): bigint => {
  let value = 0n;
  for (const byte of bytes.toReversed()) value = value * 256n + BigInt(byte);
  return value;
};

/**
 * RFC 8032 5.1.7 in its narrowest reading: canonical points and scalar, no key of small order, and R compared byte for
 * byte without the cofactor. Verifiers differ at these edges; what passes here passes in Go, OpenSSL and browsers too,
 * so nobody can be shown a signature that another checker refuses.
 */
export const verifyBytes = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean => {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  const encodedR = signature.slice(0, 32);
  const scalar = littleEndian(signature.slice(32));
  const { Point } = ed25519;
  const order = Point.Fn.ORDER;
  if (scalar >= order) return false;
  try {
    const key = Point.fromBytes(publicKey);
    if (key.isSmallOrder()) return false;
    const challenge = littleEndian(sha512(concatBytes(encodedR, publicKey, message))) % order;
    const expected = Point.BASE.multiplyUnsafe(scalar).subtract(key.multiplyUnsafe(challenge)).toBytes();
    return expected.every((byte, index) => byte === encodedR[index]);
  } catch {
    // Not the encoding of a point: no key, so no signature of it.
    return false;
  }
};
