import { risk as decider, type NewRow, noRisk, type Risk, type RowChange, type RowThere } from "@touchstone/register";
import { type EventRange, readEvents, readHeads, type Transaction } from "../../store/index.ts";
import { printedDigest, riskStream } from "../risk-stream.ts";

/** A row as the store holds it, with the head that an append moves. */
export type HeldRow = { readonly version: number; readonly hash: string | null; readonly risk: Risk };

/** Rows by their ids; `hold` keeps them still until the transaction ends. */
export const heldRows = async (
  tx: Transaction,
  owner: string,
  ids: readonly string[],
  how: "look" | "hold",
): Promise<ReadonlyMap<string, HeldRow>> => {
  const heads = await readHeads(tx, owner, ids, how);
  if (heads.size === 0) return new Map();
  // After the heads: held, they keep the rows still.
  const { rows } = await tx.query<{ id: string; state: Risk }>(
    "select id, state from register_risk where owner = $1 and id = any($2::uuid[])",
    [owner, [...heads.keys()]],
  );
  return new Map(
    rows.flatMap(({ id, state }) => {
      const head = heads.get(id);
      return head === undefined ? [] : [[id, { ...head, risk: state }] as const];
    }),
  );
};

/** Rows as they were at these versions, folded from the journal again. */
export const rowsAt = async (
  tx: Transaction,
  owner: string,
  wanted: readonly { readonly risk: string; readonly version: number }[],
): Promise<ReadonlyMap<string, Risk>> => {
  const ranges: readonly EventRange[] = wanted.map(({ risk, version }) => ({ stream: risk, after: 0, upTo: version }));
  const events = await readEvents(tx, riskStream, owner, ranges);
  return new Map([...events].map(([stream, since]) => [stream, since.reduce(decider.evolve, noRisk)]));
};

type Seen = { readonly risk: string; readonly seen: number };
const seenOf = (changes: readonly RowChange[]): readonly Seen[] =>
  changes.flatMap((change) => (change.kind === "add" ? [] : [{ risk: change.risk, seen: change.seen }]));

/** The rows that a change set names, each as it is and as it was seen. */
export const rowsThere = async (
  tx: Transaction,
  owner: string,
  changes: readonly RowChange[],
  how: "look" | "hold",
): Promise<{ readonly held: ReadonlyMap<string, HeldRow>; readonly row: (risk: string) => RowThere | null }> => {
  const seen = seenOf(changes);
  const held = await heldRows(tx, owner, [...new Set(seen.map(({ risk }) => risk))], how);
  const moved = seen.flatMap((one) => {
    const now = held.get(one.risk)?.version ?? 0;
    return one.seen < now && one.seen > 0 ? [{ risk: one.risk, version: one.seen }] : [];
  });
  const before = await rowsAt(tx, owner, moved);
  const versions = new Map(seen.map((one) => [one.risk, one.seen]));
  return {
    held,
    row: (risk) => {
      const now = held.get(risk);
      if (now === undefined) return null;
      const asSeen = versions.get(risk) === now.version ? now.risk : (before.get(risk) ?? null);
      return { version: now.version, risk: now.risk, asSeen };
    },
  };
};

const digestOf = ({ no, title, lines }: NewRow): string =>
  printedDigest({ no, title, lines: lines.map(({ cells }) => ({ printed: cells })) });

const nameOf = ({ no, title }: { readonly no: string; readonly title: string }): string => `${no}\n${title}`;

/** Which of the rows to be added are there already: cell for cell, or under the same number and title. */
export const addedThere = async (
  tx: Transaction,
  owner: string,
  changes: readonly RowChange[],
): Promise<{ readonly isThere: (row: NewRow) => boolean; readonly isNamed: (row: NewRow) => boolean }> => {
  const rows = changes.flatMap((change) => (change.kind === "add" ? [change.row] : []));
  if (rows.length === 0) return { isThere: () => false, isNamed: () => false };
  const printed = await tx.query<{ printed_digest: string }>(
    "select printed_digest from register_risk where owner = $1 and printed_digest = any($2)",
    [owner, rows.map(digestOf)],
  );
  const named = await tx.query<{ no: string; title: string }>(
    `select state->'identified'->>'no' as no, title from register_risk
     where owner = $1 and title = any($2) and risk_state <> 'withdrawn'`,
    [owner, rows.map(({ title }) => title)],
  );
  const digests = new Set(printed.rows.map((row) => row.printed_digest));
  const names = new Set(named.rows.map(nameOf));
  return {
    isThere: (row) => row.file !== null && digests.has(digestOf(row)),
    isNamed: (row) => names.has(nameOf(row)),
  };
};
