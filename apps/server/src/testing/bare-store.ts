import { randomUUID } from "node:crypto";
import pg from "pg";
import {
  type Engine,
  type Migration,
  openInMemory,
  openPostgresql,
  openStore,
  type Store,
  type StoredKind,
} from "../store/index.ts";
import { testWorld } from "./test-world.ts";

const cluster = process.env["TOUCHSTONE_TEST_PG"];

/** The engines that are there, for tests of single parts without the rest of the server. */
export const bareEngineKinds: readonly Engine["kind"][] =
  cluster === undefined ? ["embedded"] : ["embedded", "postgresql"];

const emptyDatabase = async (admin: string): Promise<Engine> => {
  const name = `bare_${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return openPostgresql(url.toString(), 4);
};

export type BareStore = {
  readonly engine: Engine;
  readonly store: Store;
  readonly moveTo: (instant: string) => void;
  readonly close: () => Promise<void>;
};

/** A database without a single table. */
export const bareEngine = (kind: Engine["kind"]): Promise<Engine> =>
  kind === "embedded" || cluster === undefined ? openInMemory() : emptyDatabase(cluster);

/** A store that holds nothing but the tables of the given steps. */
export const bareStore = async (
  kind: Engine["kind"],
  migrations: readonly Migration[],
  kinds: readonly StoredKind[] = [],
): Promise<BareStore> => {
  const engine = await bareEngine(kind);
  const { world, moveTo } = testWorld();
  const onJobError = (cause: unknown) => {
    throw cause;
  };
  const store = await openStore({ engine, world, migrations, kinds, onJobError });
  return { engine, store, moveTo, close: () => engine.close() };
};
