import { expect, it } from "vitest";
import { riskStates } from "../risk-state.ts";
import { siteFeed, worstState } from "./by-site.ts";

it("counts a row at the sites that it names, at all where it names none, and puts the worst site first", () => {
  const feed = siteFeed([
    { id: "a", name: "甲" },
    { id: "b", name: "乙" },
  ]);
  feed.add({ sites: [], state: "compliant" });
  feed.add({ sites: ["b"], state: "nonconforming" });
  feed.add({ sites: ["b", "b"], state: "planned" });
  feed.add({ sites: ["gone"], state: "nonconforming" });
  expect(feed.answer()).toEqual([
    { key: "b", title: "乙", states: { compliant: 1, nonconforming: 1, planned: 1 }, worst: "nonconforming" },
    { key: "a", title: "甲", states: { compliant: 1 }, worst: "compliant" },
  ]);
});

it("knows how grave every state is that a counted row can have", () => {
  for (const state of riskStates.filter((one) => one !== "absent" && one !== "withdrawn"))
    expect(worstState({ [state]: 1 })).toBe(state);
  expect(worstState({})).toBeNull();
  expect(worstState({ compliant: 3, "to-verify": 1, planned: 2 })).toBe("to-verify");
});
