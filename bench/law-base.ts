import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { besidePostgresql } from "./beside-postgresql.ts";
import { inFolder } from "./folder.ts";
import { peakOf } from "./process-cost.ts";
import { type RunningServer, startServer } from "./running-server.ts";
import { atMost, type Figure, ms, percentile, seconds, yes } from "./table.ts";

const file = join(import.meta.dirname, "../../shared/data/laws-bulk.jsonl.gz");
const program = join(import.meta.dirname, "../apps/cli/src/main.ts");
// Issue 4: 171,270 articles under three minutes on the embedded store, under 90 s on PostgreSQL.
const limits = { embedded: 180_000, postgresql: 90_000 } as const;
const asks = 200;

type Sum = Readonly<Record<"imported" | "unchanged" | "known" | "articles" | "refusedCount" | "warningCount", number>>;

/** The command as an operator types it, against the running server; cut off after some time where that is wanted. */
const runImport = async (server: RunningServer, folder: string, cutAfter: number | null = null) => {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [program, "laws", "import", file, "--server", server.origin, "--data", folder, "--json"],
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  let said = "";
  child.stdout.on("data", (piece: unknown) => {
    said += String(piece);
  });
  const cut = cutAfter === null ? null : setTimeout(() => child.kill("SIGKILL"), cutAfter);
  await once(child, "close");
  if (cut !== null) clearTimeout(cut);
  const sum: Sum | null = said === "" ? null : JSON.parse(said);
  return { took: performance.now() - began, sum };
};

const timed = async (server: RunningServer, path: string): Promise<readonly number[]> => {
  const took: number[] = [];
  for (let n = 0; n < asks; n += 1) {
    const began = performance.now();
    const response = await server.send(path);
    await response.arrayBuffer();
    took.push(performance.now() - began);
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
  }
  return took;
};

const base = "/api/v1/requirements";
const questions: readonly (readonly [string, string])[] = [
  ["in force: scene canteen in Hangzhou", `${base}/in-force?scene=canteen&region=330100&on=2026-11-23`],
  ["in force: scene lift in Shanghai", `${base}/in-force?scene=lift&region=310000&on=2026-11-23`],
  ["audit points of both scenes", `${base}/audit-points?scene=lift,canteen&region=330100&on=2026-11-23`],
  ["documents in force in Jinan, 50", `${base}/documents?region=370100&state=in-force&on=2026-11-23&limit=50`],
  ["documents by title, 50", `${base}/documents?search=${encodeURIComponent("条例")}&on=2026-11-23&limit=50`],
  ["one document with its versions", `${base}/documents/cn-food-safety-law?on=2026-11-23`],
];

const measure = async (
  folder: string,
  engine: keyof typeof limits,
  databaseUrl?: string,
): Promise<readonly Figure[]> => {
  const server = await startServer(folder, databaseUrl);
  try {
    const before = peakOf(server.pid);
    const cut = await runImport(server, folder, 6_000);
    const whole = await runImport(server, folder);
    const after = peakOf(server.pid);
    const again = await runImport(server, folder);
    if (whole.sum === null || again.sum === null) throw new Error("the import told nothing");
    const { imported, unchanged, known, articles, refusedCount, warningCount } = whole.sum;
    const megabytes = (value: number | null): string => (value === null ? "–" : `${(value / 2 ** 20).toFixed(0)} MB`);
    const figures: Figure[] = [
      yes("killed after 6 s, it had not ended", cut.sum === null),
      atMost(
        `run again to its end (${articles} articles read), with the 6 s before`,
        whole.took + 6_000,
        limits[engine],
        seconds,
      ),
      {
        what: "records: recorded by the second run, there from the first, known from another source, refused, with warnings",
        measured: [imported, unchanged, known, refusedCount, warningCount].join(", "),
        limit: "",
        holds: null,
      },
      yes(
        "… every record has its place, some from before the kill",
        unchanged > 0 && refusedCount === 0 && articles === 171_270,
      ),
      {
        what: "most memory the server held: before, and with the import",
        measured: `${megabytes(before)}, ${megabytes(after)}`,
        limit: "",
        holds: null,
      },
      { what: "the same file a third time", measured: seconds(again.took), limit: "", holds: null },
      yes("… brings nothing new", again.sum.imported === 0),
    ];
    for (const [what, path] of questions) {
      await timed(server, path);
      figures.push(atMost(`${what}, 95 of 100`, percentile(await timed(server, path), 0.95), 20, ms));
    }
    return figures;
  } finally {
    await server.stop();
  }
};

const there = (run: () => Promise<readonly Figure[] | null>) => async (): Promise<readonly Figure[] | null> =>
  existsSync(file) ? run() : null;

export const lawsEmbedded = there(() => inFolder((folder) => measure(folder, "embedded")));

export const lawsPostgresql = there(() =>
  besidePostgresql((cluster) => inFolder((folder) => measure(folder, "postgresql", cluster.url))),
);
