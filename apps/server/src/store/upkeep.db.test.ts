import { afterAll, beforeAll, expect, it } from "vitest";
import { testWorld } from "../testing/test-world.ts";
import { type Engine, openInMemory } from "./engine.ts";
import { migrate } from "./migrate.ts";
import { storeMigrations } from "./schema.ts";
import { isDue, openUpkeep } from "./upkeep.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await openInMemory();
  await migrate(engine, storeMigrations);
});
afterAll(() => engine.close());

const size = async (): Promise<number> => {
  const { rows } = await engine.pool.query<{ bytes: number }>("select pg_relation_size('worn')::integer as bytes");
  return rows[0]?.bytes ?? 0;
};
const rewrite = () => engine.pool.query("update worn set text = text || '.'");

it("rewriting a table grows it, and stops growing it once vacuum clears away", async () => {
  const { world } = testWorld();
  const upkeep = openUpkeep(engine, world, () => {});
  await engine.pool.query("create table worn as select n, repeat('x', 200) as text from generate_series(1, 5000) n");
  const first = await size();
  for (let round = 0; round < 4; round += 1) await rewrite();
  const worn = await size();
  expect(worn).toBeGreaterThan(first * 3);
  for (let round = 0; round < 4; round += 1) {
    await upkeep.tidy();
    await rewrite();
  }
  expect(await size()).toBeLessThan(worn * 1.1);
});

it("happens by itself once a night", async () => {
  const { world, moveTo } = testWorld();
  const doneAt = async () => (await engine.pool.query("select done_at from upkeep")).rows[0]?.done_at;
  const upkeep = openUpkeep(engine, world, (cause) => {
    throw cause;
  });
  const run = async (instant: string) => {
    moveTo(instant);
    upkeep.start();
    await upkeep.stop();
    return doneAt();
  };
  await upkeep.tidy();
  expect(await run("2026-11-23T09:00:00Z")).toBe("2026-11-23 04:00:00+00");
  expect(await run("2026-11-23T19:00:00Z")).toBe("2026-11-23 19:00:00+00");
});

it("takes the night in the zone of the rules, and any hour after two days", () => {
  const last = Temporal.Instant.from("2026-11-20T19:30:00Z");
  const due = (instant: string) => isDue(Temporal.Instant.from(instant), last, "Asia/Shanghai");
  expect(due("2026-11-21T17:59:00Z")).toBe(false);
  expect(due("2026-11-21T18:01:00Z")).toBe(true);
  expect(due("2026-11-21T21:01:00Z")).toBe(false);
  expect(due("2026-11-22T19:30:00Z")).toBe(true);
  expect(isDue(last, null, "Asia/Shanghai")).toBe(true);
});
