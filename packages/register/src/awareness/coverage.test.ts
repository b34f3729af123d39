import { expect, it } from "vitest";
import { type Activity, coverageByMeans, percentOf, postStanding, reachedBy } from "./coverage.ts";

const activity = (given: Partial<Activity>): Activity => ({
  means: "nda",
  on: "2026-03-10",
  intended: 40,
  reached: 38,
  people: [],
  ...given,
});

it("lists every means, with the share of heads and of named people in the year up to the day", () => {
  const activities = [
    activity({ people: ["chen", "stranger"] }),
    activity({ intended: 10, reached: 10, people: ["chen", "zhou"] }),
    activity({ on: "2025-12-31", people: ["he"] }),
    activity({ on: "2026-11-27", people: ["he"] }),
    activity({ means: "training", intended: 5, reached: 0 }),
  ];
  const people = ["chen", "zhou", "he"];
  const covered = coverageByMeans(["policy", "training", "nda"], activities, people, "2026-11-26");
  expect(covered).toEqual([
    { means: "policy", held: 0, intended: 0, reached: 0, percent: null, named: 0, namedPercent: 0 },
    { means: "training", held: 1, intended: 5, reached: 0, percent: 0, named: 0, namedPercent: 0 },
    { means: "nda", held: 2, intended: 50, reached: 48, percent: 96, named: 2, namedPercent: 66 },
  ]);
  expect([...reachedBy(activities, people, "2026-11-26")]).toEqual([
    ["chen", ["nda"]],
    ["zhou", ["nda"]],
    ["he", []],
  ]);
});

it("never rounds up to everybody", () => {
  expect([percentOf(999, 1000), percentOf(1000, 1000), percentOf(0, 0)]).toEqual([99, 100, null]);
});

it("finds posts whose holder is not shown to be competent", () => {
  const held = { person: "he", shown: true, validUntil: "2026-11-26" };
  expect(postStanding(held, "2026-11-26")).toBe("met");
  expect(postStanding(held, "2026-11-27")).toBe("expired");
  expect(postStanding({ ...held, shown: false }, "2026-11-26")).toBe("gap");
  expect(postStanding({ ...held, person: null }, "2026-11-26")).toBe("vacant");
});
