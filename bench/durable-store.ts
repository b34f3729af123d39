import { join } from "node:path";
import {
  type Engine,
  openEmbedded,
  openPostgresql,
  openStore,
  type Store,
  testWorld,
} from "@touchstone/server/testing";
import { besidePostgresql } from "./beside-postgresql.ts";
import { inFolder } from "./folder.ts";
import type { Figure } from "./table.ts";

/** What is measured on a store in this process, which holds the given streams and nothing else. */
export type StoreBench = Pick<Parameters<typeof openStore>[0], "migrations" | "kinds"> & {
  readonly measure: (bed: {
    readonly store: Store;
    readonly engine: Engine;
    /** A data folder. */
    readonly data: string;
  }) => Promise<readonly Figure[]>;
};

const onEngine = async (
  engine: Engine,
  data: string,
  { migrations, kinds, measure }: StoreBench,
): Promise<readonly Figure[]> => {
  const onJobError = (cause: unknown): never => {
    throw cause;
  };
  try {
    const store = await openStore({ engine, world: testWorld().world, migrations, kinds, onJobError });
    return await measure({ store, engine, data });
  } finally {
    await engine.close();
  }
};

export const onEmbedded = (bench: StoreBench): Promise<readonly Figure[]> =>
  inFolder(async (folder) => onEngine(await openEmbedded(join(folder, "pg")), folder, bench));

export const onPostgresql = (bench: StoreBench): Promise<readonly Figure[] | null> =>
  besidePostgresql((cluster) => inFolder(async (folder) => onEngine(await openPostgresql(cluster.url), folder, bench)));
