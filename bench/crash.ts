import { randomInt, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Cluster, openEmbedded, postgresqlPrograms, startCluster } from "@touchstone/server/testing";
import pg from "pg";
import { command, demoCompany, type RunningServer, startServer } from "./running-server.ts";

/** One command that a client sent, and what it knows of its fate. `at` is null until somebody acknowledged it. */
type Sent = {
  readonly path: string;
  readonly key: string;
  readonly body: Readonly<Record<string, string>>;
  /** The text that this command alone puts into its row. */
  readonly mark: string;
  at: { readonly id: string; readonly version: number } | null;
};

export type CrashReport = {
  readonly engine: string;
  readonly rounds: number;
  readonly acknowledged: number;
  /** Sent, never answered, and answered by the same key after the restart. */
  readonly unknown: number;
  readonly lost: number;
  readonly twice: number;
  readonly halfApplied: number;
  readonly slowestReadyMs: number;
};

const risks = `/api/v1/register/${demoCompany}/risks`;
const clients = 8;

const nextCommand = (own: readonly Sent[]): Sent => {
  const key = randomUUID();
  const known = own.filter(({ path, at }) => path === risks && at !== null);
  const target = known.length > 0 && randomInt(10) < 4 ? known[randomInt(known.length)]?.at?.id : undefined;
  const mark = `mark ${key}`;
  return target === undefined
    ? { path: risks, key, body: { title: mark, harm: "", owner: "" }, mark, at: null }
    : { path: `${risks}/${target}/assignment`, key, body: { owner: mark, area: "" }, mark, at: null };
};

// Returns what the server said, or null where the connection broke: then nobody knows.
const deliver = async (server: RunningServer, sent: Sent): Promise<boolean> => {
  try {
    const response = await server.send(sent.path, command(sent.key, sent.body));
    if (response.status !== 200) throw new Error(`${sent.path}: ${response.status} ${await response.text()}`);
    sent.at = (await response.json()) as Sent["at"];
    return true;
  } catch (cause) {
    if (cause instanceof TypeError) return false;
    throw cause;
  }
};

const client = async (server: RunningServer, diary: Sent[]): Promise<void> => {
  for (;;) {
    const sent = nextCommand(diary);
    diary.push(sent);
    if (!(await deliver(server, sent))) return;
  }
};

type Query = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

// Each of these rows would be a command of which one part is there and another is not.
const halves: readonly string[] = [
  `select h.stream from stream_head h full join (select owner, stream, max(version) as last, count(*) as entries
     from journal group by owner, stream) j using (owner, stream)
   where h.version is distinct from j.last or j.entries is distinct from j.last`,
  `select j.stream from journal j join stream_head h using (owner, stream)
   where j.version = h.version and j.hash is distinct from h.hash`,
  `select j.stream from journal j left join journal before on before.owner = j.owner and before.stream = j.stream
     and before.version = j.version - 1 where j.prev is distinct from before.hash`,
  `select h.stream from stream_head h full join register_risk r on r.owner = h.owner and r.id = h.stream
   where (h.kind = 'risk' or h.kind is null) and r.version is distinct from h.version`,
  `select c.key from command c where c.result->>'id' is not null and not exists (
     select from journal j where j.owner = c.owner and j.stream::text = c.result->>'id' and j.version::text = c.result->>'version')`,
];

const halfApplied = async (query: Query): Promise<number> => {
  let found = 0;
  for (const sql of halves) found += (await query(sql)).length;
  return found;
};

type Bed = {
  readonly start: () => Promise<RunningServer>;
  /** Kills what this engine can lose. */
  readonly crash: (server: RunningServer, round: number) => Promise<void>;
  /** Looks at the tables while no server runs. */
  readonly look: <Value>(work: (query: Query) => Promise<Value>) => Promise<Value>;
  readonly end: () => Promise<void>;
};

const embeddedBed = (): Bed => {
  const data = mkdtempSync(join(tmpdir(), "touchstone-crash-"));
  return {
    start: () => startServer(data),
    crash: (server) => server.kill(),
    look: async (work) => {
      const engine = await openEmbedded(join(data, "pg"));
      try {
        return await work(async (sql) => (await engine.pool.query(sql)).rows);
      } finally {
        await engine.close();
      }
    },
    end: async () => rmSync(data, { recursive: true }),
  };
};

const postgresqlBed = (cluster: Cluster): Bed => {
  const data = mkdtempSync(join(tmpdir(), "touchstone-crash-"));
  return {
    start: () => startServer(data, cluster.url),
    // Every other round the database goes first, under the server that is still writing.
    crash: async (server, round) => {
      if (round % 2 === 1) await cluster.kill();
      await server.kill();
      if (round % 2 === 1) await cluster.restart();
    },
    look: async (work) => {
      const reader = new pg.Client({ connectionString: cluster.url });
      await reader.connect();
      try {
        return await work(async (sql) => (await reader.query(sql)).rows);
      } finally {
        await reader.end();
      }
    },
    end: async () => {
      await cluster.stop();
      rmSync(data, { recursive: true });
    },
  };
};

export const openBed = async (engine: "embedded" | "postgresql"): Promise<Bed | null> => {
  if (engine === "embedded") return embeddedBed();
  const bin = postgresqlPrograms();
  return bin === null ? null : postgresqlBed(await startCluster(bin, "durable"));
};

type Fates = { readonly lost: number; readonly twice: number };

/** Compares what clients were told with what the journal holds: each mark once, at the place that was acknowledged. */
export const fatesOf = async (bed: Bed, diary: readonly Sent[]): Promise<Fates> =>
  bed.look(async (query) => {
    const rows = await query(
      `select stream, version, coalesce(data->>'title', '') as title, data::text as data from journal where data::text like '%mark %'`,
    );
    const places = new Map<string, string[]>();
    for (const { stream, version, data } of rows) {
      const mark = /mark [0-9a-f-]{36}/.exec(String(data))?.[0] ?? "";
      places.set(mark, [...(places.get(mark) ?? []), `${String(stream)}@${String(version)}`]);
    }
    const acknowledged = diary.flatMap(({ mark, at }) =>
      at === null ? [] : [{ mark, place: `${at.id}@${at.version}` }],
    );
    return {
      lost: acknowledged.filter(({ mark, place }) => !places.get(mark)?.includes(place)).length,
      twice: [...places.values()].filter((found) => found.length > 1).length,
    };
  });

/** Writes with eight clients, kills at a random moment, starts again, retries what nobody answered, and compares. */
export const crashRounds = async (
  bed: Bed,
  engine: string,
  rounds: number,
): Promise<{ readonly report: CrashReport; readonly diary: readonly Sent[] }> => {
  const diaries: readonly Sent[][] = Array.from({ length: clients }, () => []);
  let halves = 0;
  let lost = 0;
  let unknown = 0;
  let slowestReadyMs = 0;
  // The first start makes the data folder; it is not one of the starts after a crash.
  let server = await bed.start();
  for (let round = 0; round < rounds; round += 1) {
    const writing = diaries.map((diary) => client(server, diary));
    await new Promise((resolve) => setTimeout(resolve, 200 + randomInt(1300)));
    await bed.crash(server, round);
    await Promise.all(writing);
    halves += await bed.look(halfApplied);
    lost += (await fatesOf(bed, diaries.flat())).lost;
    server = await bed.start();
    slowestReadyMs = Math.max(slowestReadyMs, server.readyMs);
    for (const sent of diaries.flat().filter(({ at }) => at === null)) {
      unknown += 1;
      if (!(await deliver(server, sent))) throw new Error("the server does not answer after its restart");
    }
  }
  await server.stop();
  const diary = diaries.flat();
  const fates = await fatesOf(bed, diary);
  return {
    diary,
    report: {
      engine,
      rounds,
      acknowledged: diary.length,
      unknown,
      lost: lost + fates.lost,
      twice: fates.twice,
      halfApplied: halves + (await bed.look(halfApplied)),
      slowestReadyMs: Math.round(slowestReadyMs),
    },
  };
};
