import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bindsIn, jurisdictionChain } from "./jurisdiction.ts";
import { areasOf, reaches, reachOf, type Scope } from "./scope.ts";

const title = { zh: "试", en: "test" };
const delta: Scope = {
  id: "yangtze-delta",
  kind: "area",
  title,
  members: ["310000", "320000", "330000", "340000"],
};
const zone: Scope = { id: "zone", kind: "area", title, members: ["310118", "320509", "330421"] };
const scopes: readonly Scope[] = [delta, zone, { id: "EU", kind: "market", title, members: [] }];
const shared = new URL("../../../../../shared/data/reference/cn-regions.json", import.meta.url);
const hasShared = existsSync(shared);
const codesOf = (json: unknown): readonly string[] =>
  typeof json === "object" && json !== null && "regions" in json && Array.isArray(json.regions)
    ? json.regions.map((one: { readonly code: string }) => one.code)
    : [];

describe("scopes that are no single place", () => {
  it("the delta is four provinces and what lies in them, and no province's whole neighbour", () => {
    expect(areasOf("330100", scopes)).toEqual(["yangtze-delta"]);
    expect(areasOf("310118", scopes)).toEqual(["yangtze-delta", "zone"]);
    expect(areasOf("330000", scopes)).toEqual(["yangtze-delta"]);
    expect(areasOf("370000", scopes)).toEqual([]);
    expect(areasOf("000000", scopes)).toEqual([]);
  });

  it("a market's law reaches those who sell there, and nobody else (IS-4)", () => {
    expect(reaches("EU", reachOf("330100", ["EU"], scopes))).toBe(true);
    expect(reaches("EU", reachOf("330100", [], scopes))).toBe(false);
    expect(reaches("US", reachOf("330100", ["EU"], scopes))).toBe(false);
    expect(reaches("yangtze-delta", reachOf("420100", ["EU"], scopes))).toBe(false);
  });

  it.skipIf(!hasShared)("no place of China sees a neighbour, whatever it sells to (all regions, every pair)", () => {
    const codes = hasShared ? codesOf(JSON.parse(readFileSync(shared, "utf8"))) : [];
    expect(codes.length).toBeGreaterThan(300);
    for (const here of codes) {
      const reach = reachOf(here, ["EU", "US"], scopes);
      const seen = codes.filter((there) => reaches(there, reach));
      expect(seen.every((there) => jurisdictionChain(here).includes(there))).toBe(true);
      expect(seen).toContain(here);
    }
  });

  it("a scope never widens what a place sees of other places", () => {
    const code = fc.integer({ min: 100000, max: 999999 }).map(String);
    fc.assert(
      fc.property(code, code, fc.subarray(["EU", "US"]), (there, here, markets) => {
        expect(reaches(there, reachOf(here, markets, scopes))).toBe(bindsIn(there, here));
      }),
    );
  });
});
