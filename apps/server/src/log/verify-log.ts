import {
  type Edge,
  edgeImages,
  emptyEdge,
  encodeBundle,
  grow,
  leafHash,
  openCheckpoint,
  parseVkey,
  type Tile,
  type TileImage,
  tilePath,
  tilesBetween,
  tileWidth,
} from "@touchstone/translog";
import type { Finding, Store } from "../store/index.ts";
import type { PublicLog } from "./public-log.ts";
import { readEntries, readState } from "./sequence.ts";
import { edgeRootText } from "./tile-folder.ts";

export type LogReport = {
  readonly checked: { readonly entries: number; readonly tiles: number; readonly checkpoints: number };
  readonly first: Finding | null;
};

type Signed = { readonly size: number; readonly note: string };

const checkpointFault = (vkey: string, { size, note }: Signed, edge: Edge): Finding | null => {
  const key = parseVkey(vkey);
  const opened = key.ok ? openCheckpoint(note, key.value) : key;
  if (!opened.ok) return { code: "checkpoint-forged", size, reason: opened.refusals[0].code };
  if (opened.value.checkpoint.size !== size) return { code: "checkpoint-of-other-size", size };
  return opened.value.checkpoint.root.toBase64() === edgeRootText(edge)
    ? null
    : { code: "checkpoint-root-differs", size };
};

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

const fileFault = async (log: PublicLog, { tile, bytes }: TileImage): Promise<Finding | null> => {
  const stored = await log.tile(tile);
  if (stored === null) return { code: "tile-missing", path: tilePath(tile) };
  return isSame(stored, bytes) ? null : { code: "tile-differs", path: tilePath(tile) };
};

/** The full tiles and the bundles that growing from one size to another must have left, computed from the entries. */
const expected = (
  edge: Edge,
  bundled: readonly Uint8Array[],
): { readonly edge: Edge; readonly images: readonly TileImage[] } => {
  const start = Math.floor(edge.size / tileWidth) * tileWidth;
  const grown = grow(edge, bundled.slice(edge.size - start).map(leafHash));
  const bundles = tilesBetween(edge.size, start + bundled.length)
    .filter(({ level }) => level === "entries")
    .map((tile: Tile) => {
      const first = tile.index * tileWidth - start;
      return { tile, bytes: encodeBundle(bundled.slice(first, first + tile.width)) };
    });
  return { edge: grown.edge, images: [...bundles, ...grown.tiles.filter(({ tile }) => tile.width === tileWidth)] };
};

/**
 * Follows the log from its first entry: at each size that was ever signed, signature and root; every bundle and tile on
 * the disk against the entries in the database; the file that readers see against the last signature.
 */
export const verifyLog = async ({ transaction }: Pick<Store, "transaction">, log: PublicLog): Promise<LogReport> => {
  const checked = { entries: 0, tiles: 0, checkpoints: 0 };
  const found = (first: Finding): LogReport => ({ checked, first });
  const { state, signed } = await transaction("public", async (tx) => {
    const { rows } = await tx.query<{ size: string; note: string }>(
      "select size, note from log_checkpoint order by size",
    );
    return { state: await readState(tx), signed: rows.map((row) => ({ size: Number(row.size), note: row.note })) };
  });
  if (state.note === null)
    return { checked, first: state.next === 0 ? null : { code: "entries-unsigned", next: state.next } };
  if (state.vkey !== log.vkey) return found({ code: "log-key-changed", signed: state.vkey, own: log.vkey });
  if (signed.at(-1)?.note !== state.note || signed.at(-1)?.size !== state.size) {
    return found({ code: "checkpoint-missing", size: state.size });
  }
  let edge = emptyEdge;
  for (const each of signed) {
    while (edge.size < each.size) {
      const from = Math.floor(edge.size / tileWidth) * tileWidth;
      const to = Math.min(each.size, edge.size + 20 * tileWidth);
      const entries = await transaction("public", (tx) => readEntries(tx, from, to)).catch(() => null);
      if (entries === null) return found({ code: "entry-missing", from, to });
      const grown = expected(
        edge,
        entries.map(({ leaf }) => leaf),
      );
      for (const image of grown.images) {
        // Between two signed sizes no partial bundle was ever asked for.
        if (image.tile.width < tileWidth && to !== each.size) continue;
        const fault = await fileFault(log, image);
        if (fault !== null) return found(fault);
        checked.tiles += 1;
      }
      checked.entries += to - edge.size;
      edge = grown.edge;
    }
    for (const image of edgeImages(edge)) {
      const missing = await fileFault(log, image);
      if (missing !== null) return found(missing);
      checked.tiles += 1;
    }
    const fault = checkpointFault(log.vkey, each, edge);
    if (fault !== null) return found(fault);
    checked.checkpoints += 1;
  }
  if ((await log.published()) !== state.note) return found({ code: "checkpoint-file-differs", size: state.size });
  return { checked, first: null };
};
