import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  commitHeads,
  diaryChains,
  diaryKinds,
  diaryMigrations,
  type Engine,
  fillJournal,
  logMigrations,
  openEmbedded,
  openPostgresql,
  openPublicLog,
  openStore,
  postgresqlPrograms,
  rebuildStore,
  type Store,
  startCluster,
  testWorld,
  verifyHeads,
  verifyStore,
} from "@touchstone/server/testing";
import { atMost, type Figure } from "./table.ts";

const streams = 20_000;
const eventsEach = 5;
const owner = "01900000-0000-7000-8000-00000000c001";
const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;

const timed = async <Value>(work: () => Promise<Value>): Promise<{ readonly value: Value; readonly took: number }> => {
  const start = performance.now();
  const value = await work();
  return { value, took: performance.now() - start };
};

const yes = (what: string, holds: boolean): Figure => ({ what, measured: holds ? "yes" : "no", limit: "yes", holds });

const measure = async (store: Store, data: string): Promise<readonly Figure[]> => {
  const made = await timed(() => rebuildStore(store));
  const again = await timed(() => rebuildStore(store));
  const checked = await timed(() => verifyStore(store));
  const publicLog = openPublicLog({ store, data, origin: "http://127.0.0.1" });
  const committed = await timed(() => commitHeads(store, publicLog));
  const heads = await timed(() => verifyHeads(store));
  return [
    {
      what: "events, streams",
      measured: `${again.value.events}, ${again.value.streams}`,
      limit: "100,000 events",
      holds: again.value.events >= 100_000,
    },
    atMost("rebuild into empty read tables", made.took, 60_000, seconds),
    atMost("rebuild beside full read tables", again.took, 60_000, seconds),
    yes("identical", again.value.ok && again.value.identical && made.value.replaced > 0),
    { what: "verify: chains, heads, rows, access", measured: seconds(checked.took), limit: "", holds: null },
    yes("nothing wrong", checked.value.first === null && heads.value.first === null),
    {
      what: "commit the root of all heads to the log (first time)",
      measured: seconds(committed.took),
      limit: "",
      holds: null,
    },
    { what: "verify the committed heads", measured: seconds(heads.took), limit: "", holds: null },
  ];
};

const onEngine = async (engine: Engine): Promise<readonly Figure[]> => {
  const data = mkdtempSync(join(tmpdir(), "touchstone-bench-rebuild-"));
  const onJobError = (cause: unknown): never => {
    throw cause;
  };
  try {
    const migrations = [...logMigrations, ...diaryMigrations];
    const store = await openStore({ engine, world: testWorld().world, migrations, kinds: diaryKinds, onJobError });
    await fillJournal(engine, diaryChains(owner, streams, eventsEach));
    await engine.pool.query("analyze");
    return await measure(store, data);
  } finally {
    await engine.close();
    rmSync(data, { recursive: true, force: true });
  }
};

export const rebuildEmbedded = async (): Promise<readonly Figure[]> => {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-bench-pg-"));
  try {
    return await onEngine(await openEmbedded(join(folder, "pg")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export const rebuildPostgresql = async (): Promise<readonly Figure[] | null> => {
  const bin = postgresqlPrograms();
  if (bin === null) return null;
  const cluster = await startCluster(bin, "durable");
  try {
    return await onEngine(await openPostgresql(cluster.url));
  } finally {
    await cluster.stop();
  }
};
