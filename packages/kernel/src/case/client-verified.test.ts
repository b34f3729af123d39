import { expect, test } from "vitest";
import { type Actor, before, play, type Step, story, today } from "../../test/ohsms-story.ts";
import type { CaseState } from "./case-state.ts";

const told = (actor: Actor, at = 0): Step => ({
  name: `told by ${actor}`,
  actor,
  command: ({ findings }) => ({
    type: "ReportClientVerified",
    finding: findings[at]?.id ?? "none",
    verifiedOn: "2026-11-24",
  }),
});
const raised = play(before("answer 0 correction")).state;

test("the client's own verification stands beside the finding and closes nothing (ISO/IEC 17021-1 9.4.10)", () => {
  const { state, refused } = play([told("manager")], { state: raised });
  expect(refused).toEqual([]);
  expect(state.findings[0]).toMatchObject({ clientVerified: { verifiedOn: "2026-11-24" }, verified: null, plan: null });
  // The rest of the case asks what it asked before.
  const rest = story.slice(story.findIndex(({ name }) => name === "answer 0 correction"));
  const skipped = play(
    rest.filter(({ name }) => name !== "verify 0"),
    { state },
  );
  expect(skipped.refused.flatMap(({ codes }) => codes)).toContain("finding-not-verified");
  expect(skipped.state.attested).toBeNull();
});

test("under a review and after the decision it is kept, and moves nothing (RED-9)", () => {
  // The minor goes with an accepted plan and is never verified here: the next surveillance looks at it.
  const keeps = (state: CaseState): CaseState => {
    const { state: after, refused } = play([told("manager", 1)], { state });
    expect(refused).toEqual([]);
    const clientVerified = { verifiedOn: "2026-11-24", by: "manager", on: today };
    const findings = state.findings.map((each, at) => (at === 1 ? { ...each, clientVerified } : each));
    expect(after).toEqual({ ...state, findings });
    return after;
  };
  const reviewed = play(before("file decision-record")).state;
  expect([reviewed.review === null, reviewed.findings[1]?.verified]).toEqual([false, null]);
  // The decision comes as it would have come.
  const rest = story.slice(story.findIndex(({ name }) => name === "file decision-record"));
  expect(play(rest, { state: keeps(reviewed) })).toMatchObject({
    refused: [],
    state: { decision: { effect: "grant" } },
  });
  keeps(play(story).state);
});

test("nobody of the body says it for the client; told twice, or of what is closed, it changes nothing", () => {
  expect(play([told("leader")], { state: raised }).refused[0]?.codes).toEqual(["not-your-step"]);
  expect(play([told("manager", 9)], { state: raised }).refused[0]?.codes).toEqual(["finding-unknown"]);
  const once = play([told("manager")], { state: raised }).state;
  expect(play([told("manager")], { state: once })).toMatchObject({ state: once, refused: [] });
  const ended = play(story).state;
  expect(play([told("manager")], { state: ended })).toMatchObject({ state: ended, refused: [] });
});
