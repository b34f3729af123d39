import type { Transaction } from "./transaction.ts";

/** An event with its two times, for questions about the past; personal fields stay sealed. */
export type HistoryEvent = {
  readonly stream: string;
  readonly type: string;
  readonly schema_version: number;
  readonly data: unknown;
  readonly occurred_on: string;
  /** UTC with milliseconds, as envelopes have it: `2026-11-23T12:15:00.123Z`. */
  readonly recorded_at: string;
};

const historySql = `
select stream, type, schema_version, data, occurred_on,
  to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as recorded_at
from journal where owner = $1 and stream = any($2::uuid[]) order by stream, version`;

/** The whole lives of some streams of one owner, by stream, in the order in which they were recorded. */
export const readHistory = async (
  tx: Transaction,
  owner: string,
  streams: readonly string[],
): Promise<ReadonlyMap<string, readonly HistoryEvent[]>> => {
  const { rows } = await tx.query<HistoryEvent>(historySql, [owner, streams]);
  return Map.groupBy(rows, ({ stream }) => stream);
};

const movedSql = `
select stream, bool_or(version = 1) as unborn from journal
where owner = $1 and kind = $2 and (recorded_at > $3::timestamptz or occurred_on > $4::date) group by stream`;

/** Streams of a kind of which something was recorded after an instant, or speaks of a later day: with their first event, unborn. */
export const movedAfter = async (
  tx: Transaction,
  asked: { readonly owner: string; readonly kind: string; readonly knownAt: string; readonly on: string },
): Promise<ReadonlyMap<string, "unborn" | "moved">> => {
  const { rows } = await tx.query<{ stream: string; unborn: boolean }>(movedSql, [
    asked.owner,
    asked.kind,
    asked.knownAt,
    asked.on,
  ]);
  return new Map(rows.map(({ stream, unborn }) => [stream, unborn ? "unborn" : "moved"]));
};
