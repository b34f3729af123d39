import type { Json, Refusal, Result } from "@touchstone/kernel";
import type { Engine } from "./engine.ts";
import { type Execution, execute, type HouseCode, type World } from "./execute.ts";
import { type AnyJob, type Jobs, openJobs } from "./jobs.ts";
import { type Migration, migrate } from "./migrate.ts";
import { storeMigrations } from "./schema.ts";
import type { EventShape, StoredKind } from "./stream.ts";
import { type Scope, type Transaction, transaction } from "./transaction.ts";
import { openUpkeep, type Upkeep } from "./upkeep.ts";

/** All that a capability may ask of storage. */
export type Store = {
  readonly world: World;
  readonly kinds: readonly StoredKind[];
  readonly transaction: <Value>(scope: Scope, work: (tx: Transaction) => Promise<Value>) => Promise<Value>;
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
  readonly jobs: Jobs;
  readonly upkeep: Upkeep;
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
  return {
    world,
    kinds,
    transaction: (scope, work) => transaction(engine, scope, work),
    maintenance: (work) => transaction(engine, "maintenance", work),
    execute: (execution) => execute(engine, world, execution),
    jobs: openJobs(engine, onJobError),
    upkeep: openUpkeep(engine, world, onJobError),
  };
};

export type { AnyJob };
