import { leafHash, treeHash } from "@touchstone/translog";
import { allHeads, instantText, type Store, type Transaction } from "../store/index.ts";
import type { PublicLog } from "./public-log.ts";

/** A stream's head as it was committed; `position` is its place in the tree, fixed at its first commit. */
export type HeadItem = {
  readonly position: number;
  readonly owner: string;
  readonly stream: string;
  readonly version: number;
  readonly hash: string;
};

export type HeadsCommit = {
  readonly number: number;
  readonly root: string;
  readonly streams: number;
  readonly at: string;
};

export const headLeaf = ({ owner, stream, version, hash }: HeadItem): Uint8Array =>
  leafHash(Buffer.from([owner, stream, version, hash].join(" "), "utf8"));

/** The Merkle root (RFC 6962) over all heads in the order of their positions. */
export const headsRoot = (leaves: readonly Uint8Array[]): string => treeHash(leaves).toHex();

export const headsKey = (number: number): string => `heads/${number}`;

/** The public entry of a commit: it names nobody, and says how many streams there were and the root over their heads. */
export const headsLeaf = ({ number, root, streams, at }: HeadsCommit): Uint8Array =>
  Buffer.from(JSON.stringify({ at, kind: "heads", number, root, streams, v: 1 }), "utf8");

const latestSql = `
select distinct on (stream) position, owner, stream, version, hash from log_heads_item order by stream, commit_number desc`;

export const readCommits = async (tx: Transaction): Promise<readonly HeadsCommit[]> => {
  const { rows } = await tx.query<{ number: number; root: string; streams: number; at: string }>(
    "select number, root, streams, at from log_heads_commit order by number",
  );
  return rows.map((row) => ({ ...row, at: instantText(row.at) }));
};

/** Writes down which heads moved since the last commit and the root over all; null where none did. */
const writeCommit = async (tx: Transaction, at: string): Promise<HeadsCommit | null> => {
  const { rows: latest } = await tx.query<HeadItem>(`select * from (${latestSql}) latest order by position`);
  const known = new Map(latest.map((item) => [`${item.owner}/${item.stream}`, item]));
  const all = [...latest];
  const items: HeadItem[] = [];
  for (const head of await allHeads(tx)) {
    const before = known.get(`${head.owner}/${head.stream}`);
    if (before?.hash === head.hash && before.version === head.version) continue;
    const item: HeadItem = { ...head, position: before?.position ?? all.length };
    all[item.position] = item;
    items.push(item);
  }
  if (items.length === 0) return null;
  const { rows: numbers } = await tx.query<{ next: number }>(
    "select coalesce(max(number), 0) + 1 as next from log_heads_commit",
  );
  const number = numbers[0]?.next ?? 1;
  const commit = { number, root: headsRoot(all.map(headLeaf)), streams: all.length, at };
  await tx.query("insert into log_heads_commit (number, root, streams, at) values ($1, $2, $3, $4)", [
    number,
    commit.root,
    commit.streams,
    at,
  ]);
  await tx.query(
    `insert into log_heads_item (commit_number, position, owner, stream, version, hash)
     select $1, r.position, r.owner, r.stream, r.version, r.hash from json_populate_recordset(null::log_heads_item, $2::json) r`,
    [number, JSON.stringify(items)],
  );
  return commit;
};

/**
 * Commits the Merkle root of all stream heads to the public log, so that from then on a removed tail or a removed stream
 * shows. Again after a crash, the same commit gets the same entry.
 */
export const commitHeads = async (
  { maintenance, world }: Pick<Store, "maintenance" | "world">,
  publicLog: Pick<PublicLog, "append">,
): Promise<HeadsCommit | null> => {
  const at = world.now().toString({ smallestUnit: "millisecond" });
  await maintenance((tx) => writeCommit(tx, at));
  const last = (await maintenance(readCommits)).at(-1);
  if (last === undefined) return null;
  await publicLog.append(headsKey(last.number), headsLeaf(last));
  return last;
};
