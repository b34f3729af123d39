import { createHash } from "node:crypto";
import { existsSync, linkSync, mkdtempSync, openAsBlob, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { demoSeed } from "../demo/seed.ts";
import { migrations, openServer } from "../server.ts";
import { type Engine, openInMemory, openPostgresql } from "../store/index.ts";
import { storeMigrations } from "../store/schema.ts";
import { testWorld } from "./test-world.ts";

/** Address of a throw-away PostgreSQL, set by the test run where the machine has one. */
const cluster = process.env["TOUCHSTONE_TEST_PG"];

/** The suite runs on every engine that is there. */
export const engineKinds: readonly Engine["kind"][] = cluster === undefined ? ["embedded"] : ["embedded", "postgresql"];

// A schema and demo people prepared once for each set of migrations and of demo data: opening a copy takes a third of a
// second. The day is any day: only what the data say must be known again.
const fingerprint = createHash("sha256")
  .update(JSON.stringify([storeMigrations, migrations, demoSeed(Temporal.PlainDate.from("2026-01-01"))]))
  .digest("hex")
  .slice(0, 12);

const prepare = async (engine: Engine): Promise<void> => {
  const data = mkdtempSync(join(tmpdir(), "touchstone-prepare-"));
  // The server closes whole, timers and all; the engine stays open for its image to be taken.
  const kept: Engine = { ...engine, close: async () => {} };
  const server = await openServer({
    data,
    origin: "http://127.0.0.1",
    demo: true,
    engine: kept,
    world: testWorld().world,
  });
  await server.close();
};

const preparedImage = async (): Promise<Blob> => {
  const file = join(tmpdir(), `touchstone-image-${fingerprint}.tar`);
  if (!existsSync(file)) {
    const engine = await openInMemory();
    await prepare(engine);
    const image = await engine.dump();
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, new Uint8Array(await image.arrayBuffer()));
    // The first one stays: a blob that another worker has open must not change under it.
    try {
      linkSync(draft, file);
    } catch (cause) {
      if (!existsSync(file)) throw cause;
    }
    rmSync(draft);
    await engine.close();
  }
  return openAsBlob(file);
};

const databaseUrl = (admin: string, name: string): string => {
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return url.toString();
};

const freshDatabase = async (admin: string): Promise<Engine> => {
  const template = `touchstone_${fingerprint}`;
  const name = `t_${process.pid}_${createHash("sha256").update(String(performance.now())).digest("hex").slice(0, 10)}`;
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(7462018)");
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [template]);
    if (rowCount === 0) {
      await client.query(`create database ${template}_draft`);
      const engine = await openPostgresql(databaseUrl(admin, `${template}_draft`));
      await prepare(engine);
      await engine.close();
      await client.query(`alter database ${template}_draft rename to ${template}`);
    }
    await client.query(`create database ${name} template ${template}`);
  } finally {
    await client.query("select pg_advisory_unlock(7462018)");
    await client.end();
  }
  return openPostgresql(databaseUrl(admin, name), 8);
};

/** A fresh database with schema and demo people, of its own for each test file. */
export const freshEngine = async (kind: Engine["kind"]): Promise<Engine> => {
  if (kind === "embedded") return openInMemory(await preparedImage());
  if (cluster === undefined) throw new Error("no PostgreSQL for tests here");
  return freshDatabase(cluster);
};
