import { PgBoss } from "pg-boss";
import type { Engine } from "./engine.ts";
import { appRole } from "./migrate.ts";
import type { Transaction } from "./transaction.ts";

/** One class of effect: what leaves the write path (log entry, PDF, mail). Handlers are idempotent. */
export type Job<Data extends object> = {
  readonly queue: string;
  readonly handle: (data: Data) => Promise<void>;
};

/** A job whose data type does not matter to the one who runs it. */
export type AnyJob = Job<never>;

export type Jobs = {
  /** Leaves with the transaction: if it rolls back, nothing was sent. */
  readonly send: <Data extends object>(
    tx: Pick<Transaction, "query">,
    queue: string,
    data: Data,
    /** Seconds before which nobody takes it. */
    after?: number,
  ) => Promise<void>;
  readonly start: (jobs: readonly AnyJob[]) => Promise<void>;
  /** Until nothing runs and nothing could run now: for tests, and for a calm shutdown. */
  readonly drain: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const retry = { retryLimit: 10, retryDelay: 1, retryBackoff: true };

const grantsOf = (version: number): string => `
grant usage on schema pgboss to ${appRole};
grant select, insert, update, delete on all tables in schema pgboss to ${appRole};
grant execute on all functions in schema pgboss to ${appRole};
comment on schema pgboss is 'granted as of ${version}';
`;
type Granted = { readonly version: number; readonly granted: string | null };
const grantedSql =
  "select version, obj_description('pgboss'::regnamespace, 'pg_namespace') as granted from pgboss.version";

/** The tables of pg-boss come with its versions only: what was granted once needs no writing at every start. */
const grantTables = async ({ pool }: Engine): Promise<void> => {
  const { rows } = await pool.query<Granted>(grantedSql);
  const [found] = rows;
  if (found === undefined) throw new Error("pg-boss has not made its schema");
  if (found.granted !== `granted as of ${found.version}`) await pool.query(grantsOf(found.version));
};

/** pg-boss is the only outbox; its table takes sends on the transaction that writes the events. */
export const openJobs = (engine: Engine, onError: (cause: unknown) => void): Jobs => {
  const boss = new PgBoss({
    db: {
      executeSql: async (text, values) => {
        const result: unknown = await engine.pool.query(text, values === undefined ? [] : [...values]);
        // A multi-statement query answers with an array of results; pg-boss reads the rows of all.
        if (Array.isArray(result)) return { rows: result.flatMap((part: { rows: unknown[] }) => part.rows) };
        return result as { rows: unknown[] };
      },
    },
    schema: "pgboss",
    supervise: true,
    // No job of ours comes by the calendar, and nobody asks which servers run: each would write every half minute.
    schedule: false,
    registerInstance: false,
  });
  boss.on("error", onError);
  const running = new Set<Promise<void>>();
  let queues: readonly string[] = [];
  return {
    send: async (tx, queue, data, after = 0) => {
      const db = {
        executeSql: async (text: string, values?: unknown[]) => ({ rows: (await tx.query(text, values)).rows }),
      };
      await boss.send(queue, data, { db, ...retry, ...(after > 0 ? { startAfter: after } : {}) });
    },
    start: async (jobs) => {
      await boss.start();
      queues = jobs.map(({ queue }) => queue);
      const known = new Set((await boss.getQueues([...queues])).map(({ name }) => name));
      for (const queue of queues) if (!known.has(queue)) await boss.createQueue(queue);
      await grantTables(engine);
      for (const { queue, handle } of jobs) {
        await boss.work<never>(queue, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async (batch) => {
          for (const job of batch) {
            const run = handle(job.data);
            running.add(run);
            await run.finally(() => running.delete(run));
          }
        });
      }
    },
    drain: async () => {
      for (;;) {
        await Promise.allSettled(running);
        const { rows } = await engine.pool.query<{ waiting: number }>(
          "select count(*)::integer as waiting from pgboss.job where name = any($1) and (state in ('retry', 'active') or state = 'created' and start_after <= now())",
          [queues],
        );
        if ((rows[0]?.waiting ?? 0) === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
};
