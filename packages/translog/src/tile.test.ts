import fc from "fast-check";
import { expect, test } from "vitest";
import {
  consistencyProof,
  decodeBundle,
  type Edge,
  edgeRoot,
  edgeTiles,
  emptyEdge,
  encodeBundle,
  grow,
  hashInTile,
  inclusionProof,
  leafHash,
  parseTilePath,
  readConsistency,
  readInclusion,
  subtreesOf,
  type Tile,
  type TileImage,
  tileBytes,
  tileHashes,
  tileOf,
  tilePath,
  tilesAt,
  tilesBetween,
  treeOf,
} from "./index.ts";

const entry = (index: number): Uint8Array => new TextEncoder().encode(`entry ${index}`);
const leaves = Array.from({ length: 1300 }, (_, index) => leafHash(entry(index)));
const tree = treeOf(leaves);
const size = fc.integer({ min: 0, max: leaves.length });

test("TILE-1: known paths, and every tile's path reads back as that tile", () => {
  expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe("tile/0/x001/x234/067");
  expect(tilePath({ level: "entries", index: 0, width: 1 })).toBe("tile/entries/000.p/1");
  const tile = fc.record({
    level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant("entries" as const)),
    index: fc.maxSafeNat(),
    width: fc.integer({ min: 1, max: 256 }),
  });
  fc.assert(
    fc.property(tile, (value) => {
      expect(parseTilePath(tilePath(value))).toEqual({ ok: true, value });
    }),
  );
});

test("TILE-2: a text is the path of a tile only if the tile's path is that text", () => {
  const piece = fc.constantFrom(
    "tile",
    "entries",
    "0",
    "00",
    "63",
    "64",
    "x000",
    "x001",
    "000",
    "067",
    ".p",
    "5",
    "0",
    "256",
  );
  const near = fc.array(piece, { minLength: 2, maxLength: 6 }).map((pieces) => pieces.join("/").replace("/.p", ".p"));
  fc.assert(
    fc.property(near, (path) => {
      const parsed = parseTilePath(path);
      if (parsed.ok) expect(tilePath(parsed.value)).toBe(path);
    }),
    { numRuns: 2000 },
  );
  expect(parseTilePath("tile/0/x000/001").ok).toBe(false);
  expect(parseTilePath("tile/0/../../keys/log.key").ok).toBe(false);
});

test("TILE-3: the tiles of a size", () => {
  expect(tilesAt(0)).toEqual([]);
  expect(tilesAt(256).map(tilePath)).toEqual(["tile/entries/000", "tile/0/000", "tile/1/000.p/1"]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200_000 }), (count) => {
      for (const { level, index, width } of tilesAt(count)) {
        const held = level === "entries" ? count : Math.floor(count / 256 ** level);
        expect(index * 256 + width).toBeLessThanOrEqual(held);
        expect(width === 256 || index * 256 + width === held).toBe(true);
        expect(width).toBeGreaterThan(0);
      }
    }),
  );
});

test("TILE-3: what grows between two sizes is what the later has and the earlier had not", () => {
  fc.assert(
    fc.property(size, size, (one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const before = new Set(tilesAt(from).map(tilePath));
      const after = tilesAt(to).map(tilePath);
      expect(tilesBetween(from, to).map(tilePath)).toEqual(after.filter((path) => !before.has(path)));
    }),
  );
});

test("TILE-4 TILE-5: a bundle gives back its entries, and no other length of bytes does", () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(entries, (list) => {
      const bytes = encodeBundle(list);
      expect(decodeBundle(bytes, list.length)).toEqual({ ok: true, value: list });
      expect(decodeBundle(bytes, list.length + 1).ok).toBe(false);
      expect(decodeBundle(bytes.slice(0, -1), list.length).ok).toBe(false);
      expect(decodeBundle(Uint8Array.of(...bytes, 0), list.length).ok).toBe(false);
    }),
  );
  expect(encodeBundle([new Uint8Array(300)]).slice(0, 2)).toEqual(Uint8Array.of(1, 44));
  expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow("65535");
  expect(tileHashes({ level: 0, index: 0, width: 2 }, new Uint8Array(63))).toBeNull();
});

test("TILE-6: any subtree's hash comes out of the one tile that it lies in", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: leaves.length }), fc.nat(), (count, start) => {
      const from = start % count;
      for (const subtree of subtreesOf({ start: from, end: count })) {
        const tile = tileOf(subtree, count);
        const hashes = tileHashes(tile, tileBytes(tile, tree.hashOf));
        expect(hashes === null ? null : hashInTile(subtree, hashes)).toEqual(tree.hashOf(subtree));
      }
    }),
    { numRuns: 40 },
  );
});

test("TILE-7: proofs from tiles alone are those of the tree, also where partial tiles are gone", async () => {
  const twoSizes = fc
    .integer({ min: 1, max: leaves.length })
    .chain((to) => fc.tuple(fc.integer({ min: 0, max: to - 1 }), fc.constant(to)));
  await fc.assert(
    fc.asyncProperty(twoSizes, async ([from, to]) => {
      const kept = async (tile: Tile) => tileBytes(tile, tree.hashOf);
      // A later reader: of what is full today only the full tile is there.
      const dropped = async (tile: Tile) =>
        tile.width < 256 &&
        tilesAt(leaves.length).some(
          (other) => other.level === tile.level && other.index === tile.index && other.width === 256,
        )
          ? null
          : kept(tile);
      for (const fetch of [kept, dropped]) {
        expect(await readConsistency(from, to, fetch)).toEqual(consistencyProof(from, to, tree.hashOf));
        expect(await readInclusion(from, to, fetch)).toEqual(inclusionProof(from, to, tree.hashOf));
      }
      await expect(readInclusion(0, 2, async () => null)).rejects.toThrow("tile/0/000.p/2");
    }),
    { numRuns: 30 },
  );
});

const grown = (steps: readonly number[]): { readonly edge: Edge; readonly tiles: ReadonlyMap<string, Uint8Array> } => {
  const tiles = new Map<string, Uint8Array>();
  let edge = emptyEdge;
  for (const step of steps) {
    const next = grow(edge, leaves.slice(edge.size, edge.size + step));
    for (const { tile, bytes } of next.tiles) tiles.set(tilePath(tile), bytes);
    edge = next.edge;
  }
  return { edge, tiles };
};

test("GROW-1: the edge gives the root, and it is what the partial tiles hold", () => {
  fc.assert(
    fc.property(size, (count) => {
      const { edge } = grown([count]);
      expect(edgeRoot(edge)).toEqual(tree.rootAt(count));
      const stored = edgeTiles(count).map((tile) =>
        tile === null ? [] : (tileHashes(tile, tileBytes(tile, tree.hashOf)) ?? []),
      );
      expect(edge).toEqual({ size: count, levels: stored });
    }),
    { numRuns: 40 },
  );
});

test("GROW-2: in steps as at once, and the tiles are those of the tree", () => {
  const steps = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 4 });
  fc.assert(
    fc.property(steps, (parts) => {
      const total = parts.reduce((sum, part) => sum + part, 0);
      const stepwise = grown(parts);
      expect(stepwise.edge).toEqual(grown([total]).edge);
      const wanted: TileImage[] = tilesAt(total)
        .filter(({ level }) => level !== "entries")
        .map((tile) => ({ tile, bytes: tileBytes(tile, tree.hashOf) }));
      for (const { tile, bytes } of wanted)
        expect([tilePath(tile), stepwise.tiles.get(tilePath(tile))]).toEqual([tilePath(tile), bytes]);
    }),
    { numRuns: 40 },
  );
});
