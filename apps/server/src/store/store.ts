import type { Json, Refusal, Result } from "@touchstone/kernel";
import type { QueryResultRow } from "pg";
import type { Engine } from "./engine.ts";
import { type Execution, execute, type HouseCode, type World } from "./execute.ts";
import { exportRows } from "./export-rows.ts";
import { type ImportCode, type ImportReport, importRows } from "./import-rows.ts";
import { type AnyJob, type Jobs, openJobs } from "./jobs.ts";
import { type Lookup, lookup } from "./lookup.ts";
import { type Migration, migrate } from "./migrate.ts";
import { pack } from "./packed-lines.ts";
import { storeMigrations } from "./schema.ts";
import type { EventShape, StoredKind } from "./stream.ts";
import { type Scope, type Transaction, transaction } from "./transaction.ts";
import { openUpkeep, type Upkeep } from "./upkeep.ts";

/** All that a capability may ask of storage. */
export type Store = {
  readonly world: World;
  readonly kinds: readonly StoredKind[];
  readonly transaction: <Value>(scope: Scope, work: (tx: Transaction) => Promise<Value>) => Promise<Value>;
  /** The rows of public tables under one key; for pages that everybody asks for. */
  readonly lookup: <Row extends QueryResultRow>(query: Lookup, key: string) => Promise<readonly Row[]>;
  /** All owners at once, for verification, rebuild and the log of heads; the journal can only be read. */
  readonly maintenance: <Value>(work: (tx: Transaction) => Promise<Value>) => Promise<Value>;
  readonly execute: <
    State extends Json,
    Command,
    Event extends EventShape,
    Facts,
    Code extends string,
    Answer extends Json,
  >(
    execution: Execution<State, Command, Event, Facts, Code, Answer>,
  ) => Promise<Result<Answer, Refusal<Code | HouseCode>>>;
  /** Which of these keys an actor's commands have been answered under, at any of these owners. */
  readonly answeredKeys: (
    owners: readonly string[],
    actor: string,
    keys: readonly string[],
  ) => Promise<readonly string[]>;
  readonly jobs: Jobs;
  readonly upkeep: Upkeep;
  /** The whole content, packed, whatever the engine. */
  readonly exportAll: () => Promise<Uint8Array<ArrayBuffer>>;
  /** Into an empty store of the same release: all of it or nothing. */
  readonly importAll: (packed: Uint8Array) => Promise<Result<ImportReport, Refusal<ImportCode>>>;
};

export type StoreParts = {
  readonly engine: Engine;
  readonly world: World;
  readonly migrations: readonly Migration[];
  readonly kinds: readonly StoredKind[];
  readonly onJobError: (cause: unknown) => void;
};

/** Brings the schema up to date and gives the store; jobs start when their handlers are known. */
export const openStore = async ({ engine, world, migrations, kinds, onJobError }: StoreParts): Promise<Store> => {
  await migrate(engine, [...storeMigrations, ...migrations]);
  const jobs = openJobs(engine, onJobError);
  const upkeep = openUpkeep(engine, world, onJobError);
  return {
    world,
    kinds,
    transaction: (scope, work) => transaction(engine, scope, work),
    lookup: (query, key) => lookup(engine, query, key),
    maintenance: (work) => transaction(engine, "maintenance", work),
    execute: (execution) => execute(engine, world, execution),
    answeredKeys: (owners, actor, keys) =>
      transaction(engine, "maintenance", async (tx) => {
        const { rows } = await tx.query<{ key: string }>(
          "select key from command where owner = any($1) and actor = $2 and key = any($3)",
          [owners, actor, keys],
        );
        return rows.map(({ key }) => key);
      }),
    jobs,
    upkeep,
    exportAll: () => pack(exportRows(engine)),
    importAll: async (packed) => {
      const report = await importRows(engine, jobs, packed);
      if (report.ok) await upkeep.tidy();
      return report;
    },
  };
};

export type { AnyJob };
