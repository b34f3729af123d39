import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "@noble/hashes/utils.js";

/** 32 bytes of SHA-256. */
export type Hash = Uint8Array;
export const hashSize = 32;

// RFC 6962 2.1: different first bytes keep a leaf from passing as a node (second preimage).
const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

export const leafHash = (entry: Uint8Array): Hash => sha256(concatBytes(leafPrefix, entry));
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(concatBytes(nodePrefix, left, right));
export const emptyRoot = (): Hash => sha256(new Uint8Array());

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);
