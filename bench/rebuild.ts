import {
  commitHeads,
  diaryChains,
  diaryKinds,
  diaryMigrations,
  fillJournal,
  logMigrations,
  openPublicLog,
  rebuildStore,
  type Store,
  verifyHeads,
  verifyStore,
} from "@touchstone/server/testing";
import { onEmbedded, onPostgresql, type StoreBench } from "./durable-store.ts";
import { atMost, type Figure, seconds, yes } from "./table.ts";

const streams = 20_000;
const eventsEach = 5;
const owner = "01900000-0000-7000-8000-00000000c001";

const timed = async <Value>(work: () => Promise<Value>): Promise<{ readonly value: Value; readonly took: number }> => {
  const start = performance.now();
  const value = await work();
  return { value, took: performance.now() - start };
};

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

const bench: StoreBench = {
  migrations: [...logMigrations, ...diaryMigrations],
  kinds: diaryKinds,
  measure: async ({ store, engine, data }) => {
    await fillJournal(engine, diaryChains(owner, streams, eventsEach));
    await engine.pool.query("analyze");
    return measure(store, data);
  },
};

export const rebuildEmbedded = () => onEmbedded(bench);
export const rebuildPostgresql = () => onPostgresql(bench);
