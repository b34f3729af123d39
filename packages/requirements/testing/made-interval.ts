import type { IntervalRule, Term } from "../src/index.ts";

/** An invented rule of intervals. */
export const madeInterval = (term: Term, facts: Partial<IntervalRule> = {}): IntervalRule => ({
  id: "made",
  scene: null,
  title: { zh: "试", en: "test" },
  startCounts: true,
  basis: "day",
  earlyBy: null,
  onDayOff: "stays",
  jurisdiction: "000000",
  stages: [{ since: null, term, rule: { source: "made", clause: "1" } }],
  written: "2026-01-01",
  ...facts,
});
