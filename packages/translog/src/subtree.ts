import { assert } from "@touchstone/kernel";
import { emptyRoot, type Hash, nodeHash } from "./hash.ts";

/** A perfect subtree: the 2^level leaves from index * 2^level on. Its hash never changes once all leaves are there. */
export type Subtree = { readonly level: number; readonly index: number };

/** Leaves from `start` up to, not including, `end`. */
export type Range = { readonly start: number; readonly end: number };

/** Gives the hash of a perfect subtree of the tree in question. */
export type SubtreeHash = (subtree: Subtree) => Hash;

/** The largest power of two below `count` (RFC 6962 2.1); arithmetic, because bit shifts end at 32 bits. */
export const splitPoint = (count: number): number => {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
};

/** The perfect subtrees that make up a range, from left to right; the range must start where a subtree of its size may. */
export const subtreesOf = ({ start, end }: Range): readonly Subtree[] => {
  const found: Subtree[] = [];
  let at = start;
  while (at < end) {
    let level = 0;
    let width = 1;
    while (at % (width * 2) === 0 && at + width * 2 <= end) {
      width *= 2;
      level += 1;
    }
    found.push({ level, index: at / width });
    at += width;
  }
  return found;
};

/** The hash over neighbouring parts where only the last may be ragged: each part goes left of all that follows. */
export const foldRight = (parts: readonly Hash[]): Hash => {
  const last = parts.at(-1);
  assert(last !== undefined, "a range has at least one leaf");
  return parts.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
};

export const rangeHash = (range: Range, hashOf: SubtreeHash): Hash => foldRight(subtreesOf(range).map(hashOf));

export const rootHash = (size: number, hashOf: SubtreeHash): Hash =>
  size === 0 ? emptyRoot() : rangeHash({ start: 0, end: size }, hashOf);

/** MTH over hashes that are themselves equal subtrees, the last perhaps ragged (RFC 6962 2.1). */
export const treeHash = (hashes: readonly Hash[]): Hash => {
  if (hashes.length === 0) return emptyRoot();
  let row = hashes;
  while (row.length > 1) {
    const next: Hash[] = [];
    for (let index = 0; index < row.length; index += 2) {
      const left = row[index];
      const right = row[index + 1];
      assert(left !== undefined, "row has no gaps");
      next.push(right === undefined ? left : nodeHash(left, right));
    }
    row = next;
  }
  const [root] = row;
  assert(root !== undefined, "one hash is left");
  return root;
};
