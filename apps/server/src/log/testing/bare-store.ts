import { randomUUID } from "node:crypto";
import pg from "pg";
import { type Engine, openInMemory, openPostgresql, openStore, type Store } from "../../store/index.ts";
import { testWorld } from "../../testing/test-world.ts";
import { logMigrations } from "../schema.ts";

const cluster = process.env["TOUCHSTONE_TEST_PG"];

/** The engines that are there; the log is tested on each without the rest of the server. */
export const engineKinds: readonly Engine["kind"][] = cluster === undefined ? ["embedded"] : ["embedded", "postgresql"];

const emptyDatabase = async (admin: string): Promise<Engine> => {
  const name = `log_${randomUUID().replaceAll("-", "")}`;
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

/** A store that holds nothing but the log's tables. */
export const bareStore = async (kind: Engine["kind"]): Promise<BareStore> => {
  const engine = kind === "embedded" || cluster === undefined ? await openInMemory() : await emptyDatabase(cluster);
  const { world, moveTo } = testWorld();
  const onJobError = (cause: unknown) => {
    throw cause;
  };
  const store = await openStore({ engine, world, migrations: logMigrations, kinds: [], onJobError });
  return { engine, store, moveTo, close: () => engine.close() };
};
