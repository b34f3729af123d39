import type { IntervalRule, Recurrence } from "../src/index.ts";

/** An invented rule of intervals. */
export const madeInterval = (recurrence: Recurrence, facts: Partial<IntervalRule> = {}): IntervalRule => ({
  id: "made",
  scene: "test",
  title: { zh: "试", en: "test" },
  startCounts: true,
  basis: "day",
  earlyBy: null,
  onDayOff: "stays",
  jurisdiction: "000000",
  stages: [{ since: null, until: null, recurrence, rule: { source: "made", clause: "1" } }],
  written: "2026-01-01",
  ...facts,
});
