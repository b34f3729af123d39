import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Json } from "@touchstone/kernel";

export const toBase64Url = (bytes: Uint8Array): string => bytes.toBase64({ alphabet: "base64url", omitPadding: true });

/** Null unless the text is the one unpadded base64url form of its bytes (RFC 7515 section 2). */
export const fromBase64Url = (text: string): Uint8Array | null => {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const bytes = Uint8Array.fromBase64(text, { alphabet: "base64url" });
  // Left-over bits that are not zero would give a second spelling of the same bytes.
  return toBase64Url(bytes) === text ? bytes : null;
};

/** Null unless the bytes are UTF-8. The language's own strict decoder is the one for addresses: it replaces nothing. */
export const textOf = (bytes: Uint8Array): string | null => {
  try {
    return decodeURIComponent(bytesToHex(bytes).replace(/../g, "%$&"));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
};

export const bytesOf = (text: string): Uint8Array => utf8ToBytes(text);

export type JsonObject = { readonly [key: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Null where the bytes are not UTF-8 or not JSON. */
export const jsonOf = (bytes: Uint8Array): Json | null => {
  const text = textOf(bytes);
  if (text === null) return null;
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

/** `sha256:` and 64 hex digits: how statements, leaves and files name bytes. */
export const digestOf = (bytes: Uint8Array): string => `sha256:${bytesToHex(sha256(bytes))}`;

export const isDigest = (text: string): boolean => /^sha256:[0-9a-f]{64}$/.test(text);
