import type { Head } from "./append.ts";
import type { Transaction } from "./transaction.ts";

/**
 * Where streams of one owner stand. Held, nobody moves them until the transaction ends; in one order, so that two who hold
 * the same streams never wait in a ring.
 */
export const readHeads = async (
  tx: Transaction,
  owner: string,
  streams: readonly string[],
  how: "look" | "hold",
): Promise<ReadonlyMap<string, Head>> => {
  if (streams.length === 0) return new Map();
  const { rows } = await tx.query<{ stream: string; version: number; hash: string }>(
    `select stream, version, hash from stream_head where owner = $1 and stream = any($2::uuid[]) order by stream
     ${how === "hold" ? "for update" : ""}`,
    [owner, streams],
  );
  return new Map(rows.map(({ stream, version, hash }) => [stream, { version, hash }]));
};
