import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trendFaults } from "./trend-faults.ts";
import { dimensionIds, linkedTo, linkMatrix, linkWeight, type TrendLink, type TrendMap } from "./trends.ts";

const words = (text: string) => ({ zh: text, en: text });
const counts = { society: 0, technology: 4, environment: 0, economy: 0, politics: 0, science: 0 };
const ids = ["a", "b", "c", "d"] as const;
const mapOf = (links: readonly TrendLink[]): TrendMap => ({
  dimensions: dimensionIds.map((id) => ({ id, letter: "S", title: words(id) })),
  trends: ids.map((id) => ({ id, dimension: "technology", title: words(id), standards: [], schemes: [], bodies: [] })),
  links,
});
const link = (one: string, other: string, weight: TrendLink["weight"] = 1): TrendLink => ({
  between: [one, other],
  weight,
});
const whats = (map: TrendMap, examples = { counts, weights: [] }) => trendFaults(map, examples).map(({ what }) => what);

describe("links between trends (TR-5)", () => {
  it("the matrix is symmetric with an empty diagonal, whatever links there are", () => {
    const end = fc.constantFrom(...ids);
    const links = fc.array(
      fc.tuple(end, end, fc.constantFrom(1 as const, 2 as const, 3 as const)).map(([a, b, w]) => link(a, b, w)),
    );
    fc.assert(
      fc.property(links, (all) => {
        // A pack that is refused draws nothing.
        const map = mapOf(all);
        fc.pre(trendFaults(map, { counts, weights: [] }).length === 0);
        const matrix = linkMatrix(map);
        for (const [row, cells] of matrix.entries()) {
          expect(cells[row]).toBe(0);
          for (const [column, weight] of cells.entries()) expect(weight).toBe(matrix[column]?.[row]);
        }
        const drawn = matrix.flat().filter((weight) => weight > 0).length;
        expect(drawn).toBe(all.length * 2);
      }),
    );
  });

  it("answers the same whichever trend is named first, the strongest in front", () => {
    const map = mapOf([link("a", "b", 1), link("c", "a", 3)]);
    expect([linkWeight(map, "a", "c"), linkWeight(map, "c", "a"), linkWeight(map, "b", "c")]).toEqual([3, 3, 0]);
    expect(linkedTo(map, "a").map(({ trend }) => trend)).toEqual(["c", "b"]);
  });

  it("refuses a pair that stands twice, either way round, a link to itself, and a trend that is not there", () => {
    expect(whats(mapOf([link("a", "b", 1), link("b", "a", 2)]))).toEqual(["a – b stands there twice"]);
    expect(whats(mapOf([link("a", "a")]))).toEqual(["a is linked to itself"]);
    expect(whats(mapOf([link("a", "x")]))).toEqual(["no trend x"]);
  });

  it("refuses a missing dimension and an example that does not come out", () => {
    const map = mapOf([link("a", "b", 2)]);
    const { dimensions } = map;
    expect(whats({ ...map, dimensions: dimensions.slice(1) })).toEqual(["no dimension society"]);
    const wrong = { counts: { ...counts, economy: 2 }, weights: [{ between: ["b", "a"] as const, weight: 3 }] };
    expect(trendFaults(map, wrong).map(({ what }) => what)).toEqual(["there are 0, not 2", "it is 2, not 3"]);
  });
});
