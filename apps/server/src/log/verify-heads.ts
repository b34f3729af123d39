import { nodeHash } from "@touchstone/translog";
import { eventsAt, type Finding, type Store, type Transaction } from "../store/index.ts";
import { type HeadItem, type HeadsCommit, headLeaf, headsKey, headsLeaf, readCommits } from "./heads.ts";

export type HeadsReport = {
  readonly checked: { readonly commits: number; readonly heads: number };
  readonly first: Finding | null;
};

/** A tree whose leaves are replaced in place; a commit moves few of many heads, so only their paths are hashed again. */
const movingTree = () => {
  const levels: Uint8Array[][] = [[]];
  const put = (position: number, leaf: Uint8Array): void => {
    let hash = leaf;
    let at = position;
    for (let level = 0; ; level += 1) {
      const row = (levels[level] ??= []);
      row[at] = hash;
      if (row.length === 1) return;
      const left = at % 2 === 0 ? hash : row[at - 1];
      const right = at % 2 === 0 ? row[at + 1] : hash;
      if (left === undefined) throw new Error("positions have a gap");
      // A last node without a partner goes up as it is, which is RFC 6962's split at the largest power of two.
      hash = right === undefined ? left : nodeHash(left, right);
      at = Math.floor(at / 2);
    }
  };
  return { put, root: (): string => levels.at(-1)?.[0]?.toHex() ?? "", size: (): number => levels[0]?.length ?? 0 };
};

const loggedFault = async (tx: Transaction, commits: readonly HeadsCommit[]): Promise<Finding | null> => {
  const { rows } = await tx.query<{ dedupe_key: string; leaf: Buffer }>(
    "select dedupe_key, leaf from log_entry where dedupe_key like 'heads/%'",
  );
  const logged = new Map(rows.map((row) => [row.dedupe_key, row.leaf]));
  for (const commit of commits) {
    const leaf = logged.get(headsKey(commit.number));
    logged.delete(headsKey(commit.number));
    // The last one may still be on its way into the log.
    if (leaf === undefined && commit === commits.at(-1)) continue;
    if (leaf === undefined) return { code: "heads-commit-not-logged", number: commit.number };
    if (!leaf.equals(headsLeaf(commit))) return { code: "heads-commit-differs", number: commit.number };
  }
  const [lost] = logged.keys();
  return lost === undefined ? null : { code: "heads-commit-missing", key: lost };
};

/**
 * What was committed to the log must still be there: each committed head is an event of the journal with that hash. It
 * names a removed tail, a removed stream, and a history that was written anew with a chain that fits.
 */
export const verifyHeads = async ({ maintenance }: Pick<Store, "maintenance">): Promise<HeadsReport> => {
  const checked = { commits: 0, heads: 0 };
  const commits = await maintenance(readCommits);
  const logged = await maintenance((tx) => loggedFault(tx, commits));
  if (logged !== null) return { checked, first: logged };
  const tree = movingTree();
  for (const { number, root, streams, at } of commits) {
    const { rows, found } = await maintenance(async (tx) => {
      const items = await tx.query<HeadItem>(
        "select position, owner, stream, version, hash from log_heads_item where commit_number = $1 order by position",
        [number],
      );
      return { rows: items.rows, found: await eventsAt(tx, items.rows) };
    });
    for (const item of rows) tree.put(item.position, headLeaf(item));
    if (tree.root() !== root || tree.size() !== streams)
      return { checked, first: { code: "heads-list-changed", number } };
    for (const [place, { owner, stream, version, hash }] of rows.entries()) {
      const event = found[place];
      if (event?.hash === hash) continue;
      const code =
        typeof event?.hash === "string" ? "history-rewritten" : event?.exists ? "tail-removed" : "stream-removed";
      return { checked, first: { code, owner, stream, version, committed: number, committedAt: at } };
    }
    checked.commits += 1;
    checked.heads += rows.length;
  }
  return { checked, first: null };
};
