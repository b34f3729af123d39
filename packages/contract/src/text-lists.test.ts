import { expect, test } from "vitest";
import { sayList, sayListBoth } from "./text.ts";

test("a list is said with the comma of its reader", () => {
  expect(sayList(["甲", "乙"], "zh")).toBe("甲、乙");
  expect(sayList(["a", 2], "en")).toBe("a, 2");
  expect(sayList([], "en")).toBe("");
  expect(
    sayListBoth([
      { zh: "甲", en: "a" },
      { zh: "乙", en: "b" },
    ]),
  ).toEqual({ zh: "甲、乙", en: "a, b" });
});
