import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Cluster, postgresqlPrograms, startCluster } from "@touchstone/server/testing";
import autocannon from "autocannon";
import pg from "pg";
import { identify, riskOf, risksPath } from "./register.ts";
import { countRoundTrips } from "./round-trips.ts";
import { demoCompany, type RunningServer, startServer } from "./running-server.ts";
import type { Figure } from "./table.ts";

const clients = 16;
const seconds = 15;
const run = promisify(execFile);

// A command writes four rows: journal, head, read row, stored answer. So does each of pgbench's transactions.
const peerTables = ["a", "b", "c", "d"].map(
  (name) => `create table if not exists peer_${name} (id bigserial primary key, text text);`,
);
const peerScript = [
  "begin;",
  ...["a", "b", "c", "d"].map((name) => `insert into peer_${name} (text) values (repeat('x', 300));`),
  "commit;",
].join("\n");

const withClient = async <Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const pgbench = async (cluster: Cluster, folder: string): Promise<number> => {
  await withClient(cluster.url, (client) => client.query(peerTables.join("")));
  const script = join(folder, "peer.sql");
  writeFileSync(script, peerScript);
  const host = new URL(cluster.url).searchParams.get("host") ?? "";
  const load = `-n -c ${clients} -j 2 -T ${seconds} -M prepared -U postgres`.split(" ");
  const { stdout } = await run(join(cluster.bin, "pgbench"), [...load, "-h", host, "-f", script, "postgres"]);
  return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
};

// A light load generator, as pgbench is one: it shares the two cores with what it measures.
const commandsPerSecond = async (server: RunningServer, forSeconds: number): Promise<number> => {
  let sent = 0;
  const setupRequest: Parameters<typeof autocannon>[0]["requests"][number]["setupRequest"] = (request) => {
    sent += 1;
    request.path = risksPath;
    request.headers = {
      authorization: `Bearer ${server.token}`,
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
    };
    request.body = JSON.stringify(riskOf(`命令 ${sent}`));
    return request;
  };
  const load = { url: server.origin, method: "POST", connections: clients, duration: forSeconds } as const;
  const { requests, errors, non2xx } = await autocannon({ ...load, requests: [{ setupRequest }] });
  if (errors + non2xx > 0) throw new Error(`${errors} errors, ${non2xx} answers other than 2xx`);
  return requests.total / forSeconds;
};

const tripsPerCommand = async (cluster: Cluster, folder: string): Promise<number> => {
  const counter = await countRoundTrips(cluster.url, demoCompany);
  const server = await startServer(join(folder, "trips"), counter.url);
  const before = counter.transactions();
  for (let n = 0; n < 50; n += 1) await identify(server, `往返 ${n}`);
  const seen = counter.transactions() - before;
  await server.stop();
  counter.close();
  if (seen < 50) throw new Error(`only ${seen} of 50 commands were seen on their way to the database`);
  return counter.perTransaction();
};

/** Durable commands through the API on PostgreSQL, beside what pgbench reaches with the same writes in the same run. */
export const commandFigures = async (): Promise<readonly Figure[] | null> => {
  const bin = postgresqlPrograms();
  if (bin === null) return null;
  const cluster = await startCluster(bin, "durable");
  const folder = mkdtempSync(join(tmpdir(), "touchstone-bench-"));
  try {
    const server = await startServer(folder, cluster.url);
    await commandsPerSecond(server, 5);
    // In turns, so that a neighbour's load falls on both.
    const ours: number[] = [];
    const peers: number[] = [];
    for (let round = 0; round < 2; round += 1) {
      ours.push(await commandsPerSecond(server, seconds));
      peers.push(await pgbench(cluster, folder));
    }
    await server.stop();
    const trips = await tripsPerCommand(cluster, folder);
    const mine = ours.reduce((sum, each) => sum + each, 0) / ours.length;
    const peer = peers.reduce((sum, each) => sum + each, 0) / peers.length;
    const share = (100 * mine) / peer;
    return [
      {
        what: `pgbench, ${clients} clients, 4 rows a transaction, durable`,
        measured: `${peer.toFixed(0)}/s`,
        limit: "",
        holds: null,
      },
      {
        what: `commands through the API, ${clients} clients, durable`,
        measured: `${mine.toFixed(0)}/s`,
        limit: "",
        holds: null,
      },
      {
        what: "round trips to the database for one command",
        measured: trips.toFixed(2),
        limit: "≤ 3",
        holds: trips <= 3,
      },
      { what: "share of pgbench", measured: `${share.toFixed(0)} %`, limit: "≥ 25 %", holds: share >= 25 },
    ];
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true });
  }
};
