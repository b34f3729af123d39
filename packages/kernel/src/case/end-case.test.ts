import { expect, test } from "vitest";
import { before, facts, play, type Step, story, today } from "../../test/ohsms-story.ts";
import { openSteps } from "./open-steps.ts";

const end = (actor: Step["actor"]): Step => ({
  name: `end by ${actor}`,
  actor,
  command: () => ({ type: "EndCase", reason: "改到明年" }),
});
const begun = play(before("file contract")).state;

test("the client takes its application back, and nothing moves or is open any more (CASE-17)", () => {
  const { state, refused } = play([end("manager")], { state: begun });
  expect([refused, state.ended?.side]).toEqual([[], "client"]);
  expect(openSteps(state, facts("planner"), today)).toEqual([]);
  const later = play(story.slice(story.findIndex(({ name }) => name === "file contract")), { state });
  expect(new Set(later.refused.flatMap(({ codes }) => codes))).toContain("case-closed");
  expect(later.state.attested).toBeNull();
});

test("the body gives up a case; nobody else ends one, nor after a decision (CASE-17)", () => {
  expect(play([end("planner")], { state: begun }).state.ended?.side).toBe("body");
  expect(play([end("leader")], { state: begun }).refused[0]?.codes).toEqual(["not-your-step"]);
  const decided = play(before("attest")).state;
  expect(play([end("manager")], { state: decided }).refused[0]?.codes).toEqual(["case-closed"]);
});
