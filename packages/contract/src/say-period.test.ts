import { expect, it } from "vitest";
import { sayAmount, sayPeriod } from "./say-period.ts";

it.each([
  ["P2Y", "2 年", "2 years"],
  ["P1Y6M", "1 年6 个月", "1 year 6 months"],
  ["P30D", "30 日", "30 days"],
  ["T", "T", "T"],
] as const)("a period: %s", (period, zh, en) => {
  expect([sayPeriod(period, "zh"), sayPeriod(period, "en")]).toEqual([zh, en]);
});

it.each([
  ["≤P15D", "间隔不超过 15 日"],
  ["P1M", "每 1 个月 1 次"],
  ["2/P1M", "每 1 个月 2 次"],
  ["m3,9", "每年 3,9 月"],
  ["1,4,7…P1Y", "第 1,4,7 年，之后每 1 年"],
] as const)("how often: %s", (printed, zh) => {
  expect(sayAmount("frequency", printed, "zh")).toBe(zh);
});

it("codes stay codes, and nothing is a dash", () => {
  expect([sayAmount("qualification", "A T", "en"), sayAmount("retention", null, "en")]).toEqual(["A T", "–"]);
});
