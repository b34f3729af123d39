import { describe, expect, it } from "vitest";
import { madeDocument } from "../../testing/made-documents.ts";
import { lawBase } from "./build-law-base.ts";
import { compareCited } from "./compare-cited.ts";
import { reachOf } from "./scope.ts";

const nation = madeDocument({ family: "nation" });
const province = madeDocument({ family: "province", jurisdiction: "320000" });
const neighbour = madeDocument({ family: "neighbour", jurisdiction: "330000" });
const market = madeDocument({ family: "market", jurisdiction: "EU" });
const old = madeDocument({
  family: "old",
  endedOn: "2024-01-01",
  successor: { family: "nation", version: null, inSubstance: false },
});
const base = lawBase([nation, province, neighbour, market, old]);
const compare = (...families: readonly string[]) => {
  const citations = families.map((family) => ({ families: [family] }));
  const reach = reachOf("320100", [], []);
  const { missing, elsewhere } = compareCited([nation, province], citations, { reach, on: "2026-01-01", base });
  return {
    missing: missing.map(({ document, insteadOf }) => [document.family, insteadOf?.family ?? null]),
    elsewhere: elsewhere.map(({ document }) => document.family),
  };
};

describe("what binds beside what a register cites", () => {
  it("names what is not cited, and what is cited and binds elsewhere alone", () => {
    expect(compare("nation", "province")).toEqual({ missing: [], elsewhere: [] });
    expect(compare("nation", "neighbour", "market")).toEqual({
      missing: [["province", null]],
      elsewhere: ["neighbour", "market"],
    });
  });

  it("says which cited document a missing one took the place of", () => {
    expect(compare("old", "province").missing).toEqual([["nation", "old"]]);
  });

  it("a title that the base does not know is neither", () => {
    expect(compare("nation", "province", "nowhere")).toEqual({ missing: [], elsewhere: [] });
  });

  it("a short title of two families binds where one of them does", () => {
    const citations = [{ families: ["neighbour", "province"] }];
    const reach = reachOf("320100", [], []);
    expect(compareCited([], citations, { reach, on: "2026-01-01", base }).elsewhere).toEqual([]);
  });
});
