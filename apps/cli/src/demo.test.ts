import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { reach } from "./connect.ts";
import { teller } from "./demo/teller.ts";
import { play } from "./demo.ts";

const data = join(mkdtempSync(join(tmpdir(), "touchstone-story-")), "data");
afterAll(() => rmSync(data, { recursive: true, force: true }));

it("the whole story runs on an empty folder, and again on the same one", { timeout: 240_000 }, async () => {
  const runs = [teller(() => {}), teller(() => {})];
  const certificates = [];
  const place = await reach({ data }, "demo");
  try {
    for (const told of runs) certificates.push(await play(place, { json: true, lang: "zh" }, told));
  } finally {
    await place.close();
  }
  for (const { steps } of runs) expect(steps.filter(({ ok }) => !ok)).toEqual([]);
  expect(runs.map(({ steps }) => steps.length)).toEqual([34, 34]);
  const [first, second] = certificates;
  expect(first?.number).toMatch(/-000001$/);
  expect(second?.number).toMatch(/-000002$/);
  expect(second?.logIndex).toBeGreaterThan(first?.logIndex ?? Number.POSITIVE_INFINITY);
});
