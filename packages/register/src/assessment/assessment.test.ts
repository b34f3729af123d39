import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAcceptable, levelOf, type Method } from "./method.ts";
import { cellBand } from "./method-parts.ts";
import { type Ranked, rank } from "./rank.ts";
import { isWeaklyControlled } from "./stage.ts";

const title = { zh: "", en: "" };
const scale = (id: string, values: readonly number[]) => ({
  id,
  title,
  values: values.map((value) => ({ id: `${id}${value}`, value, title })),
});
const method: Method = {
  id: "m",
  edition: "1",
  kind: "ohs",
  title,
  source: "S",
  clause: "1",
  scales: [
    scale("l", [0.1, 0.2, 0.5, 1, 3, 6, 10]),
    scale("e", [0.5, 1, 2, 3, 6, 10]),
    scale("c", [1, 3, 7, 15, 40, 100]),
  ],
  steps: [{ id: "d", title, by: { product: ["l", "e", "c"] } }],
  bands: [],
  matrix: { rows: "l", columns: "c" },
  threshold: { score: 70, at: "not-acceptable" },
};
const bounds = { major: 320, considerable: 160, general: 70, low: 0 };
const ratings = fc.record({
  l: fc.constantFrom("l0.1", "l0.2", "l0.5", "l1", "l3", "l6", "l10"),
  e: fc.constantFrom("e0.5", "e1", "e2", "e3", "e6", "e10"),
  c: fc.constantFrom("c1", "c3", "c7", "c15", "c40", "c100"),
});

describe("levels", () => {
  it("[IS-21] the same inputs give the same level in any order of entry, of the scales and of the factors", () => {
    const orders = fc.shuffledSubarray(["l", "e", "c"], { minLength: 3 });
    fc.assert(
      fc.property(ratings, orders, orders, (chosen, entered, product) => {
        const all: Readonly<Record<string, string>> = chosen;
        const again = Object.fromEntries(entered.map((id) => [id, all[id] ?? ""]));
        const turned = { ...method, steps: [{ id: "d", title, by: { product } }] };
        const one = levelOf(method, bounds, chosen);
        const other = levelOf(turned, bounds, again);
        expect(one.ok && other.ok && one.value.score === other.value.score && one.value.band === other.value.band).toBe(
          true,
        );
      }),
    );
  });

  it("decimals multiply without rounding: 0.1 × 3 × 1 is 0.3", () => {
    const level = levelOf(method, bounds, { l: "l0.1", e: "e3", c: "c1" });
    expect(level.ok && level.value.score).toBe(0.3);
  });

  it("a name of an object's own making is no scale", () => {
    const level = levelOf(method, bounds, { l: "l1", e: "e1", c: "c1", constructor: "x" });
    expect(level.ok ? [] : level.refusals.map(({ code }) => code)).toEqual(["rating-unknown"]);
  });

  it("[IS-22] exactly at the line it is as the criteria say", () => {
    expect(isAcceptable({ score: 70, at: "acceptable" }, 70)).toBe(true);
    expect(isAcceptable({ score: 70, at: "not-acceptable" }, 70)).toBe(false);
    expect(isAcceptable({ score: 70, at: "not-acceptable" }, 69.9)).toBe(true);
  });

  it("a cell has a band of its own only where its axes alone make the score", () => {
    expect(cellBand(method, bounds, { row: 10, column: 100 })).toBeNull();
    const two = { ...method, steps: [{ id: "d", title, by: { product: ["l", "c"] } }] };
    expect(cellBand(two, bounds, { row: 10, column: 100 })).toBe("major");
  });
});

describe("ranking", () => {
  const item = fc.record({
    id: fc.uuid(),
    band: fc.integer({ min: 1, max: 4 }),
    score: fc.integer({ min: 1, max: 3 }),
    weight: fc.integer({ min: 1, max: 3 }),
    on: fc.constantFrom("2026-01-01", "2026-02-01"),
  });
  it("[IS-22] is the same whichever order they come in", () => {
    const rule = fc.constantFrom("consequence-first" as const, "oldest-first" as const);
    const distinct = fc.uniqueArray(item, { selector: ({ id }) => id });
    fc.assert(
      fc.property(distinct, rule, (items, ties) => {
        expect(rank(items.toReversed(), ties)).toEqual(rank(items, ties));
      }),
    );
  });
  it("[IS-22] equals go by the stated rule", () => {
    const young: Ranked = { id: "a", band: 2, score: 9, weight: 5, on: "2026-02-01" };
    const old: Ranked = { ...young, id: "b", weight: 3, on: "2026-01-01" };
    expect(rank([old, young], "consequence-first")).toEqual([young, old]);
    expect(rank([young, old], "oldest-first")).toEqual([old, young]);
  });
});

describe("hierarchy of controls", () => {
  const inputs = {
    hazard: "",
    event: "",
    harm: "",
    factors: [],
    asset: null,
    threat: null,
    weakness: null,
    safeguard: null,
    properties: [],
    answerable: "",
    ratings: {},
  };
  const treated = (...kinds: readonly ("engineering" | "administrative" | "ppe")[]) => ({
    inputs,
    treatment: {
      option: "control" as const,
      measures: kinds.map((hierarchy) => ({ what: "x", hierarchy, owner: "y", due: null })),
      resources: "",
      cost: null,
      ratings: {},
      approver: null,
    },
  });
  it("warns of a high risk met with rules and equipment alone, and of nothing else", () => {
    expect(isWeaklyControlled("ohs", "considerable", treated("administrative", "ppe"))).toBe(true);
    expect(isWeaklyControlled("ohs", "major", treated("engineering", "ppe"))).toBe(false);
    expect(isWeaklyControlled("ohs", "general", treated("ppe"))).toBe(false);
    expect(isWeaklyControlled("isms", "major", treated("ppe"))).toBe(false);
  });
});
