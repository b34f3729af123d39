import { noRisk, type Risk } from "@touchstone/register";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../store/index.ts";
import { engineKinds, freshEngine } from "../../testing/engines.ts";
import { upgradedRows } from "../testing/rows-of-before.ts";
import { objectiveColumns, upgradeObjectives } from "./due-rows.ts";

type Objective = Risk["objectives"][number];
const per = (of: Objective["frequency"]["per"], more: Partial<Objective> = {}): Objective => ({
  id: of,
  text: of,
  frequency: { times: 1, per: of },
  ...more,
});
const rows: readonly Risk[] = [
  noRisk,
  { ...noRisk, objectives: [per("week"), per("always")] },
  { ...noRisk, objectives: [per("week"), per("half-year")] },
  { ...noRisk, objectives: [per("day", { schedule: { days: "working", from: null } })] },
  { ...noRisk, objectives: [per("month", { schedule: { days: "every", from: "2026-01-01" } }), per("day")] },
];

describe.each(engineKinds)("rows whose objectives fall due, on %s", (kind) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await freshEngine(kind);
  });
  afterAll(() => engine.close());

  it("are known of rows of before as the fold of today keeps them", async () => {
    expect(rows.map(objectiveColumns)).toEqual([
      { scheduled: false, termed: false },
      { scheduled: false, termed: false },
      { scheduled: false, termed: true },
      { scheduled: true, termed: false },
      { scheduled: true, termed: true },
    ]);
    const upgrade = { sql: upgradeObjectives, columns: "scheduled, termed" };
    const found = await upgradedRows(
      await engine.pool.connect(),
      rows.map((state) => ({ state })),
      upgrade,
    );
    expect(found).toEqual(rows.map(objectiveColumns));
  });
});
