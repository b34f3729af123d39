import { describe, expect, it } from "vitest";
import { asAsked, saysStated } from "./scope-compare.ts";

describe("the stated scope beside what is applied for (4.3)", () => {
  it("is the same in either language, whatever spaces and last marks say, and another with another word", () => {
    const asked = { zh: "学前教育 服务", en: "Pre-school education." };
    expect(saysStated("学前教育 服务。", asked)).toBe(true);
    expect(saysStated("Pre-school  education", asked)).toBe(true);
    expect(saysStated("学前教育服务和校车", asked)).toBe(false);
    expect(saysStated("Pre-school education and transport", asked)).toBe(false);
    // What was left empty says nothing.
    expect(saysStated("。", { zh: "", en: "" })).toBe(false);
  });

  it("goes into an application in its own language", () => {
    expect(asAsked("学前教育")).toEqual({ zh: "学前教育", en: "" });
    expect(asAsked("Pre-school")).toEqual({ zh: "", en: "Pre-school" });
  });
});
