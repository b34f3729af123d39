import { logMigrations, openPublicLog, type Store, verifyLog } from "@touchstone/server/testing";
import { onEmbedded, onPostgresql, type StoreBench } from "./durable-store.ts";
import { type Figure, ms, percentile } from "./table.ts";

// An entry of the size that a certificate's statement has (trust layer section 5: 600 bytes).
const entry = (name: string): Uint8Array =>
  Buffer.from(JSON.stringify({ v: 1, kind: "issue", certNo: name, pad: "x".repeat(540) }));

const alone = 100;
const clients = 256;
const rounds = 20;

const measure = async ({
  store,
  data,
}: {
  readonly store: Store;
  readonly data: string;
}): Promise<readonly Figure[]> => {
  const log = openPublicLog({ store, data, origin: "http://127.0.0.1" });
  const single: number[] = [];
  for (let index = 0; index < alone; index += 1) {
    const start = performance.now();
    await log.append(`alone/${index}`, entry(`alone/${index}`));
    single.push(performance.now() - start);
  }
  const waits: number[] = [];
  const start = performance.now();
  const client = async (name: number): Promise<void> => {
    for (let round = 0; round < rounds; round += 1) {
      const asked = performance.now();
      await log.append(`${name}/${round}`, entry(`${name}/${round}`));
      waits.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, name) => client(name)));
  const rate = (clients * rounds) / ((performance.now() - start) / 1000);
  const proved = performance.now();
  for (let index = 0; index < 200; index += 1) await log.proof(index * 7);
  const proof = (performance.now() - proved) / 200;
  const audited = performance.now();
  const report = await verifyLog(store, log);
  return [
    {
      what: "one append alone, answered under a signed checkpoint, p50 / p95",
      measured: `${ms(percentile(single, 0.5))} / ${ms(percentile(single, 0.95))}`,
      limit: "",
      holds: null,
    },
    {
      what: `${clients} clients at once: durable entries a second`,
      measured: rate.toFixed(0),
      limit: "≥ 3000 (tessera, SAS mirror: 2900)",
      holds: rate >= 3000,
    },
    {
      what: "… write to proof, p99",
      measured: ms(percentile(waits, 0.99)),
      limit: "≤ 2000 ms",
      holds: percentile(waits, 0.99) <= 2000,
    },
    { what: "proof with time window, made from tiles", measured: ms(proof), limit: "", holds: null },
    {
      what: `whole log checked: ${report.checked.entries} entries, ${report.checked.checkpoints} checkpoints, ${report.checked.tiles} files`,
      measured: ms(performance.now() - audited),
      limit: "nothing wrong",
      holds: report.first === null,
    },
  ];
};

const bench: StoreBench = { migrations: logMigrations, kinds: [], measure };

export const logEmbedded = () => onEmbedded(bench);
export const logPostgresql = () => onPostgresql(bench);
