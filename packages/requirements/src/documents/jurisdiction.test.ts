import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bindsIn, isRegion, jurisdictionChain } from "./jurisdiction.ts";

describe("jurisdictions (CT-7)", () => {
  it("Hangzhou is nation, Zhejiang, Hangzhou, and never Jiaxing", () => {
    expect(jurisdictionChain("330100")).toEqual(["000000", "330000", "330100"]);
    expect(bindsIn("330400", "330100")).toBe(false);
    expect(jurisdictionChain("310118")).toEqual(["000000", "310000", "310100", "310118"]);
    expect(jurisdictionChain("000000")).toEqual(["000000"]);
  });

  it("what binds a place has the place's own digits before its zeros", () => {
    const code = fc.integer({ min: 100000, max: 999999 }).map(String);
    fc.assert(
      fc.property(code, code, (jurisdiction, region) => {
        const own = jurisdiction.replace(/(?:00)+$/, "");
        expect(bindsIn(jurisdiction, region)).toBe(region.startsWith(own));
      }),
    );
  });

  it("a region is six digits", () => {
    expect(["330100", "000000"].every(isRegion)).toBe(true);
    expect(["33010", "3301000", "033010", "33010a", "", "３３０１００"].some(isRegion)).toBe(false);
  });
});
