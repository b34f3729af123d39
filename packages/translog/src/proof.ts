import { assert, ok, type Result } from "@touchstone/kernel";
import { emptyRoot, type Hash, hashSize, nodeHash, sameBytes } from "./hash.ts";
import { refused, type TranslogRefusal } from "./problem.ts";
import { type Range, rangeHash, type SubtreeHash, splitPoint } from "./subtree.ts";

const rfc = "RFC 6962";

/** The ranges whose hashes prove leaf `index` in a tree of `size`, from the leaf's side up (RFC 6962 2.1.1). */
export const inclusionRanges = (index: number, size: number): readonly Range[] => {
  assert(index >= 0 && index < size, `index ${index} outside a tree of ${size}`);
  const down: Range[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitPoint(end - start);
    if (index < middle) {
      down.push({ start: middle, end });
      end = middle;
    } else {
      down.push({ start, end: middle });
      start = middle;
    }
  }
  return down.reverse();
};

/** The ranges whose hashes prove that a tree of `to` leaves begins with the tree of `from` leaves (RFC 6962 2.1.2). */
export const consistencyRanges = (from: number, to: number): readonly Range[] => {
  assert(from >= 0 && from <= to, `no consistency from ${from} to ${to}`);
  if (from === 0 || from === to) return [];
  const down: Range[] = [];
  let start = 0;
  let end = to;
  while (end !== from) {
    const middle = start + splitPoint(end - start);
    if (from <= middle) {
      down.push({ start: middle, end });
      end = middle;
    } else {
      down.push({ start, end: middle });
      start = middle;
    }
  }
  // The part that both trees share whole is left out where it is the whole old tree: its root is known.
  if (start > 0) down.push({ start, end });
  return down.reverse();
};

export const inclusionProof = (index: number, size: number, hashOf: SubtreeHash): readonly Hash[] =>
  inclusionRanges(index, size).map((range) => rangeHash(range, hashOf));

export const consistencyProof = (from: number, to: number, hashOf: SubtreeHash): readonly Hash[] =>
  consistencyRanges(from, to).map((range) => rangeHash(range, hashOf));

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

export const verifyInclusion = (claim: {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Hash;
  readonly proof: readonly Hash[];
  readonly root: Hash;
}): Result<true, TranslogRefusal> => {
  const { index, size, proof, root } = claim;
  const wrong = (reason: string) => refused("log-inclusion-wrong", rfc, "2.1.1", reason, { index, size });
  if (!isSize(index) || !isSize(size) || index >= size) return wrong("index-outside");
  const ranges = inclusionRanges(index, size);
  if (proof.length !== ranges.length) return wrong("length");
  if (![claim.leafHash, root, ...proof].every((hash) => hash.length === hashSize)) return wrong("hash-size");
  const computed = proof.reduce(
    (hash, sibling, step) => ((ranges[step]?.start ?? 0) > index ? nodeHash(hash, sibling) : nodeHash(sibling, hash)),
    claim.leafHash,
  );
  return sameBytes(computed, root) ? ok(true) : wrong("root");
};

export const verifyConsistency = (claim: {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: Hash;
  readonly toRoot: Hash;
  readonly proof: readonly Hash[];
}): Result<true, TranslogRefusal> => {
  const { from, to, fromRoot, toRoot, proof } = claim;
  const wrong = (reason: string) => refused("log-consistency-wrong", rfc, "2.1.2", reason, { from, to });
  if (!isSize(from) || !isSize(to) || from > to) return wrong("sizes");
  if (from === 0 && !sameBytes(fromRoot, emptyRoot())) return wrong("old-root");
  const ranges = consistencyRanges(from, to);
  if (proof.length !== ranges.length) return wrong("length");
  if (from === to) return sameBytes(fromRoot, toRoot) ? ok(true) : wrong("new-root");
  if (![fromRoot, toRoot, ...proof].every((hash) => hash.length === hashSize)) return wrong("hash-size");
  // Every tree continues the empty one.
  if (from === 0) return ok(true);
  // Where the old tree is one perfect subtree of the new one, its root starts the climb; otherwise the first hash does.
  const startsAtOldRoot = (ranges[0]?.start ?? 0) >= from;
  const seed = startsAtOldRoot ? fromRoot : proof[0];
  assert(seed !== undefined, "a proof between different sizes is not empty");
  let older = seed;
  let newer = seed;
  for (let step = startsAtOldRoot ? 0 : 1; step < ranges.length; step += 1) {
    const range = ranges[step];
    const sibling = proof[step];
    assert(range !== undefined && sibling !== undefined, "lengths were compared");
    if (range.start >= from) {
      newer = nodeHash(newer, sibling);
    } else {
      older = nodeHash(sibling, older);
      newer = nodeHash(sibling, newer);
    }
  }
  if (!sameBytes(older, fromRoot)) return wrong("old-root");
  return sameBytes(newer, toRoot) ? ok(true) : wrong("new-root");
};
