import { bytesToHex } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  consistencyProof,
  emptyRoot,
  type Hash,
  inclusionProof,
  leafHash,
  nodeHash,
  treeOf,
  verifyConsistency,
  verifyInclusion,
} from "./index.ts";

const entry = (index: number): Uint8Array => new TextEncoder().encode(`entry ${index}`);
const leaves = Array.from({ length: 300 }, (_, index) => leafHash(entry(index)));
const tree = treeOf(leaves);

// RFC 6962 2.1 word for word: slow, and written without anything of the package but its two hashes.
const naive = (hashes: readonly Hash[]): Hash => {
  const [only] = hashes;
  if (only === undefined) return emptyRoot();
  if (hashes.length === 1) return only;
  let k = 1;
  while (k * 2 < hashes.length) k *= 2;
  return nodeHash(naive(hashes.slice(0, k)), naive(hashes.slice(k)));
};

const flipped = (hash: Hash, at: number): Hash =>
  hash.map((byte, index) => (index === at % hash.length ? byte ^ (1 << (at % 8)) : byte));

const sizes = fc.integer({ min: 1, max: leaves.length });
const indexAndSize = sizes.chain((size) => fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.constant(size)));
const twoSizes = sizes.chain((to) => fc.tuple(fc.integer({ min: 0, max: to }), fc.constant(to)));

test("HASH-1: first bytes keep leaves and nodes apart", () => {
  // Known answers: the leaf of no bytes, and RFC 6962's empty tree.
  expect(bytesToHex(leafHash(new Uint8Array()))).toBe(
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  );
  const [left, right] = [leafHash(entry(0)), leafHash(entry(1))];
  expect(nodeHash(left, right)).not.toEqual(leafHash(Uint8Array.of(...left, ...right)));
});

test("HASH-2 HASH-3: roots of every size agree with the RFC's own recursion", () => {
  expect(bytesToHex(emptyRoot())).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  for (let size = 0; size <= 70; size += 1) expect(tree.rootAt(size)).toEqual(naive(leaves.slice(0, size)));
  expect(tree.rootAt(257)).toEqual(naive(leaves.slice(0, 257)));
});

test("PROOF-1: every leaf of every size is proved, and no other leaf, index or root", () => {
  fc.assert(
    fc.property(indexAndSize, fc.nat(), ([index, size], other) => {
      const leaf = leafHash(entry(index));
      const claim = {
        index,
        size,
        leafHash: leaf,
        proof: inclusionProof(index, size, tree.hashOf),
        root: tree.rootAt(size),
      };
      expect(verifyInclusion(claim).ok).toBe(true);
      expect(verifyInclusion({ ...claim, leafHash: leafHash(entry(index + 1)) }).ok).toBe(false);
      expect(verifyInclusion({ ...claim, root: flipped(claim.root, other) }).ok).toBe(false);
      expect(verifyInclusion({ ...claim, index: index + size }).ok).toBe(false);
      const elsewhere = other % size;
      if (elsewhere !== index) expect(verifyInclusion({ ...claim, index: elsewhere }).ok).toBe(false);
    }),
  );
});

test("PROOF-1: sizes beyond 32 bits do not wrap round", () => {
  const size = 2 ** 40 + 1;
  const root = leafHash(entry(0));
  expect(
    verifyInclusion({
      index: 2 ** 40,
      size,
      leafHash: leafHash(entry(1)),
      proof: [root],
      root: nodeHash(root, leafHash(entry(1))),
    }).ok,
  ).toBe(true);
});

test("PROOF-2: every size continues every smaller one, and nothing else", () => {
  fc.assert(
    fc.property(twoSizes, fc.nat(), ([from, to], at) => {
      const proof = consistencyProof(from, to, tree.hashOf);
      const claim = { from, to, fromRoot: tree.rootAt(from), toRoot: tree.rootAt(to), proof };
      expect(verifyConsistency(claim).ok).toBe(true);
      expect(verifyConsistency({ ...claim, fromRoot: flipped(claim.fromRoot, at) }).ok).toBe(false);
      if (from > 0) expect(verifyConsistency({ ...claim, toRoot: flipped(claim.toRoot, at) }).ok).toBe(false);
    }),
  );
});

test("PROOF-2: a forked history is not continued", () => {
  const forked = treeOf(leaves.map((leaf, index) => (index === 3 ? leafHash(entry(999)) : leaf)));
  const proof = consistencyProof(9, 20, forked.hashOf);
  expect(verifyConsistency({ from: 9, to: 20, fromRoot: tree.rootAt(9), toRoot: forked.rootAt(20), proof }).ok).toBe(
    false,
  );
});

test("PROOF-3: any changed, added or missing hash is refused", () => {
  fc.assert(
    fc.property(indexAndSize, twoSizes, fc.nat(), ([index, size], [from, to], at) => {
      const bent = (proof: readonly Hash[]): (readonly Hash[])[] => [
        [...proof, leafHash(entry(0))],
        ...(proof.length === 0 ? [] : [proof.slice(1), proof.slice(0, -1)]),
        ...(proof.length === 0
          ? []
          : [proof.map((hash, place) => (place === at % proof.length ? flipped(hash, at) : hash))]),
      ];
      for (const proof of bent(inclusionProof(index, size, tree.hashOf))) {
        expect(
          verifyInclusion({ index, size, leafHash: leafHash(entry(index)), proof, root: tree.rootAt(size) }).ok,
        ).toBe(false);
      }
      for (const proof of bent(consistencyProof(from, to, tree.hashOf))) {
        const roots = { fromRoot: tree.rootAt(from), toRoot: tree.rootAt(to) };
        expect(verifyConsistency({ from, to, ...roots, proof }).ok).toBe(false);
      }
    }),
  );
});
