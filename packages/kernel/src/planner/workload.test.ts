import { expect, test } from "vitest";
import type { Corridor } from "./corridor.ts";
import type { Visit } from "./programme-state.ts";
import { workloadOf } from "./workload.ts";

const corridor = (latest: string): Corridor => ({
  kind: "surveillance",
  ordinal: 1,
  earliest: "2027-01-01",
  latest,
  anchor: { on: "2026-04-10", of: "decision" },
  earliestRule: { source: "x", clause: "1" },
  latestRule: { source: "x", clause: "1" },
  pack: "surveillance",
  edition: "international",
});
const visit = (to: string, days: number): Visit => ({
  id: to,
  kind: "surveillance",
  from: to,
  to,
  days,
  sites: [],
  team: [],
  covers: [],
  reason: null,
  corridor: null,
  moves: [],
  held: null,
  dropped: null,
});

test("auditor days by the month in which a visit ends, and what still needs a place by its last lawful day", () => {
  const first = { corridor: corridor("2027-04-10"), visit: visit("2027-03-02", 2.5), fit: "inside" as const };
  const second = { corridor: corridor("2027-04-30"), visit: null, fit: "unplanned" as const };
  expect(
    workloadOf([
      { dates: [first, second], others: [visit("2027-03-30", 1)] },
      { dates: [second], others: [] },
    ]),
  ).toEqual([
    { month: "2027-03", visits: 2, days: 3.5, unplanned: 0 },
    { month: "2027-04", visits: 0, days: 0, unplanned: 2 },
  ]);
});
