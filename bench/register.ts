import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { besidePostgresql } from "./beside-postgresql.ts";
import { inFolder } from "./folder.ts";
import { peerStacks } from "./peer-stacks.ts";
import { command, demoCompany, type RunningServer, startServer } from "./running-server.ts";
import { atMost, type Figure, ms, percentile } from "./table.ts";

export const risksPath = `/api/v1/register/${demoCompany}/risks`;
const rows = 10_000;
const risksPage = z.object({ items: z.array(z.unknown()), next: z.string().nullable() });
const states = ["identified", "assigned"];

export const riskOf = (title: string) => ({
  title,
  harm: "人员伤亡",
  owner: "设备部",
  area: states[title.length % 2] ?? "",
});

export const identify = async (server: RunningServer, title: string): Promise<number> => {
  const began = performance.now();
  const response = await server.send(risksPath, command(randomUUID(), riskOf(title)));
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`identify: ${response.status}`);
  return performance.now() - began;
};

const fill = async (server: RunningServer): Promise<void> => {
  let made = 0;
  const worker = async (): Promise<void> => {
    for (let n = made++; n < rows; n = made++) await identify(server, `风险 ${(n * 7919) % rows} ${"·".repeat(n % 3)}`);
  };
  await Promise.all(Array.from({ length: 16 }, worker));
};

const kilobytes = (value: number): string => `${value.toFixed(1)} kB`;

const list = async (server: RunningServer): Promise<{ readonly p50: number; readonly figures: readonly Figure[] }> => {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < 220; round += 1) {
    const began = performance.now();
    const response = await server.send(`${risksPath}?limit=50&sort=title&area=assigned&search=${round % 10}`);
    bytes = Math.max(bytes, (await response.arrayBuffer()).byteLength);
    if (response.status !== 200) throw new Error(`list: ${response.status}`);
    if (round >= 20) times.push(performance.now() - began);
  }
  const p50 = percentile(times, 0.5);
  return {
    p50,
    figures: [
      atMost(`50 of ${rows} rows, filtered and sorted: p50`, p50, 20, ms),
      { what: "the same: p95", measured: ms(percentile(times, 0.95)), limit: "", holds: null },
      atMost("bytes of the page", bytes / 1000, 100, kilobytes),
    ],
  };
};

// The peers hand out the whole register at each request; the same work for us is every page in turn.
const whole = async (server: RunningServer): Promise<Figure> => {
  const began = performance.now();
  let cursor: string | null = null;
  let read = 0;
  do {
    const after: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const response = await server.send(`${risksPath}?limit=200&sort=title${after}`);
    const page = risksPage.parse(await response.json());
    read += page.items.length;
    cursor = page.next;
  } while (cursor !== null);
  if (read < rows) throw new Error(`only ${read} rows came`);
  return {
    what: `all ${read} rows, page after page`,
    measured: ms(performance.now() - began),
    limit: "",
    holds: null,
  };
};

const create = async (server: RunningServer): Promise<readonly Figure[]> => {
  const alone: number[] = [];
  for (let round = 0; round < 330; round += 1) {
    const took = await identify(server, `一条 ${round}`);
    if (round >= 30) alone.push(took);
  }
  const together = await Promise.allSettled(Array.from({ length: 64 }, (_, n) => identify(server, `同时 ${n}`)));
  const succeeded = together.filter(({ status }) => status === "fulfilled").length;
  return [
    {
      what: "one row with its journal entry, alone: p50",
      measured: ms(percentile(alone, 0.5)),
      limit: "",
      holds: null,
    },
    atMost("one row with its journal entry, alone: p95 (peer 14.0 ms)", percentile(alone, 0.95), 14, ms),
    {
      what: "64 at once: succeeded",
      measured: String(succeeded),
      limit: "64",
      holds: succeeded === 64,
    },
  ];
};

const start = async (server: RunningServer, again: () => Promise<RunningServer>): Promise<readonly Figure[]> => {
  await server.stop();
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const started = await again();
    times.push(started.readyMs);
    await started.stop();
  }
  return [atMost(`start to first answered request, ${rows} rows there: worst of 5`, Math.max(...times), 3000, ms)];
};

/** The register under its limits, on a fresh data folder or a given PostgreSQL. */
export const registerFigures = async (databaseUrl?: string): Promise<readonly Figure[]> => {
  const data = mkdtempSync(join(tmpdir(), "touchstone-bench-"));
  const open = () => startServer(data, databaseUrl);
  try {
    const server = await open();
    const alone = await create(server);
    await fill(server);
    return [...alone, ...(await list(server)).figures, await whole(server), ...(await start(server, open))];
  } finally {
    rmSync(data, { recursive: true });
  }
};

const onCluster = (databaseUrl: string, best: number): Promise<readonly Figure[]> =>
  inFolder(async (data) => {
    const server = await startServer(data, databaseUrl);
    try {
      await fill(server);
      const { p50, figures } = await list(server);
      const beside = atMost("the same beside the quickest stack", p50 / best, 1, (share) => `${share.toFixed(2)} ×`);
      return [...figures, beside, await whole(server)];
    } finally {
      await server.stop();
    }
  });

/** The list of 10,000 risks beside what the peers are built of, on one PostgreSQL. Null without one or without a registry. */
export const registerBesidePeers = (): Promise<readonly Figure[] | null> =>
  besidePostgresql(async (cluster) => {
    const peers = await peerStacks(cluster);
    return peers === null ? null : [...peers.figures, ...(await onCluster(cluster.url, peers.best))];
  });
