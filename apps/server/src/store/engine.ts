import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import pg from "pg";
import { DurableNodeFs, syncPath, syncTree } from "./durable-node-fs.ts";
import { lockFolder } from "./lock.ts";
import { appRole } from "./role.ts";

/** A database behind one pool; the same SQL runs on both kinds. */
export type Engine = {
  readonly kind: "embedded" | "postgresql";
  readonly pool: pg.Pool;
  /** Connections that are the application's role for good and know no owner; null where one connection is all there is. */
  readonly lookups: pg.Pool | null;
  readonly close: () => Promise<void>;
};

// Dates, instants and 64-bit integers come out of both engines as text and are parsed once (design.md section 9).
const asText = new Set<number>([pg.types.builtins.DATE, pg.types.builtins.TIMESTAMPTZ, pg.types.builtins.INT8]);
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    asText.has(oid) ? (value: string) => value : pg.types.getTypeParser(oid, format),
};

// Without a time-out, a query outside the one open transaction waits for ever (stack.md section 2).
const embeddedPool = async (database: PGlite, release: () => void): Promise<Engine> => {
  await database.exec("set timezone = 'UTC'");
  const config = createPgConfig(database);
  const pool = new pg.Pool(
    Object.assign(config, { max: 1, types, connectionTimeoutMillis: 30_000, idleTimeoutMillis: 0 }),
  );
  return {
    kind: "embedded",
    pool,
    lookups: null,
    close: async () => {
      await pool.end();
      await database.close();
      release();
    },
  };
};

const durableParameters = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  "-c",
  "fsync=on",
  "-c",
  "wal_sync_method=fsync",
];

// Made beside its place and moved there whole, so that a start broken off in the middle leaves nothing that looks like data.
const create = async (folder: string): Promise<void> => {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  const database = await PGlite.create({ fs: new DurableNodeFs(draft), startParams: durableParameters });
  await database.close();
  syncTree(draft);
  renameSync(draft, folder);
  syncPath(dirname(folder));
};

/** The embedded engine on a folder that belongs to this process alone. */
export const openEmbedded = async (folder: string): Promise<Engine> => {
  mkdirSync(dirname(folder), { recursive: true });
  const release = lockFolder(folder);
  try {
    if (!existsSync(folder)) await create(folder);
    const database = await PGlite.create({ fs: new DurableNodeFs(folder), startParams: durableParameters });
    return await embeddedPool(database, release);
  } catch (cause) {
    release();
    throw cause;
  }
};

/** The embedded engine in memory, from a prepared image where one is given: tests only, nothing survives. */
export const openInMemory = async (image?: Blob): Promise<Engine & { readonly dump: () => Promise<Blob> }> => {
  const database = await PGlite.create(image === undefined ? {} : { loadDataDir: image });
  const engine = await embeddedPool(database, () => {});
  return { ...engine, dump: () => database.dumpDataDir("none") };
};

export const openPostgresql = async (url: string, connections = 16): Promise<Engine> => {
  const pool = new pg.Pool({ connectionString: url, max: connections, types, options: "-c timezone=UTC" });
  // A connection that breaks while nobody uses it has no query to report to, and without a listener it would end the
  // process. The pool has dropped it already and opens another one when it is next asked.
  pool.on("error", () => {});
  await pool.query("select 1");
  // Planned once: for every number of keys anew, the plan costs more than the read.
  const lookups = new pg.Pool({
    connectionString: url,
    max: 2,
    types,
    options: `-c timezone=UTC -c role=${appRole} -c plan_cache_mode=force_generic_plan`,
  });
  return {
    kind: "postgresql",
    pool,
    lookups,
    close: async () => {
      await lookups.end();
      await pool.end();
    },
  };
};
