import { createHash } from "node:crypto";
import { type Refusal, type Result, refuse } from "@touchstone/kernel";
import {
  type BulkLaw,
  type DocumentVersion,
  type LawVersionEvent,
  type LawWarning,
  lawVersion,
  type Placed,
  type Placement,
  parseBulkLaw,
  placeBulk,
  readJson,
  versionProblems,
} from "@touchstone/requirements";
import {
  appendMany,
  type NewStream,
  noFacts,
  type Stamp,
  type Store,
  type Transaction,
  takeTurn,
} from "../store/index.ts";
import { BulkBroken, type BulkLine, bulkLines } from "./bulk-lines.ts";
import { lawMark, nameOf } from "./held-laws.ts";
import type { HeldLibrary } from "./law-library.ts";
import { lawScope, lawStream } from "./law-stream.ts";
import { keepTexts } from "./law-texts.ts";
import { ownDocuments, ownPlaces } from "./own-content.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const limits = { depth: 6, string: 60_000, members: 4_000, total: 4_000_000 };

// So many records are in memory and in one transaction: an interruption loses no more, and the rest goes on from there.
const batch = { records: 200, articles: 8_000 };

// From so many versions on the database's picture of the tables is out of date.
const bulk = 100;

export type BulkReport = {
  readonly imported: number;
  readonly unchanged: number;
  readonly known: number;
  readonly articles: number;
  /** How many, of which the first hundred are told. */
  readonly refusedCount: number;
  readonly warningCount: number;
  readonly refused: readonly Refusal[];
  readonly warnings: readonly LawWarning[];
};

type Importing = {
  readonly store: Store;
  readonly library: () => Promise<HeldLibrary>;
  readonly file: string;
  readonly first: number;
  readonly command: { readonly actor: string; readonly key: string };
  /** Leaves with the transaction where a version is news to those who cite laws. */
  readonly tell: (tx: Transaction, laws: HeldLibrary, recorded: readonly Placed[]) => Promise<void>;
};

const newStreams = function* (
  store: Store,
  placed: readonly Placed[],
  { actor, newId }: Stamp,
): Generator<NewStream<LawVersionEvent>> {
  const now = store.world.now();
  const context = { actor, now, today: now.toZonedDateTimeISO(store.world.zone).toPlainDate(), newId };
  for (const { document, digest } of placed) {
    const decided = lawVersion.decide(
      lawVersion.initial,
      { type: "RecordLawVersion", document, digest },
      null,
      context,
    );
    if (!decided.ok) throw new Error(`a fresh version refused its import: ${decided.refusals[0].code}`);
    yield { stream: newId(), events: decided.value };
  }
};

const stampOf = ({ world }: Store, actor: string): Stamp => {
  const now = world.now();
  return {
    actor,
    commandId: world.newId(),
    recordedAt: now.toString({ smallestUnit: "millisecond" }),
    occurredOn: now.toZonedDateTimeISO(world.zone).toPlainDate().toString(),
    newId: world.newId,
  };
};

/**
 * A version that is held says something else now: one command of its own, as any correction. False where somebody else
 * wrote it meanwhile.
 */
const correct = async (
  { store, command, tell }: Importing,
  laws: HeldLibrary,
  { document, digest, text }: Placed,
): Promise<boolean> => {
  const name = nameOf(document);
  const held = laws.imported.get(name);
  if (held === undefined) throw new Error(`${name} is not held`);
  const done = await store.execute({
    kind: lawStream,
    stream: held.stream,
    scope: lawScope,
    actor: command.actor,
    key: `${command.key}/${digest ?? ""}/${name}`,
    body: { document, digest },
    command: { type: "RecordLawVersion", document, digest },
    expected: held.version,
    facts: noFacts,
    answer: () => null,
    also: async (tx) => {
      if (digest !== null && text !== null) await keepTexts(tx, [{ digest, text }]);
      await tell(tx, laws, [{ document, digest, text }]);
    },
  });
  if (done.ok || done.refusals[0].code === "version-conflict") return done.ok;
  throw new Error(`${name}: ${done.refusals[0].code}`);
};

/** One batch, placed by what the base holds at its moment: all of its new versions in one transaction. */
const keepBatch = async (
  importing: Importing,
  own: ReadonlyMap<string, DocumentVersion>,
  records: readonly BulkLaw[],
): Promise<Placement> => {
  const { store, library, command, tell } = importing;
  const laws = await library();
  const placement = placeBulk(records, { base: laws.base, own, held: laws.imported });
  const fresh = placement.recorded.filter(({ document }) => !laws.imported.has(nameOf(document)));
  if (fresh.length > 0) {
    const isDone = await store.transaction(lawScope, async (tx) => {
      await takeTurn(tx, lawStream.kind, lawScope.owner, command);
      // Somebody else imported meanwhile: what is new has to be found again.
      if ((await lawMark(tx)) !== laws.mark) return false;
      const texts = fresh.flatMap(({ digest, text }) => (digest === null || text === null ? [] : [{ digest, text }]));
      await keepTexts(tx, texts);
      const stamp = stampOf(store, command.actor);
      await appendMany(tx, lawStream, newStreams(store, fresh, stamp), stamp);
      await tell(tx, laws, fresh);
      return true;
    });
    if (!isDone) return keepBatch(importing, own, records);
  }
  for (const placed of placement.recorded) {
    if (!laws.imported.has(nameOf(placed.document))) continue;
    if (!(await correct(importing, laws, placed))) return keepBatch(importing, own, records);
  }
  return placement;
};

const readLine = (file: string, { line, text }: BulkLine): Result<BulkLaw, Refusal> => {
  const json = readJson(text, file, limits);
  if (json.ok) {
    const law = parseBulkLaw(json.value, file, line, sha256);
    if (!law.ok) return law;
    const [problem] = versionProblems(law.value.document, ownPlaces());
    return problem === undefined ? law : refuse({ ...problem, place: { file, row: line, column: null } });
  }
  const [{ place, ...refused }] = json.refusals;
  return refuse({ ...refused, place: { file, row: line, column: place?.column ?? null } });
};

// A file that is something else all over refuses every line: a hundred say enough.
const most = 100;

/**
 * Imports a bulk file as it is read. Each record is taken whole or refused with its line; the sound ones load. Run again,
 * or run on after an interruption, it finds what is there and adds what is not.
 */
export const importBulk = async (importing: Importing, bytes: Uint8Array): Promise<BulkReport> => {
  const { file, first } = importing;
  const own = new Map(ownDocuments().map((document) => [nameOf(document), document]));
  const counted = { imported: 0, unchanged: 0, known: 0, articles: 0, refusedCount: 0, warningCount: 0 };
  const refused: Refusal[] = [];
  const warnings: LawWarning[] = [];
  let records: BulkLaw[] = [];
  let articles = 0;
  const flush = async (): Promise<void> => {
    const placement = await keepBatch(importing, own, records);
    counted.imported += placement.recorded.length;
    counted.unchanged += placement.unchanged;
    counted.known += placement.known;
    counted.articles += articles;
    [records, articles] = [[], 0];
  };
  const refuseLine = (refusal: Refusal): void => {
    counted.refusedCount += 1;
    if (refused.length < most) refused.push(refusal);
  };
  try {
    for await (const line of bulkLines(bytes, file, first)) {
      if (line.text.trim() === "") continue;
      const read = readLine(file, line);
      if (!read.ok) {
        refuseLine(read.refusals[0]);
        continue;
      }
      records.push(read.value);
      articles += read.value.text?.articles.length ?? 0;
      counted.warningCount += read.value.warnings.length;
      warnings.push(...read.value.warnings.slice(0, most - warnings.length));
      if (records.length >= batch.records || articles >= batch.articles) await flush();
    }
  } catch (cause) {
    if (!(cause instanceof BulkBroken)) throw cause;
    refuseLine(cause.refusal);
  }
  if (records.length > 0) await flush();
  if (counted.imported >= bulk) await importing.store.upkeep.tidy();
  return { ...counted, refused, warnings };
};
