import {
  cosignText,
  type Edge,
  emptyEdge,
  formatCheckpoint,
  formatLine,
  formatVkey,
  readConsistency,
  signNote,
  tileWidth,
  verifyConsistency,
} from "@touchstone/translog";
import type { Store } from "../store/index.ts";
import { type LogState, readEntries, readState, swapSigned } from "./sequence.ts";
import type { LogKeys } from "./signing-key.ts";
import { edgeRootText, type TileFolder } from "./tile-folder.ts";

/** Files, database and last signature do not fit together; nothing more is signed until somebody has looked. */
export class LogInconsistent extends Error {}

export type LogParts = {
  readonly store: Pick<Store, "transaction" | "world">;
  readonly keys: LogKeys;
  readonly files: TileFolder;
};

/** Entries that one step takes: keeps memory and transactions small where much has piled up. */
const mostAtOnce = 20 * tileWidth;

const entriesOf = async ({ store }: LogParts, edge: Edge, to: number): Promise<readonly Uint8Array[]> => {
  const start = Math.floor(edge.size / tileWidth) * tileWidth;
  const entries = await store.transaction("public", (tx) => readEntries(tx, start, to));
  return entries.map(({ leaf }) => leaf);
};

/** Makes the files again from the database, with the partial tiles of every size that was ever signed. */
const restore = async (parts: LogParts, size: number): Promise<Edge> => {
  const { rows } = await parts.store.transaction("public", (tx) =>
    tx.query<{ size: string }>("select size from log_checkpoint where size > 0 and size <= $1 order by size", [size]),
  );
  let edge = emptyEdge;
  for (const signed of rows.map((row) => Number(row.size))) {
    while (edge.size < signed) {
      const to = Math.min(signed, edge.size + mostAtOnce);
      edge = await parts.files.extend(edge, await entriesOf(parts, edge, to));
    }
  }
  return edge;
};

/** The edge at the last signed size: from memory where it still is that, else from the files, else from the database. */
const edgeAt = async (parts: LogParts, state: LogState, known: Edge | null): Promise<Edge> => {
  const edge =
    known !== null && known.size === state.size
      ? known
      : ((await parts.files.readEdge(state.size)) ?? (await restore(parts, state.size)));
  if (edge.size !== state.size || edgeRootText(edge) !== state.root) {
    throw new LogInconsistent(`the log's files do not have the root that was signed at size ${state.size}`);
  }
  return edge;
};

// Reads back what was written: a signature over a tree that the files do not hold could not be taken back.
const continues = async (parts: LogParts, from: LogState, edge: Edge): Promise<void> => {
  const proof = await readConsistency(from.size, edge.size, parts.files.fetch);
  const answer = verifyConsistency({
    from: from.size,
    to: edge.size,
    fromRoot: Uint8Array.fromBase64(from.root),
    toRoot: Uint8Array.fromBase64(edgeRootText(edge)),
    proof,
  });
  if (!answer.ok) throw new LogInconsistent(`size ${edge.size} does not continue the signed size ${from.size}`);
};

const lastSeconds = async ({ store }: LogParts): Promise<number> => {
  const { rows } = await store.transaction("public", (tx) =>
    tx.query<{ seconds: string | null }>("select max(seconds) as seconds from log_checkpoint"),
  );
  return Number(rows[0]?.seconds ?? 0);
};

const sign = async (parts: LogParts, from: LogState, edge: Edge): Promise<boolean> => {
  const { log, clock } = parts.keys;
  const vkey = formatVkey(log);
  const root = edgeRootText(edge);
  const text = formatCheckpoint({ origin: log.name, size: edge.size, root: Uint8Array.fromBase64(root) });
  // The log's own times never run backwards, whatever the machine's clock does.
  const seconds = Math.max(Math.floor(parts.store.world.now().epochMilliseconds / 1000), await lastSeconds(parts));
  const note = signNote(text, [log]) + formatLine(cosignText(text, clock, seconds));
  return parts.store.transaction("public", (tx) =>
    swapSigned(tx, from, { size: edge.size, root, vkey, note, seconds }),
  );
};

/** Puts the last signed checkpoint in its place. Two writers may meet here, so it looks again until nothing moved. */
const publish = async (parts: LogParts): Promise<LogState> => {
  for (;;) {
    const state = await parts.store.transaction("public", readState);
    if (state.note === null || (await parts.files.published()) === state.note) return state;
    await parts.files.publish(state.note);
  }
};

/**
 * Brings files and checkpoint to the entries that have a place, in the order that survives a crash at any point (trust
 * layer section 2): bundles, level 0, upper levels, folders, then the signature by compare and swap, then the file that
 * readers see. Gives back the state and the edge to go on from.
 */
export const integrate = async (
  parts: LogParts,
  known: Edge | null,
): Promise<{ readonly state: LogState; readonly edge: Edge }> => {
  let edge = known;
  for (;;) {
    const state = await publish(parts);
    const vkey = formatVkey(parts.keys.log);
    if (state.vkey !== null && state.vkey !== vkey) {
      throw new LogInconsistent(`the log was signed as ${state.vkey}, and this folder's key is ${vkey}`);
    }
    edge = await edgeAt(parts, state, edge);
    if (state.size === state.next && state.note !== null) return { state, edge };
    const to = Math.min(state.next, edge.size + mostAtOnce);
    const grown = to === edge.size ? edge : await parts.files.extend(edge, await entriesOf(parts, edge, to));
    await continues(parts, state, grown);
    // Where another writer was first, its state is read in the next round.
    if (await sign(parts, state, grown)) edge = grown;
  }
};
