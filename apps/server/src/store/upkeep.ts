import type { Engine } from "./engine.ts";
import type { World } from "./execute.ts";

/** The embedded engine runs no autovacuum: rows rewritten in place would grow the folder for ever (guard 3 of stack.md). */
export type Upkeep = {
  /** Now: after a bulk load. */
  readonly tidy: () => Promise<void>;
  /** From now on by itself, once a night. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
};

const task = "vacuum";
const hour = 3_600_000;

/** Between two and five at night where a night has passed; at any hour after two days without a night. */
export const isDue = (now: Temporal.Instant, last: Temporal.Instant | null, zone: string): boolean => {
  if (last === null) return true;
  const hours = (now.epochMilliseconds - last.epochMilliseconds) / hour;
  const clock = now.toZonedDateTimeISO(zone).hour;
  return hours >= 48 || (hours >= 12 && clock >= 2 && clock < 5);
};

export const openUpkeep = (engine: Engine, world: World, onError: (cause: unknown) => void): Upkeep => {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();

  const tidy = async (): Promise<void> => {
    // PostgreSQL's own daemon clears away; fresh statistics after a bulk load are worth having at once.
    await engine.pool.query(engine.kind === "embedded" ? "vacuum (analyze)" : "analyze");
    await engine.pool.query(
      "insert into upkeep (task, done_at) values ($1, $2) on conflict (task) do update set done_at = excluded.done_at",
      [task, world.now().toString()],
    );
  };

  const tidyIfDue = async (): Promise<void> => {
    const { rows } = await engine.pool.query<{ done_at: string }>("select done_at from upkeep where task = $1", [task]);
    const last = rows[0] === undefined ? null : Temporal.Instant.from(rows[0].done_at.replace(" ", "T"));
    if (isDue(world.now(), last, world.zone)) await tidy();
  };

  const check = (): void => {
    running = tidyIfDue().catch(onError);
  };

  return {
    tidy,
    start: () => {
      if (engine.kind !== "embedded" || timer !== null) return;
      check();
      timer = setInterval(check, hour);
      timer.unref();
    },
    stop: async () => {
      if (timer !== null) clearInterval(timer);
      timer = null;
      await running;
    },
  };
};
