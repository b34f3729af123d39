import { describe, expect, test } from "vitest";
import { type Actor, contextOf, facts, people, story } from "../../test/ohsms-story.ts";
import type { CaseCommand } from "./case-command.ts";
import type { CaseState } from "./case-state.ts";
import { checklistBars } from "./checklist-bars.ts";
import { conformityCase } from "./decide-case.ts";

const actors: readonly Actor[] = ["manager", "planner", "leader", "auditor", "adviser", "decider"];
const states = story.reduce<readonly CaseState[]>((before, { actor, command, on }, at) => {
  const state = before.at(-1) ?? conformityCase.initial;
  const decided = conformityCase.decide(
    state,
    command(state),
    facts(actor),
    contextOf(actor, on, () => `id-${at}`),
  );
  if (!decided.ok) throw new Error("the story is lawful");
  return [...before, decided.value.reduce(conformityCase.evolve, state)];
}, []);

// Nothing is wrong with what they say: only the case, the person or the day can be against them.
const acts = {
  draw: { type: "DrawChecklist", scenes: ["lift"], region: "330100", asOf: "2026-11-23" },
  judge: { type: "GiveVerdict", point: "P-1", verdict: "conformity", note: "看了 9 月记录", coveredBy: null },
  raise: {
    type: "RaiseFinding",
    grade: "minor",
    point: null,
    requirement: { source: "ISO 45001:2018", clause: "8.1" },
    statement: "维保间隔超过规定",
    evidence: "9 月 1 日与 9 月 20 日的记录",
  },
} as const satisfies Record<string, CaseCommand>;
// What depends on the point itself, or on what the point was judged, no bar can know.
const ofThePoint = ["point-unknown", "points-in-use", "person-not-competent"];

describe.for(["draw", "judge", "raise"] as const)("what bars %s is what refuses it", (act) => {
  test.for(actors)("for %s in every state of a case", (actor) => {
    let [barred, free] = [0, 0];
    for (const state of states) {
      const decided = conformityCase.decide(state, acts[act], facts(actor), contextOf(actor));
      const refused = decided.ok ? [] : decided.refusals.map(({ code }) => code);
      const bars = checklistBars(state, facts(actor), people[actor].id)[act].map(({ code }) => code);
      expect(refused.filter((code) => !ofThePoint.includes(code)).length > 0).toBe(bars.length > 0);
      expect(refused).toEqual(expect.arrayContaining(bars));
      if (bars.length > 0) barred += 1;
      else free += 1;
    }
    expect(barred).toBeGreaterThan(0);
    const isTeam = actor === "leader" || actor === "auditor";
    expect(free > 0).toBe(isTeam || (act === "draw" && actor === "planner"));
  });
});
