import { concatBytes } from "@noble/hashes/utils.js";
import { assert, ok, type Result } from "@touchstone/kernel";
import { type Hash, hashSize } from "./hash.ts";
import { refused, type TranslogRefusal } from "./problem.ts";
import { type Subtree, type SubtreeHash, treeHash } from "./subtree.ts";

/** tlog-tiles fixes height 8: a full tile holds 256 hashes, or 256 entries. */
export const tileHeight = 8;
export const tileWidth = 256;

/** `level` is a hash level or, for bundles of the entries themselves, `entries`; `width` below 256 is a partial tile. */
export type Tile = { readonly level: number | "entries"; readonly index: number; readonly width: number };

const spec = "C2SP tlog-tiles";
const mostIndex = Number.MAX_SAFE_INTEGER;

const indexPath = (index: number): string => {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/\d{3}/g) ?? [];
  return groups.map((group, place) => (place === groups.length - 1 ? group : `x${group}`)).join("/");
};

export const tilePath = ({ level, index, width }: Tile): string =>
  `tile/${level}/${indexPath(index)}${width === tileWidth ? "" : `.p/${width}`}`;

const shape = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Reads a path strictly: one tile has exactly one path. */
export const parseTilePath = (path: string): Result<Tile, TranslogRefusal> => {
  const bad = (reason: string) => refused("log-tile-path-malformed", spec, "Merkle Tree", reason, { path });
  const [, level, groups, partial] = shape.exec(path) ?? [];
  if (level === undefined || groups === undefined) return bad("shape");
  const digits = groups.replaceAll(/[x/]/g, "");
  if (groups.startsWith("x000/")) return bad("leading-zero-group");
  const index = Number(digits);
  const width = partial === undefined ? tileWidth : Number(partial);
  if (index > mostIndex) return bad("index-too-large");
  if (partial !== undefined && width >= tileWidth) return bad("width");
  if (level !== "entries" && Number(level) > 63) return bad("level");
  return ok({ level: level === "entries" ? level : Number(level), index, width });
};

/** Hashes (or entries, level 0) that a tree of `size` holds at a tile level. */
const countAt = (size: number, level: number): number => Math.floor(size / tileWidth ** level);

/** The tiles of one level whose content differs between two sizes; from 0 they are all tiles of the later size. */
const tilesOfLevel = (level: number | "entries", from: number, to: number): readonly Tile[] => {
  const tiles: Tile[] = [];
  if (from === to) return tiles;
  for (let index = Math.floor(from / tileWidth); index * tileWidth < to; index += 1) {
    tiles.push({ level, index, width: Math.min(tileWidth, to - index * tileWidth) });
  }
  return tiles;
};

/** All bundles and tiles that a log must write to grow from one size to another, in the order in which it must. */
export const tilesBetween = (from: number, to: number): readonly Tile[] => {
  assert(from >= 0 && from <= to, `a log never shrinks from ${from} to ${to}`);
  const tiles: Tile[] = [...tilesOfLevel("entries", from, to)];
  for (let level = 0; countAt(to, level) > 0; level += 1) {
    tiles.push(...tilesOfLevel(level, countAt(from, level), countAt(to, level)));
  }
  return tiles;
};

/** All tiles and bundles that a reader of a tree of this size may ask for. */
export const tilesAt = (size: number): readonly Tile[] => tilesBetween(0, size);

/** A hash tile's bytes: hash i is the subtree of 256^level leaves at place index * 256 + i. */
export const tileBytes = (tile: Tile, hashOf: SubtreeHash): Uint8Array => {
  const { level } = tile;
  assert(level !== "entries", "bundles are made by encodeBundle");
  return concatBytes(
    ...Array.from({ length: tile.width }, (_, place) =>
      hashOf({ level: level * tileHeight, index: tile.index * tileWidth + place }),
    ),
  );
};

/** A hash tile's hashes, or null where the length is not that of its width. */
export const tileHashes = (tile: Tile, bytes: Uint8Array): readonly Hash[] | null =>
  bytes.length === tile.width * hashSize
    ? Array.from({ length: tile.width }, (_, place) => bytes.slice(place * hashSize, (place + 1) * hashSize))
    : null;

/** The tile from which a perfect subtree's hash can be computed, in a tree of this size. */
export const tileOf = ({ level, index }: Subtree, size: number): Tile => {
  const tileLevel = Math.floor(level / tileHeight);
  const place = index * 2 ** (level % tileHeight);
  const tileIndex = Math.floor(place / tileWidth);
  const width = Math.min(tileWidth, countAt(size, tileLevel) - tileIndex * tileWidth);
  assert(width > 0, `subtree ${level}/${index} lies outside a tree of ${size}`);
  return { level: tileLevel, index: tileIndex, width };
};

/** A perfect subtree's hash out of the hashes of the tile that `tileOf` names. */
export const hashInTile = ({ level, index }: Subtree, hashes: readonly Hash[]): Hash => {
  const width = 2 ** (level % tileHeight);
  const start = (index * width) % tileWidth;
  assert(start + width <= hashes.length, `subtree ${level}/${index} reaches beyond its tile`);
  return treeHash(hashes.slice(start, start + width));
};
