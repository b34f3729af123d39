import { concatBytes } from "@noble/hashes/utils.js";
import { assert } from "@touchstone/kernel";
import { emptyRoot, type Hash } from "./hash.ts";
import { treeHash } from "./subtree.ts";
import { type Tile, tileWidth } from "./tile.ts";

/**
 * The right edge of a tree: for each tile level the hashes of the tile that is not full. It is all that a log has to
 * remember in order to grow, and with it the size and the root are known.
 */
export type Edge = { readonly size: number; readonly levels: readonly (readonly Hash[])[] };

export const emptyEdge: Edge = { size: 0, levels: [] };

/** A tile with its bytes, as it goes to the disk. */
export type TileImage = { readonly tile: Tile; readonly bytes: Uint8Array };

/** Only full tiles are hashed upward, so what hangs below a level's last hash is the rest of the levels under it. */
export const edgeRoot = (edge: Edge): Hash => {
  let ragged: Hash | null = null;
  for (const level of edge.levels) {
    const hashes: readonly Hash[] = ragged === null ? level : [...level, ragged];
    if (hashes.length > 0) ragged = treeHash(hashes);
  }
  return ragged ?? emptyRoot();
};

const growLevel = (
  level: number,
  count: number,
  before: readonly Hash[],
  added: readonly Hash[],
): { readonly tiles: readonly TileImage[]; readonly left: readonly Hash[]; readonly up: readonly Hash[] } => {
  const hashes = [...before, ...added];
  const first = Math.floor(count / tileWidth);
  const tiles: TileImage[] = [];
  const up: Hash[] = [];
  let at = 0;
  for (; at + tileWidth <= hashes.length; at += tileWidth) {
    const full = hashes.slice(at, at + tileWidth);
    tiles.push({ tile: { level, index: first + at / tileWidth, width: tileWidth }, bytes: concatBytes(...full) });
    up.push(treeHash(full));
  }
  const left = hashes.slice(at);
  if (left.length > 0) {
    tiles.push({ tile: { level, index: first + at / tileWidth, width: left.length }, bytes: concatBytes(...left) });
  }
  return { tiles, left, up };
};

/** Appends leaves: the new edge and every hash tile that came to be or changed, lowest level first. */
export const grow = (
  edge: Edge,
  leafHashes: readonly Hash[],
): { readonly edge: Edge; readonly tiles: readonly TileImage[] } => {
  const tiles: TileImage[] = [];
  const levels: (readonly Hash[])[] = [];
  let added = leafHashes;
  for (let level = 0; level < edge.levels.length || added.length > 0; level += 1) {
    const before = edge.levels[level] ?? [];
    if (added.length === 0) {
      levels.push(before);
      continue;
    }
    const grown = growLevel(level, Math.floor(edge.size / tileWidth ** level), before, added);
    tiles.push(...grown.tiles);
    levels.push(grown.left);
    added = grown.up;
  }
  return { edge: { size: edge.size + leafHashes.length, levels }, tiles };
};

/** The partial tiles of a tree of this size with their bytes. */
export const edgeImages = (edge: Edge): readonly TileImage[] =>
  edgeTiles(edge.size).flatMap((tile, level) =>
    tile === null ? [] : [{ tile, bytes: concatBytes(...(edge.levels[level] ?? [])) }],
  );

/** The tiles that hold the edge of a tree of this size, one for each level that has any; level 0 first. */
export const edgeTiles = (size: number): readonly (Tile | null)[] => {
  assert(size >= 0, "sizes are not negative");
  const tiles: (Tile | null)[] = [];
  for (let level = 0; tileWidth ** level <= size; level += 1) {
    const count = Math.floor(size / tileWidth ** level);
    const width = count % tileWidth;
    tiles.push(width === 0 ? null : { level, index: Math.floor(count / tileWidth), width });
  }
  return tiles;
};
