import { assert } from "@touchstone/kernel";
import type { Hash } from "./hash.ts";
import { consistencyRanges, inclusionRanges } from "./proof.ts";
import { foldRight, type Range, type Subtree, subtreesOf } from "./subtree.ts";
import { hashInTile, type Tile, tileHashes, tileOf, tilePath, tileWidth } from "./tile.ts";

/** Gives a tile's bytes, or null where it is not there. A log may have dropped a partial tile once the full one exists. */
export type FetchTile = (tile: Tile) => Promise<Uint8Array | null>;

const fetchHashes = async (tile: Tile, fetch: FetchTile): Promise<readonly Hash[]> => {
  const bytes = await fetch(tile);
  const hashes = bytes === null ? null : tileHashes(tile, bytes);
  if (hashes !== null) return hashes;
  const full: Tile = { ...tile, width: tileWidth };
  const whole = await fetch(full);
  const all = whole === null ? null : tileHashes(full, whole);
  if (all === null) throw new Error(`${tilePath(tile)} is missing or has not its length`);
  return all;
};

const readSubtrees = async (
  subtrees: readonly Subtree[],
  size: number,
  fetch: FetchTile,
): Promise<(subtree: Subtree) => Hash> => {
  const tiles = new Map<string, readonly Hash[]>();
  for (const subtree of subtrees) {
    const tile = tileOf(subtree, size);
    const path = tilePath(tile);
    if (!tiles.has(path)) tiles.set(path, await fetchHashes(tile, fetch));
  }
  return (subtree) => {
    const hashes = tiles.get(tilePath(tileOf(subtree, size)));
    assert(hashes !== undefined, "the tile was read");
    return hashInTile(subtree, hashes);
  };
};

const readRanges = async (ranges: readonly Range[], size: number, fetch: FetchTile): Promise<readonly Hash[]> => {
  const parts = ranges.map(subtreesOf);
  const hashOf = await readSubtrees(parts.flat(), size, fetch);
  return parts.map((part) => foldRight(part.map(hashOf)));
};

/** An inclusion proof from tiles alone, for a tree of `size`. */
export const readInclusion = (index: number, size: number, fetch: FetchTile): Promise<readonly Hash[]> =>
  readRanges(inclusionRanges(index, size), size, fetch);

/** A consistency proof from tiles alone. */
export const readConsistency = (from: number, to: number, fetch: FetchTile): Promise<readonly Hash[]> =>
  readRanges(consistencyRanges(from, to), to, fetch);
