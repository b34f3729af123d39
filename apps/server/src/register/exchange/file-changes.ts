import { exchangeTexts, say } from "@touchstone/contract";
import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import {
  findHeader,
  type Grid,
  headingsAt,
  liveLines,
  type Risk,
  type RowChange,
  readExchange,
  suggestTargets,
  type Target,
} from "@touchstone/register";
import { bounds } from "../../adapters/tabular/bounds.ts";
import { readTable } from "../../adapters/tabular/read-table.ts";
import type { Transaction } from "../../store/index.ts";
import { columnWords } from "./column-words.ts";

const bad = houseRule("Bad input");

export type AskedTable = {
  readonly file: string;
  readonly sheet?: string | undefined;
  /** From 1. */
  readonly header?: number | undefined;
};

export type FoundTable = {
  readonly grid: Grid;
  /** From 0. */
  readonly header: number;
  readonly headings: readonly string[];
  readonly suggested: readonly Target[];
};

/** The table that a file holds, its headings found or as they were chosen. */
export const findTable = async (bytes: Uint8Array, asked: AskedTable): Promise<Result<FoundTable, Refusal>> => {
  const read = await readTable(bytes, asked.file, bounds, asked.sheet ?? null);
  if (!read.ok) return read;
  const words = columnWords();
  const header = asked.header === undefined ? findHeader(read.value, words) : asked.header - 1;
  const empty = refusal("register-empty", bad);
  if (header === null || header >= read.value.cells.length) return refuse(empty);
  const headings = headingsAt(read.value, header);
  return ok({ grid: read.value, header, headings, suggested: suggestTargets(headings, words) });
};

export type FileChanges = { readonly changes: readonly RowChange[]; readonly newest: string | null };

/** A file's changes, every refusal with its place in the file. */
export const changesOf = (
  { grid, header, headings, suggested }: FoundTable,
  mapped: readonly Target[] | null,
): Result<FileChanges, Refusal> => {
  if (mapped !== null && mapped.length !== headings.length) {
    return refuse(refusal("mapping-length", bad, { found: mapped.length, expected: headings.length }));
  }
  const { changes, refusals, newest } = readExchange(grid, header, mapped ?? suggested);
  const [first, ...rest] = refusals
    .slice(0, 100)
    .map((one): Refusal => ({ ...one, place: { file: grid.file, row: one.place?.row ?? null, column: null } }));
  return first === undefined ? ok({ changes, newest }) : refuse(first, ...rest);
};

type Live = { readonly id: string; readonly version: number; readonly state: Risk };

/**
 * A file that holds the whole register says by its silence what was taken out: rows and documents that it does not name.
 * Rows entered since it was exported are left alone.
 */
export const withSilence = async (
  tx: Transaction,
  owner: string,
  { changes, newest: told }: FileChanges,
  reason: string,
): Promise<readonly RowChange[]> => {
  const named = new Set(changes.flatMap((change) => (change.kind === "add" ? [] : [change.risk])));
  const newest = told ?? [...named].toSorted().at(-1);
  if (newest === undefined) return changes;
  const { rows } = await tx.query<Live>(
    "select id, version, state from register_risk where owner = $1 and risk_state <> 'withdrawn' and id <= $2 order by id",
    [owner, newest],
  );
  const states = new Map(rows.map((row) => [row.id, row.state]));
  const removed = rows.flatMap(({ id, version }): readonly RowChange[] =>
    named.has(id) ? [] : [{ kind: "remove", at: null, risk: id, seen: version, reason }],
  );
  return [...changes.map((change) => withoutLines(change, states, reason)), ...removed];
};

const withoutLines = (change: RowChange, states: ReadonlyMap<string, Risk>, reason: string): RowChange => {
  const risk = change.kind === "change" ? states.get(change.risk) : undefined;
  if (change.kind !== "change" || risk === undefined) return change;
  const kept = new Set(change.change.edits.flatMap(({ line }) => line ?? []));
  // A file without one column that belongs to a document says nothing of documents.
  if (kept.size === 0) return change;
  const withdraw = liveLines(risk).flatMap(({ id }) => (kept.has(id) ? [] : [{ line: id, reason }]));
  return { ...change, change: { ...change.change, withdraw } };
};

export const silenceReason = (file: string, language: "zh" | "en"): string =>
  say(exchangeTexts.notInFile, language, { file: file.slice(0, 200) });
