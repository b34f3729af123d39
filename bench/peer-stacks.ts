import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync } from "node:fs";
import { join } from "node:path";
import type { Cluster } from "@touchstone/server/testing";
import pg from "pg";
import { inFolder } from "./folder.ts";
import { addressOf } from "./running-server.ts";
import { type Figure, ms, percentile } from "./table.ts";

/**
 * The peers of grc-peers.md that run at all hand out every row at each request and know no page. Their programs are not in
 * any registry, so what stands here is what each is built of, serving as many rows and bytes as the peer was seen to serve,
 * with nothing asked of the caller. The peer itself does more for an answer, so it can only be slower than this.
 */
type Stack = {
  readonly program: string;
  readonly what: string;
  /** Bytes of the peer's answer of 10,000 rows, in MB, and what it took on another machine (grc-peers.md section 4). */
  readonly megabytes: number;
  readonly elsewhere: string;
};

const stacks: readonly Stack[] = [
  { program: "express-sequelize", what: "Express, Sequelize (VerifyWise)", megabytes: 17.2, elsewhere: "635 ms" },
  { program: "trpc-drizzle", what: "tRPC, Drizzle (Autonomous EHS)", megabytes: 7.5, elsewhere: "435 ms" },
  { program: "bare-node", what: "Node alone, the bytes of SimpleRisk", megabytes: 6.4, elsewhere: "125 ms" },
];

const rows = 10_000;
const names = Array.from({ length: 24 }, (_, place) => `field_${place}`);
// A name, its quotes, colon, comma and the quotes of its text.
const overhead = names.reduce((sum, name) => sum + name.length + 6, 0) + 60;

const fill = async (cluster: Cluster, table: string, megabytes: number): Promise<void> => {
  const letters = Math.max(1, Math.round(((megabytes * 1e6) / rows - overhead) / names.length));
  const client = new pg.Client({ connectionString: cluster.url });
  await client.connect();
  try {
    await client.query(
      `CREATE TABLE ${table} (id int PRIMARY KEY, ${names.map((name) => `${name} text`).join(", ")}, created_at timestamptz)`,
    );
    await client.query(
      `INSERT INTO ${table} SELECT n, ${names.map(() => `repeat('x', ${letters})`).join(", ")}, now() - n * interval '1 minute' FROM generate_series(1, ${rows}) n`,
    );
    await client.query(`ANALYZE ${table}`);
  } finally {
    await client.end();
  }
};

type Served = { readonly p50: number; readonly figure: Figure };

const served = async (folder: string, cluster: Cluster, stack: Stack): Promise<Served> => {
  const table = stack.program.replace("-", "_");
  await fill(cluster, table, stack.megabytes);
  const child = spawn(process.execPath, [join(folder, `${stack.program}.mjs`)], {
    env: { ...process.env, DATABASE_URL: cluster.url, PEER_TABLE: table, PEER_COLUMNS: names.join(",") },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  try {
    const address = await addressOf(child);
    const times: number[] = [];
    let bytes = 0;
    for (let round = 0; round < 35; round += 1) {
      const began = performance.now();
      const response = await fetch(address);
      if (response.status !== 200) throw new Error(`${stack.program}: ${response.status}`);
      bytes = (await response.arrayBuffer()).byteLength;
      if (round >= 5) times.push(performance.now() - began);
    }
    const p50 = percentile(times, 0.5);
    const what = `${stack.what}: all ${rows} rows, ${(bytes / 1e6).toFixed(1)} MB, p50`;
    const figure = { what, measured: ms(p50), limit: `the peer itself, elsewhere: ${stack.elsewhere}`, holds: null };
    return { p50, figure };
  } finally {
    child.kill("SIGTERM");
    await gone;
  }
};

/** Null where the registry is not reached. */
const installed = (folder: string): boolean => {
  cpSync(join(import.meta.dirname, "peer-stacks"), folder, { recursive: true });
  try {
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel", "error"], {
      cwd: folder,
      stdio: "ignore",
    });
    return true;
  } catch {
    return false;
  }
};

/** What each peer is built of, on this machine and this cluster, and the quickest of them; null where not installed. */
export const peerStacks = (
  cluster: Cluster,
): Promise<{ readonly best: number; readonly figures: readonly Figure[] } | null> =>
  inFolder(async (folder) => {
    if (!installed(folder)) return null;
    const all: Served[] = [];
    for (const stack of stacks) all.push(await served(folder, cluster, stack));
    return { best: Math.min(...all.map(({ p50 }) => p50)), figures: all.map(({ figure }) => figure) };
  });
