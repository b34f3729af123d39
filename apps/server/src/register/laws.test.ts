import { lawBase } from "@touchstone/requirements";
import { describe, expect, it } from "vitest";
import { ownDocuments } from "../requirements/index.ts";
import { checkerOn } from "./laws.ts";

const check = checkerOn("2026-11-26", { base: lawBase(ownDocuments()) });

describe("a printed title in a register", () => {
  it("an old name of a licence is out of date, and its name of today is told", () => {
    expect(check("餐饮服务许可证", null)).toEqual({
      match: null,
      verdict: "outdated",
      correct: null,
      source: "2015-10-01 → 食品经营许可证",
    });
    expect(check("食品经营许可证", null)).toMatchObject({ verdict: "unknown", source: null });
  });

  it("a law whose title the base knows is judged by the base, whatever its title holds", () => {
    expect(check("武汉市餐厨废弃物管理办法", null)).toMatchObject({ match: { family: "wh-kitchen-waste-measures" } });
  });
});
