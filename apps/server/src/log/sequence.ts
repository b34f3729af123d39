import type { Transaction } from "../store/index.ts";

/** An entry that wants a place in the log. */
export type Wanted = { readonly dedupeKey: string; readonly leaf: Uint8Array };

export type Entry = { readonly index: number; readonly leaf: Uint8Array; readonly recordedAt: string };

export type LogState = {
  /** The place that the next entry gets. */
  readonly next: number;
  /** Size and root (base64) that were signed last. */
  readonly size: number;
  readonly root: string;
  readonly vkey: string | null;
  readonly note: string | null;
};

type StateRow = { next: string; size: string; root: string; vkey: string | null; note: string | null };

/** The same dedupe key came again with other bytes: a bug of the caller, and nothing is written. */
export class LeafChanged extends Error {
  constructor(dedupeKey: string) {
    super(`${dedupeKey} is in the log with other bytes`);
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** The bytes that a leaf's dedupe key must always carry. */
const same = (one: Uint8Array, other: Uint8Array): boolean => hex(one) === hex(other);

/**
 * Gives each entry its place, for ever: in one transaction that holds the counter's row, so that places have no gap and
 * none is given twice, whatever the number of writers. A known dedupe key gets the place it has.
 */
export const sequence = async (
  tx: Transaction,
  wanted: readonly Wanted[],
  recordedAt: string,
): Promise<readonly number[]> => {
  const { rows: states } = await tx.query<{ next: string }>("select next from log_state for update");
  let next = Number(states[0]?.next);
  const { rows: known } = await tx.query<{ dedupe_key: string; index: string; leaf: Buffer }>(
    "select dedupe_key, index, leaf from log_entry where dedupe_key = any($1)",
    [wanted.map(({ dedupeKey }) => dedupeKey)],
  );
  const places = new Map<string, { readonly index: number; readonly leaf: Uint8Array }>(
    known.map((row) => [row.dedupe_key, { index: Number(row.index), leaf: new Uint8Array(row.leaf) }]),
  );
  const fresh: { index: number; dedupeKey: string; leaf: string }[] = [];
  for (const { dedupeKey, leaf } of wanted) {
    const place = places.get(dedupeKey);
    if (place !== undefined) {
      if (!same(place.leaf, leaf)) throw new LeafChanged(dedupeKey);
      continue;
    }
    places.set(dedupeKey, { index: next, leaf });
    fresh.push({ index: next, dedupeKey, leaf: hex(leaf) });
    next += 1;
  }
  if (fresh.length > 0) {
    await tx.query(
      `insert into log_entry (index, dedupe_key, leaf, recorded_at)
       select * from (select unnest($1::bigint[]), unnest($2::text[]), decode(unnest($3::text[]), 'hex'), $4::timestamptz) entry`,
      [
        fresh.map(({ index }) => index),
        fresh.map(({ dedupeKey }) => dedupeKey),
        fresh.map(({ leaf }) => leaf),
        recordedAt,
      ],
    );
    await tx.query("update log_state set next = $1", [next]);
  }
  return wanted.map(({ dedupeKey }) => {
    const place = places.get(dedupeKey);
    if (place === undefined) throw new Error("an entry got no place");
    return place.index;
  });
};

export const readState = async (tx: Transaction): Promise<LogState> => {
  const { rows } = await tx.query<StateRow>("select next, size, root, vkey, note from log_state");
  const [row] = rows;
  if (row === undefined) throw new Error("log_state has no row");
  return { ...row, next: Number(row.next), size: Number(row.size) };
};

export const readEntries = async (tx: Transaction, from: number, to: number): Promise<readonly Entry[]> => {
  const { rows } = await tx.query<{ index: string; leaf: Buffer; recorded_at: string }>(
    "select index, leaf, recorded_at from log_entry where index >= $1 and index < $2 order by index",
    [from, to],
  );
  if (rows.some((row, place) => Number(row.index) !== from + place) || rows.length !== to - from) {
    throw new Error(`the log's entries ${from} to ${to - 1} are not all there`);
  }
  return rows.map((row) => ({ index: Number(row.index), leaf: new Uint8Array(row.leaf), recordedAt: row.recorded_at }));
};

/** Compare and swap: only one writer continues what was signed last. */
export const swapSigned = async (
  tx: Transaction,
  from: LogState,
  to: {
    readonly size: number;
    readonly root: string;
    readonly vkey: string;
    readonly note: string;
    readonly seconds: number;
  },
): Promise<boolean> => {
  const { rowCount } = await tx.query(
    `update log_state set size = $1, root = $2, vkey = $3, note = $4
     where size = $5 and root = $6 and (vkey is null or vkey = $3) and (note is null or size < $1)`,
    [to.size, to.root, to.vkey, to.note, from.size, from.root],
  );
  if (rowCount !== 1) return false;
  await tx.query("insert into log_checkpoint (size, seconds, note) values ($1, $2, $3)", [
    to.size,
    to.seconds,
    to.note,
  ]);
  return true;
};
