import { expect, test } from "vitest";
import { type Actor, before, play, type Step, story } from "../../test/ohsms-story.ts";

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

test("nobody of the body says it for the client; told twice or late, it changes nothing", () => {
  expect(play([told("leader")], { state: raised }).refused[0]?.codes).toEqual(["not-your-step"]);
  expect(play([told("manager", 9)], { state: raised }).refused[0]?.codes).toEqual(["finding-unknown"]);
  const once = play([told("manager")], { state: raised }).state;
  expect(play([told("manager")], { state: once })).toMatchObject({ state: once, refused: [] });
  const ended = play(story).state;
  expect(play([told("manager")], { state: ended })).toMatchObject({ state: ended, refused: [] });
});
