import { expect, test } from "vitest";
import {
  encodeBundle,
  type Followed,
  followLog,
  formatCheckpoint,
  leafHash,
  type SignerKey,
  signerKey,
  signNote,
  type Tile,
  tileBytes,
  tilePath,
  tilesAt,
  treeOf,
} from "./index.ts";

const key = signerKey("example.org/log", "log", new Uint8Array(32).fill(1));
const other = signerKey("example.org/other", "log", new Uint8Array(32).fill(2));
const entry = (index: number): Uint8Array => new TextEncoder().encode(`entry ${index}`);

/** A log's files at one size, and what its checkpoint says; `of` gives other entries for a fork. */
const logOf = (size: number, of: (index: number) => Uint8Array = entry) => {
  const entries = Array.from({ length: size }, (_, index) => of(index));
  const tree = treeOf(entries.map(leafHash));
  const files = new Map<string, Uint8Array>(
    tilesAt(size).map((tile) => [
      tilePath(tile),
      tile.level === "entries"
        ? encodeBundle(entries.slice(tile.index * 256, tile.index * 256 + tile.width))
        : tileBytes(tile, tree.hashOf),
    ]),
  );
  const checkpoint = (signer: SignerKey = key, origin = signer.name) =>
    signNote(formatCheckpoint({ origin, size, root: tree.rootAt(size) }), [signer]);
  return { files, checkpoint };
};

const follow = (
  log: ReturnType<typeof logOf>,
  kept: string | null = null,
  checkpoint = log.checkpoint(),
): Promise<Followed> =>
  followLog({ checkpoint, kept, key, fetch: async (tile: Tile) => log.files.get(tilePath(tile)) ?? null });

test("MONITOR-1: a sound log is followed from any checkpoint it ever signed, and every entry is seen", async () => {
  const log = logOf(600);
  for (const size of [0, 1, 255, 256, 257, 599, 600]) {
    expect((await follow(log, logOf(size).checkpoint())).fault).toBeNull();
  }
  const seen: number[] = [];
  await followLog({
    checkpoint: log.checkpoint(),
    kept: null,
    key,
    fetch: async (tile) => log.files.get(tilePath(tile)) ?? null,
    onEntry: (index) => seen.push(index),
  });
  expect(seen).toEqual(Array.from({ length: 600 }, (_, index) => index));
});

test("MONITOR-1: of a partial tile that was dropped the full one serves", async () => {
  const grown = logOf(600);
  const early = logOf(300).checkpoint();
  expect((await follow(grown, null, early)).fault).toMatchObject({ name: "truncated", path: "tile/1/000.p/1" });
  const kept = new Map([...grown.files, ...[...logOf(300).files].filter(([path]) => path.startsWith("tile/1"))]);
  expect((await follow({ ...grown, files: kept }, null, early)).fault).toBeNull();
});

test("MONITOR-2: signature, key and origin", async () => {
  const log = logOf(5);
  expect((await follow(log, null, log.checkpoint(other))).fault).toEqual({ name: "wrong-key" });
  expect((await follow(log, null, log.checkpoint(key, "example.org/else"))).fault).toEqual({ name: "wrong-origin" });
  expect((await follow(log, null, log.checkpoint().replace("\n5\n", "\n4\n"))).fault).toEqual({
    name: "forged-signature",
  });
  expect((await follow(log, null, "not a note")).fault).toEqual({ name: "malformed-checkpoint" });
});

test("MONITOR-3: rollback, fork, and a history rewritten under the right key", async () => {
  expect((await follow(logOf(5), logOf(9).checkpoint())).fault).toEqual({ name: "rollback", seen: 9, shown: 5 });
  const forked = (index: number) => entry(index === 3 ? 999 : index);
  expect((await follow(logOf(5, forked), logOf(5).checkpoint())).fault).toEqual({ name: "fork", size: 5 });
  expect((await follow(logOf(600, forked), logOf(300).checkpoint())).fault).toEqual({ name: "fork", size: 300 });
});

test("MONITOR-4: a flipped byte in any file, and any file gone, is named with its path", async () => {
  const log = logOf(600);
  for (const [path, bytes] of log.files) {
    const bent = bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte));
    const changed = await follow({ ...log, files: new Map([...log.files, [path, bent]]) });
    // A changed entry shows at the tile that holds its hash.
    const { fault } = changed;
    expect(fault).toEqual({ name: "changed", path: path.replace("entries", "0") });
    const gone = await follow({ ...log, files: new Map([...log.files].filter(([name]) => name !== path)) });
    expect(gone.fault).toEqual({ name: "truncated", path });
  }
});

test("MONITOR-4: files that fit each other and not the signature", async () => {
  const log = logOf(5);
  const checkpoint = signNote(formatCheckpoint({ origin: key.name, size: 5, root: leafHash(entry(7)) }), [key]);
  expect((await follow(log, null, checkpoint)).fault).toEqual({ name: "wrong-root", size: 5 });
});
