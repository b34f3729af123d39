import { Worker } from "node:worker_threads";
import { type Result, refuse } from "@touchstone/kernel";
import type { Grid } from "@touchstone/register";
import { bounds } from "./bounds.ts";
import { type TabularRefusal, tabularRefusal } from "./tabular-refusal.ts";

const placed = (file: string, read: Result<Grid, TabularRefusal>): Result<Grid, TabularRefusal> => {
  if (read.ok) return read;
  const named = (one: TabularRefusal): TabularRefusal => ({
    ...one,
    place: { file, row: one.place?.row ?? null, column: one.place?.column ?? null },
  });
  const [first, ...rest] = read.refusals;
  return refuse(named(first), ...rest.map(named));
};

type ReadingLimits = { readonly readMilliseconds: number; readonly workerMegabytes: number };

/** Reads CSV or XLSX in a thread of its own, which is ended when it takes too long or too much. */
export const readTable = async (
  bytes: Uint8Array,
  file: string,
  limits: ReadingLimits = bounds,
  sheet: string | null = null,
): Promise<Result<Grid, TabularRefusal>> => {
  if (bytes.length > bounds.fileBytes) {
    return placed(file, refuse(tabularRefusal("file-too-large", { size: bytes.length, limit: bounds.fileBytes })));
  }
  const worker = new Worker(new URL("./read-worker.ts", import.meta.url), {
    workerData: { bytes: new Uint8Array(bytes), file, sheet },
    resourceLimits: { maxOldGenerationSizeMb: limits.workerMegabytes, maxYoungGenerationSizeMb: 32 },
    // A reader needs neither.
    env: {},
    execArgv: [],
  });
  const answer = Promise.withResolvers<Result<Grid, TabularRefusal>>();
  const costly = (what: string) => answer.resolve(refuse(tabularRefusal("reading-too-costly", { what })));
  worker.once("message", (message: Result<Grid, TabularRefusal>) => answer.resolve(message));
  worker.once("error", (cause: NodeJS.ErrnoException) => {
    if (cause.code === "ERR_WORKER_OUT_OF_MEMORY") costly("memory");
    else answer.reject(new Error(`reading ${file} failed`, { cause }));
  });
  worker.once("exit", () => costly("ended"));
  const timer = setTimeout(() => costly("time"), limits.readMilliseconds);
  try {
    return placed(file, await answer.promise);
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
};
