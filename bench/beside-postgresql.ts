import { type Cluster, postgresqlPrograms, startCluster } from "@touchstone/server/testing";

/** Work beside a throw-away PostgreSQL that loses nothing; null where the machine has none. */
export const besidePostgresql = async <Value>(work: (cluster: Cluster) => Promise<Value>): Promise<Value | null> => {
  const bin = postgresqlPrograms();
  if (bin === null) return null;
  const cluster = await startCluster(bin, "durable");
  try {
    return await work(cluster);
  } finally {
    await cluster.stop();
  }
};
