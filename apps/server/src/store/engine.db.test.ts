import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { postgresqlPrograms, startCluster } from "../testing/cluster.ts";
import { engineKinds, freshEngine } from "../testing/engines.ts";
import { syncs } from "./durable-node-fs.ts";
import { openEmbedded, openPostgresql } from "./engine.ts";
import { FolderInUse } from "./lock.ts";

const commits = 20;

describe("the embedded engine on a folder", () => {
  let home: string;
  let folder: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "touchstone-engine-"));
    folder = join(home, "pg");
  });
  afterEach(() => rmSync(home, { recursive: true }));

  it("waits for the disk at every commit, and keeps what it acknowledged", async () => {
    const engine = await openEmbedded(folder);
    await engine.pool.query("create table kept (n integer)");
    const before = syncs.count;
    for (let n = 0; n < commits; n += 1) await engine.pool.query("insert into kept values ($1)", [n]);
    expect(syncs.count - before).toBeGreaterThanOrEqual(commits);
    await engine.close();
    const again = await openEmbedded(folder);
    const { rows } = await again.pool.query<{ n: number }>("select count(*)::integer as n from kept");
    expect(rows).toEqual([{ n: commits }]);
    await again.close();
  });

  it("is what waits: PGlite as it comes asks the disk for nothing", async () => {
    const plain = await PGlite.create({ fs: new NodeFS(folder) });
    await plain.exec("create table kept (n integer)");
    const before = syncs.count;
    for (let n = 0; n < commits; n += 1) await plain.query("insert into kept values ($1)", [n]);
    expect(syncs.count - before).toBe(0);
    await plain.close();
  });

  it("has one owner, and gives the folder back", async () => {
    const engine = await openEmbedded(folder);
    await expect(openEmbedded(folder)).rejects.toBeInstanceOf(FolderInUse);
    await engine.close();
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });

  it("begins anew where its making was broken off", async () => {
    mkdirSync(`${folder}.new`);
    writeFileSync(join(`${folder}.new`, "PG_VERSION"), "18\n");
    const engine = await openEmbedded(folder);
    expect((await engine.pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    expect(existsSync(`${folder}.new`)).toBe(false);
    await engine.close();
  });
});

const programs = postgresqlPrograms();

describe.skipIf(programs === null)("PostgreSQL that goes away and comes back", () => {
  it("is found again without a restart of ours", async () => {
    const cluster = await startCluster(programs ?? "", "relaxed");
    const engine = await openPostgresql(cluster.url, 4);
    await Promise.all([1, 2, 3].map(() => engine.pool.query("select pg_sleep(0.1)")));
    await cluster.kill();
    await cluster.restart();
    // A connection that the pool has not seen break yet may report it once; there are at most four.
    const ask = () => engine.pool.query("select 1 as one").catch(() => null);
    const answers = [await ask(), await ask(), await ask(), await ask(), await ask()];
    expect(answers.at(-1)?.rows).toEqual([{ one: 1 }]);
    await engine.close();
    await cluster.stop();
  });
});

describe.each(engineKinds)("any engine: %s", (kind) => {
  it("gives dates, instants and 64-bit integers as text", async () => {
    const engine = await freshEngine(kind);
    const { rows } = await engine.pool.query(
      "select date '2024-02-29' as day, timestamptz '2026-11-23 20:00:00+08' as instant, 9007199254740993::bigint as big",
    );
    expect(rows).toEqual([{ day: "2024-02-29", instant: "2026-11-23 12:00:00+00", big: "9007199254740993" }]);
    await engine.close();
  });
});
