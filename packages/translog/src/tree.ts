import { assert } from "@touchstone/kernel";
import { type Hash, nodeHash } from "./hash.ts";
import { rootHash, type SubtreeHash } from "./subtree.ts";

/** A Merkle tree held in memory with the hashes of all its perfect subtrees, for any size up to its own. */
export type Tree = {
  readonly size: number;
  readonly hashOf: SubtreeHash;
  /** The root that the tree had when it held `size` leaves. */
  readonly rootAt: (size: number) => Hash;
};

export const treeOf = (leafHashes: readonly Hash[]): Tree => {
  const levels: (readonly Hash[])[] = [[...leafHashes]];
  for (let below = levels[0]; below !== undefined && below.length > 1; below = levels.at(-1)) {
    const level: Hash[] = [];
    for (let index = 0; index + 1 < below.length; index += 2) {
      const left = below[index];
      const right = below[index + 1];
      assert(left !== undefined && right !== undefined, "a level has no gaps");
      level.push(nodeHash(left, right));
    }
    levels.push(level);
  }
  const hashOf: SubtreeHash = ({ level, index }) => {
    const hash = levels[level]?.[index];
    assert(hash !== undefined, `subtree ${level}/${index} lies outside a tree of ${leafHashes.length}`);
    return hash;
  };
  return { size: leafHashes.length, hashOf, rootAt: (size) => rootHash(size, hashOf) };
};
