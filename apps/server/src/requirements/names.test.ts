import { nameOn } from "@touchstone/requirements";
import { describe, expect, it } from "vitest";
import { askNames, renamedRefusal } from "./names.ts";
import { oldNames } from "./own-content.ts";

describe("old names that the product ships", () => {
  const { names, examples } = oldNames();

  it.each(examples)("golden: $name on $on is $now", ({ name, on, now }) => {
    expect(nameOn(name, on, names)).toBe(now);
  });

  it("an old name in a printed cell is told with its name of today", () => {
    expect(askNames("核对食堂的餐饮服务许可证", "2026-11-26")).toMatchObject([
      { old: "餐饮服务许可证", now: "食品经营许可证", since: "2015-10-01" },
    ]);
    expect(askNames("核对食堂的食品经营许可证", "2026-11-26")).toEqual([]);
  });

  it("a citation of an old name is refused with the new one", () => {
    expect(renamedRefusal("餐饮服务许可证", "2026-11-26")).toMatchObject({
      code: "name-changed",
      facts: { now: "食品经营许可证" },
    });
    expect(renamedRefusal("虚构安全法 2", "2026-11-26")).toBeNull();
  });
});
