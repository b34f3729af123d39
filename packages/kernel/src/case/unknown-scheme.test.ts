import { expect, test } from "vitest";
import { laboratory } from "../../test/laboratory.ts";
import { type Actor, facts, play, type Step, today } from "../../test/ohsms-story.ts";
import type { Data } from "../scheme/check-data.ts";
import { openSteps, progress } from "./open-steps.ts";

const file = (actor: Actor, kind: string, values: Data): Step => ({
  name: `file ${kind}`,
  actor,
  command: () => ({ type: "FileRecord", kind, about: null, values }),
});
const sign = (actor: Actor, kind: string): Step => ({
  name: `sign ${kind}`,
  actor,
  command: (state) => ({
    type: "SignRecord",
    record: state.records.findLast((record) => record.kind === kind)?.id ?? "",
    signature: "one",
  }),
});
const both = (text: string) => ({ zh: text, en: text });

const steps: readonly Step[] = [
  {
    name: "open",
    actor: "planner",
    command: () => ({
      type: "OpenCase",
      body: { id: "body", name: both("实验室") },
      client: { id: "client", name: both("委托人") },
      region: "330100",
      occasion: "initial",
    }),
  },
  file("planner", "work-order", { people: [{ person: { id: "leader", name: "沈岚" }, duty: "analyst" }] }),
  sign("planner", "work-order"),
  file("leader", "sample-receipt", { receivedOn: "2026-11-20" }),
  sign("leader", "sample-receipt"),
  file("leader", "test", { testedOn: "2026-11-21", result: 7 }),
  sign("leader", "test"),
  file("decider", "check", { outcome: "yes" }),
  sign("decider", "check"),
  file("decider", "release", { outcome: "yes", scope: both("水泥一批") }),
  sign("decider", "release"),
  { name: "report", actor: "decider", command: () => ({ type: "AttestCase", statement: "s", number: "TR-1" }) },
];
const change = { scheme: laboratory };
const without = (name: string) => steps.filter((step) => step.name !== name);
const codes = (given: readonly Step[], at: string) =>
  play(given, { change }).refused.find(({ step }) => step === at)?.codes ?? [];

test("a scheme the kernel has never seen runs from order to report", () => {
  const { state, refused } = play(steps, { change });
  expect(refused).toEqual([]);
  expect(state.attested?.number).toBe("TR-1");
  expect(openSteps(state, { ...facts("planner"), scheme: laboratory }, today)).toEqual([]);
  // A point in time: the way ends with the report and no surveillance is announced.
  expect(progress(state, laboratory).map((each) => each.function)).not.toContain("surveillance");
});

test("no report without receipt of the sample, nor with a test before it (RF-5)", () => {
  expect(codes(without("file sample-receipt"), "file test")).toEqual(["record-missing"]);
  const early = steps.map((step) =>
    step.name === "file test" ? file("leader", "test", { testedOn: "2026-11-19", result: 7 }) : step,
  );
  expect(codes(early, "file test")).toEqual(["field-wrong"]);
  expect(play(early, { change }).state.attested).toBeNull();
});

test("the red lines hold though the scheme says nothing of them (RED-10)", () => {
  expect(codes(without("file check"), "file release")).toContain("case-not-reviewed");
  expect(codes(without("sign release"), "report")).toEqual(["case-not-decided"]);
  const own = steps.map((step) =>
    step.name === "file work-order"
      ? file("planner", "work-order", { people: [{ person: { id: "decider", name: "顾青" }, duty: "analyst" }] })
      : step,
  );
  expect(codes(own, "file check")).toContain("person-not-separate");
});
