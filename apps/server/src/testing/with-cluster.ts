import { postgresqlPrograms, startCluster } from "./cluster.ts";

/**
 * Once for a test run: the machine's own PostgreSQL beside the embedded engine. An address that is already set is used
 * as it is, so that a run can be pointed at another version.
 */
export const setup = async (): Promise<(() => Promise<void>) | undefined> => {
  if (process.env["TOUCHSTONE_TEST_PG"] !== undefined) return undefined;
  const bin = postgresqlPrograms();
  if (bin === null) {
    process.stderr.write("No PostgreSQL on this machine: database tests run on the embedded engine only.\n");
    return undefined;
  }
  const cluster = await startCluster(bin, "relaxed");
  process.env["TOUCHSTONE_TEST_PG"] = cluster.url;
  process.stderr.write(`Database tests run on the embedded engine and on PostgreSQL (${bin}).\n`);
  return cluster.stop;
};
