import { join } from "node:path";
import {
  type Bracket,
  type BracketEvidence,
  bracket,
  bracketEvidence,
  type Edge,
  formatTlogProof,
  formatVkey,
  mostEntryBytes,
  parseCheckpoint,
  parseNote,
  policyOf,
  readConsistency,
  readInclusion,
  type Tile,
} from "@touchstone/translog";
import { type Disk, realDisk } from "./disk.ts";
import { integrate, type LogParts } from "./integrate.ts";
import { type Entry, LeafChanged, type LogState, readEntries, readState, sequence, type Wanted } from "./sequence.ts";
import { type LogKeys, logKeys } from "./signing-key.ts";
import { tileFolder } from "./tile-folder.ts";

/** Everything that shows an entry to somebody who has only the log's key. */
export type LogProof = {
  readonly index: number;
  readonly leaf: Uint8Array;
  /** The first signed checkpoint that holds the entry, verbatim. */
  readonly checkpoint: string;
  /** Base64, from the leaf's side up. */
  readonly inclusion: readonly string[];
  /** The same as one file (C2SP tlog-proof). */
  readonly tlogProof: string;
  readonly evidence: BracketEvidence;
  /** What the evidence says to a reader who asks for no witness. */
  readonly bracket: Bracket;
};

export type PublicLog = {
  readonly vkey: string;
  /**
   * Answers when a signed checkpoint covers the entry. The same dedupe key is one entry, however often it is sent.
   * Call it outside any transaction: from a job.
   */
  readonly append: (dedupeKey: string, leaf: Uint8Array) => Promise<{ readonly index: number }>;
  /** Null where the log has no such entry yet. */
  readonly proof: (index: number) => Promise<LogProof | null>;
  /** The last signed state; signs the empty log where nothing was signed yet. */
  readonly state: () => Promise<LogState & { readonly note: string }>;
  /** Entries from `from` up to, not including, `to`; only such as a checkpoint covers. */
  readonly entries: (from: number, to: number) => Promise<readonly Entry[]>;
  readonly tile: (tile: Tile) => Promise<Uint8Array | null>;
  /** The checkpoint file as mirrors copy it. */
  readonly published: () => Promise<string | null>;
  /** Until nothing waits. */
  readonly close: () => Promise<void>;
};

type Waiting = Wanted & { readonly done: (index: number) => void; readonly failed: (cause: unknown) => void };

const checkpointPair = async (parts: LogParts, index: number) => {
  const { rows } = await parts.store.transaction("public", (tx) =>
    tx.query<{ older: string | null; newer: string | null }>(
      `select (select note from log_checkpoint where size <= $1 order by size desc limit 1) as older,
        (select note from log_checkpoint where size > $1 order by size limit 1) as newer`,
      [index],
    ),
  );
  return { older: rows[0]?.older ?? null, newer: rows[0]?.newer ?? null };
};

const sizeOf = (note: string): number => {
  const parsed = parseNote(note);
  const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
  if (!checkpoint.ok) throw new Error("a stored checkpoint does not parse");
  return checkpoint.value.size;
};

const prove = async (parts: LogParts, index: number): Promise<LogProof | null> => {
  const { older, newer } = await checkpointPair(parts, index);
  if (newer === null) return null;
  const size = sizeOf(newer);
  const [entry] = await parts.store.transaction("public", (tx) => readEntries(tx, index, index + 1));
  if (entry === undefined) throw new Error(`entry ${index} is signed and not there`);
  const inclusion = await readInclusion(index, size, parts.files.fetch);
  const consistency = older === null ? [] : await readConsistency(sizeOf(older), size, parts.files.fetch);
  const evidence = bracketEvidence(index, older, newer, consistency);
  const window = bracket(evidence, policyOf(parts.keys.log));
  if (!window.ok)
    throw new Error(`the log's own bracket of ${index} does not hold: ${JSON.stringify(window.refusals)}`);
  return {
    index,
    leaf: entry.leaf,
    checkpoint: newer,
    inclusion: inclusion.map((hash) => hash.toBase64()),
    tlogProof: formatTlogProof({ extra: null, index, inclusion, checkpoint: newer }),
    evidence,
    bracket: window.value,
  };
};

/** One loop in this process writes; what comes in while it works goes together into its next round. */
const openWriter = (parts: LogParts) => {
  let waiting: Waiting[] = [];
  let edge: Edge | null = null;
  let running: Promise<void> | null = null;
  let tail: Promise<unknown> = Promise.resolve();

  // The files have one hand in this process at a time.
  const alone = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = tail.then(work, work);
    tail = next.catch(() => {});
    return next;
  };

  const settle = async (): Promise<LogState> => {
    const settled = await integrate(parts, edge);
    edge = settled.edge;
    return settled.state;
  };

  const round = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const recordedAt = parts.store.world.now().toString();
      const indexes = await parts.store.transaction("public", (tx) => sequence(tx, batch, recordedAt));
      await alone(settle);
      for (const [place, { done }] of batch.entries()) done(indexes[place] ?? Number.NaN);
    } catch (cause) {
      // What memory knows of the files is in doubt now; the next round reads them again.
      edge = null;
      // One wrong entry must not take its neighbours with it.
      if (cause instanceof LeafChanged && batch.length > 1) for (const each of batch) await round([each]);
      else for (const { failed } of batch) failed(cause);
    }
  };

  const run = async (): Promise<void> => {
    for (let batch = waiting; batch.length > 0; batch = waiting) {
      waiting = [];
      await round(batch.slice(0, 1000));
      waiting = [...batch.slice(1000), ...waiting];
    }
    running = null;
  };

  return {
    append: (wanted: Wanted): Promise<number> =>
      new Promise((done, failed) => {
        waiting.push({ ...wanted, done, failed });
        running ??= run();
      }),
    settle: () => alone(settle),
    close: async (): Promise<void> => {
      await running;
      await tail;
    },
  };
};

export type PublicLogParts = {
  readonly store: LogParts["store"];
  /** Data folder; files go to `log/`, the key is in `keys/`. */
  readonly data: string;
  readonly origin: string;
  readonly disk?: Disk;
  readonly keys?: LogKeys;
};

export const openPublicLog = ({ store, data, origin, disk = realDisk, keys }: PublicLogParts): PublicLog => {
  const parts: LogParts = {
    store,
    keys: keys ?? logKeys(data, origin),
    files: tileFolder(join(data, "log"), disk, store.world.newId()),
  };
  const writer = openWriter(parts);
  return {
    vkey: formatVkey(parts.keys.log),
    append: async (dedupeKey, leaf) => {
      if (leaf.length > mostEntryBytes) throw new Error(`a log entry has at most ${mostEntryBytes} bytes`);
      return { index: await writer.append({ dedupeKey, leaf }) };
    },
    proof: (index) => prove(parts, index),
    state: async () => {
      const known = await store.transaction("public", readState);
      const state = known.note === null ? await writer.settle() : known;
      if (state.note === null) throw new Error("the log has no checkpoint");
      return { ...state, note: state.note };
    },
    entries: async (from, to) => {
      const { size } = await store.transaction("public", readState);
      const last = Math.min(to, size);
      return from >= last ? [] : store.transaction("public", (tx) => readEntries(tx, from, last));
    },
    tile: (tile) => parts.files.fetch(tile),
    published: parts.files.published,
    close: writer.close,
  };
};
