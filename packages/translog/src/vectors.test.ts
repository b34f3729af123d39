import { existsSync, readFileSync } from "node:fs";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { describe, expect, test } from "vitest";
import {
  consistencyProof,
  decodeBundle,
  edgeRoot,
  emptyEdge,
  encodeBundle,
  fromBase64,
  grow,
  leafHash,
  nodeHash,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  parseTilePath,
  parseTlogProof,
  parseVkey,
  tileBytes,
  tilePath,
  tilesAt,
  treeOf,
  verifyBytes,
  verifyConsistency,
  verifyInclusion,
  verifyNote,
  verifyTlogProof,
} from "./index.ts";

// Third-party vectors lie beside the checkout and are not copied into it; without them these tests say "skipped".
const folder = new URL("../../../../shared/data/vectors/", import.meta.url);
const read = (name: string): Buffer => readFileSync(new URL(name, folder));
const json = (name: string) => JSON.parse(read(name).toString("utf8"));
const bytes = (text: string): Uint8Array => fromBase64(text) ?? new Uint8Array();
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.skipIf(!existsSync(folder))("third-party vectors", () => {
  test("HASH-1 HASH-2 HASH-3: the CT reference tree", () => {
    const tree8 = json("rfc6962/tree-8.json");
    const leaves = tree8.leaf_inputs_hex.map((hex: string) => leafHash(hexToBytes(hex)));
    expect(leaves.map(bytesToHex)).toEqual(tree8.leaf_hashes_hex);
    expect(bytesToHex(nodeHash(leaves[0], leaves[1]))).toBe(tree8.level1_hex[0]);
    const tree = treeOf(leaves);
    const roots = Array.from({ length: 9 }, (_, size) => bytesToHex(tree.rootAt(size)));
    expect(roots).toEqual(tree8.root_by_size_hex);
  });

  type Inclusion = { leafIdx: number; treeSize: number; root: string; leafHash: string; proof: string[] | null };
  type Consistency = { size1: number; size2: number; root1: string; root2: string; proof: string[] | null };

  test("PROOF-1: every inclusion case is answered as stated", () => {
    const cases: (Inclusion & { desc: string; wantErr: boolean })[] = json("rfc6962/inclusion.json");
    expect(cases.length).toBeGreaterThan(50);
    for (const row of cases) {
      const answer = verifyInclusion({
        index: row.leafIdx,
        size: row.treeSize,
        leafHash: bytes(row.leafHash),
        proof: (row.proof ?? []).map(bytes),
        root: bytes(row.root),
      });
      expect([row.desc, answer.ok]).toEqual([row.desc, !row.wantErr]);
    }
  });

  test("PROOF-2: every consistency case is answered as stated", () => {
    const cases: (Consistency & { desc: string; wantErr: boolean })[] = json("rfc6962/consistency.json");
    expect(cases.length).toBeGreaterThan(20);
    for (const row of cases) {
      const answer = verifyConsistency({
        from: row.size1,
        to: row.size2,
        fromRoot: bytes(row.root1),
        toRoot: bytes(row.root2),
        proof: (row.proof ?? []).map(bytes),
      });
      expect([row.desc, answer.ok]).toEqual([row.desc, !row.wantErr]);
    }
  });

  test("TILE-1 TILE-2: paths", () => {
    const paths = json("tlog-tiles/paths.json");
    for (const [index, path] of paths.encode_index) {
      expect(tilePath({ level: 0, index, width: 256 })).toBe(`tile/0/${path}`);
    }
    for (const { path, ...tile } of paths.tile_paths) {
      expect(tilePath(tile)).toBe(path);
      expect(parseTilePath(path)).toEqual({ ok: true, value: tile });
    }
    for (const path of paths.invalid_paths) expect([path, parseTilePath(path).ok]).toEqual([path, false]);
  });

  test("TILE-3: which tiles a size has", () => {
    const paths = json("tlog-tiles/paths.json");
    const hashesOf = (size: number) =>
      tilesAt(size)
        .filter(({ level }) => level !== "entries")
        .map(tilePath);
    expect(hashesOf(256)).toEqual(paths.tree_size_256);
    const tall = hashesOf(70_000);
    const { tree_size_70000: facts } = paths;
    expect(tall.filter((path) => /^tile\/0\/\d+$/.test(path))).toHaveLength(facts.full_level0);
    expect(tall.filter((path) => /^tile\/1\/\d+$/.test(path))).toHaveLength(facts.full_level1);
    expect(tall).toEqual(expect.arrayContaining([facts.partial_level0, facts.partial_level1, facts.partial_level2]));
    expect(tall).toHaveLength(facts.full_level0 + facts.full_level1 + 3);
  });

  test("TILE-4 GROW-1 CHECKPOINT-1 CHECKPOINT-3: the log that tessera wrote, byte for byte at every size", () => {
    const log = json("tlog-tiles/tessera-log.json");
    const vkey = parseVkey(log.vkey);
    if (!vkey.ok) throw new Error("the log's key does not parse");
    const entries: Uint8Array[] = log.entries.map(utf8);
    const tree = treeOf(entries.map(leafHash));
    for (let size = 0; size <= entries.length; size += 1) {
      const note = read(`tlog-tiles/tessera-log/checkpoint.${size}`).toString("utf8");
      const opened = openCheckpoint(note, vkey.value);
      if (!opened.ok) throw new Error(`checkpoint ${size}: ${JSON.stringify(opened.refusals)}`);
      expect(opened.value.checkpoint).toEqual({ origin: log.origin, size, root: tree.rootAt(size) });
      expect(edgeRoot(grow(emptyEdge, entries.slice(0, size).map(leafHash)).edge)).toEqual(tree.rootAt(size));
      for (const tile of tilesAt(size)) {
        const stored = new Uint8Array(read(`tlog-tiles/tessera-log/${tilePath(tile)}`));
        const made =
          tile.level === "entries" ? encodeBundle(entries.slice(0, tile.width)) : tileBytes(tile, tree.hashOf);
        expect(made).toEqual(stored);
        if (tile.level === "entries")
          expect(decodeBundle(stored, tile.width)).toEqual({ ok: true, value: entries.slice(0, size) });
      }
      const latest = { to: entries.length, toRoot: tree.rootAt(entries.length) };
      const proof = consistencyProof(size, latest.to, tree.hashOf);
      expect(verifyConsistency({ from: size, fromRoot: opened.value.checkpoint.root, ...latest, proof }).ok).toBe(true);
    }
  });

  test("KEY-1 NOTE-1 NOTE-2 NOTE-3: every row of the note table", () => {
    const table = json("signed-note/notes.json");
    const keysOf = (vkeys: string[]) => vkeys.map(parseVkey).flatMap((key) => (key.ok ? [key.value] : []));
    for (const row of table.good) {
      const answer = verifyNote(row.note, keysOf(row.vkeys));
      if (!answer.ok) throw new Error(`${row.name}: ${JSON.stringify(answer.refusals)}`);
      expect(answer.value.unverified.map(({ name, id }) => `${name}+${id}`)).toEqual(row.unverified ?? []);
      const parsed = parseNote(row.note);
      expect(parsed.ok && parsed.value.text).toBe(answer.value.text);
    }
    for (const row of table.bad)
      expect([row.why, verifyNote(row.note, keysOf(row.vkeys)).ok]).toEqual([row.why, false]);
    for (const vkey of table.bad_vkeys) expect([vkey, parseVkey(vkey).ok]).toEqual([vkey, false]);
  });

  test("CHECKPOINT-2: texts that are no checkpoint", () => {
    const table = json("checkpoint/parse.json");
    for (const [why, text] of table.bad) expect([why, parseCheckpoint(text).ok]).toEqual([why, false]);
    // The parser that these rows test accepts short roots and extension lines; a C2SP checkpoint has neither.
    for (const { text } of table.good) expect(parseCheckpoint(text).ok).toBe(false);
  });

  test("TLOGPROOF-1 TLOGPROOF-2: proofs over tessera's log, and files that are none", () => {
    const log = json("tlog-tiles/tessera-log.json");
    const vkey = parseVkey(log.vkey);
    if (!vkey.ok) throw new Error("the log's key does not parse");
    for (const [size, index] of [
      [1, 0],
      [8, 7],
      [15, 0],
      [15, 6],
      [15, 14],
    ] as const) {
      const text = read(`tlog-proof/tessera-${size}-index-${index}.tlog-proof`).toString("utf8");
      const answer = verifyTlogProof(text, leafHash(utf8(log.entries[index])), vkey.value);
      if (!answer.ok) throw new Error(`${size}/${index}: ${JSON.stringify(answer.refusals)}`);
      expect(answer.value.index).toBe(index);
      expect(verifyTlogProof(text, leafHash(utf8("other")), vkey.value).ok).toBe(false);
    }
    for (const [why, text] of json("tlog-proof/format.json").bad)
      expect([why, parseTlogProof(text).ok]).toEqual([why, false]);
  });

  test("SIGN-1: Wycheproof's Ed25519 signatures", () => {
    const { testGroups } = json("ed25519/wycheproof-ed25519_test.json");
    let rows = 0;
    for (const group of testGroups) {
      for (const row of group.tests) {
        rows += 1;
        const accepted = verifyBytes(hexToBytes(row.sig), hexToBytes(row.msg), hexToBytes(group.publicKey.pk));
        expect([`${row.tcId} ${row.comment}`, accepted]).toEqual([
          `${row.tcId} ${row.comment}`,
          row.result === "valid",
        ]);
      }
    }
    expect(rows).toBeGreaterThan(100);
  });
});
