import { decodeBundle } from "./bundle.ts";
import { type Checkpoint, openCheckpoint } from "./checkpoint.ts";
import { type Edge, edgeImages, edgeRoot, emptyEdge, grow } from "./growth.ts";
import { leafHash, sameBytes } from "./hash.ts";
import type { VerifierKey } from "./key.ts";
import type { TranslogRefusal } from "./problem.ts";
import type { FetchTile } from "./reader.ts";
import { type Tile, tilePath, tileWidth } from "./tile.ts";

/** What a monitor calls out, by the name under which it is known. */
export type LogFault =
  | { readonly name: "wrong-key" | "forged-signature" | "wrong-origin" | "malformed-checkpoint" }
  | { readonly name: "rollback"; readonly seen: number; readonly shown: number }
  | { readonly name: "fork"; readonly size: number }
  | { readonly name: "truncated"; readonly path: string }
  | { readonly name: "changed"; readonly path: string }
  | { readonly name: "wrong-root"; readonly size: number };

export type Followed = { readonly checkpoint: Checkpoint | null; readonly fault: LogFault | null };

const nameOf = ({ code, facts }: TranslogRefusal): LogFault => {
  if (code === "log-note-unknown-key") return { name: "wrong-key" };
  if (code === "log-note-forged") return { name: "forged-signature" };
  return { name: facts["reason"] === "origin-of-other-log" ? "wrong-origin" : "malformed-checkpoint" };
};

// A log may drop a partial tile once the full one is there; of that one only the first part is asked for.
const fetchWhole = async (tile: Tile, fetch: FetchTile): Promise<Uint8Array | null> =>
  (await fetch(tile)) ?? (tile.width < tileWidth ? fetch({ ...tile, width: tileWidth }) : null);

const bundleOf = async (index: number, width: number, fetch: FetchTile): Promise<readonly Uint8Array[] | LogFault> => {
  const tile: Tile = { level: "entries", index, width };
  const bytes = await fetchWhole(tile, fetch);
  if (bytes === null) return { name: "truncated", path: tilePath(tile) };
  const entries = decodeBundle(bytes, width);
  if (entries.ok) return entries.value;
  const whole = decodeBundle(bytes, tileWidth);
  return whole.ok ? whole.value.slice(0, width) : { name: "changed", path: tilePath(tile) };
};

const tileFault = async (tile: Tile, bytes: Uint8Array, fetch: FetchTile): Promise<LogFault | null> => {
  const served = await fetchWhole(tile, fetch);
  if (served === null) return { name: "truncated", path: tilePath(tile) };
  return sameBytes(served.slice(0, bytes.length), bytes) ? null : { name: "changed", path: tilePath(tile) };
};

/**
 * Reads a whole log from its files and says the first thing that is wrong with it, compared with the checkpoint that
 * the reader kept from before. `onEntry` sees every entry in order.
 */
export const followLog = async (log: {
  readonly checkpoint: string;
  /** The checkpoint that this reader saw last, or null at the first time. */
  readonly kept: string | null;
  readonly key: VerifierKey;
  readonly fetch: FetchTile;
  readonly onEntry?: (index: number, entry: Uint8Array) => void;
}): Promise<Followed> => {
  const opened = openCheckpoint(log.checkpoint, log.key);
  if (!opened.ok) return { checkpoint: null, fault: nameOf(opened.refusals[0]) };
  const { checkpoint } = opened.value;
  const before = log.kept === null ? null : openCheckpoint(log.kept, log.key);
  if (before !== null && !before.ok) return { checkpoint, fault: nameOf(before.refusals[0]) };
  const kept = before?.value.checkpoint ?? null;
  const found = (fault: LogFault): Followed => ({ checkpoint, fault });
  if (kept !== null && kept.size > checkpoint.size) {
    return found({ name: "rollback", seen: kept.size, shown: checkpoint.size });
  }
  let edge: Edge = emptyEdge;
  for (let index = 0; index * tileWidth < checkpoint.size; index += 1) {
    const width = Math.min(tileWidth, checkpoint.size - edge.size);
    const entries = await bundleOf(index, width, log.fetch);
    if ("name" in entries) return found(entries);
    const leaves = entries.map(leafHash);
    if (kept !== null && kept.size > edge.size && kept.size <= edge.size + width) {
      const then = grow(edge, leaves.slice(0, kept.size - edge.size)).edge;
      if (!sameBytes(edgeRoot(then), kept.root)) return found({ name: "fork", size: kept.size });
    }
    const grown = grow(edge, leaves);
    for (const { tile, bytes } of grown.tiles.filter((image) => image.tile.width === tileWidth)) {
      const fault = await tileFault(tile, bytes, log.fetch);
      if (fault !== null) return found(fault);
    }
    for (const [place, entry] of entries.entries()) log.onEntry?.(edge.size + place, entry);
    edge = grown.edge;
  }
  for (const { tile, bytes } of edgeImages(edge)) {
    const fault = await tileFault(tile, bytes, log.fetch);
    if (fault !== null) return found(fault);
  }
  return sameBytes(edgeRoot(edge), checkpoint.root)
    ? { checkpoint, fault: null }
    : found({ name: "wrong-root", size: checkpoint.size });
};
