import { expect, test } from "vitest";
import { monthsBetween } from "./months.ts";

test("months without anything are there as well, over the turn of the year", () => {
  expect(monthsBetween("2026-11", "2027-02")).toEqual(["2026-11", "2026-12", "2027-01", "2027-02"]);
  expect(monthsBetween("2026-11", "2026-11")).toEqual(["2026-11"]);
  expect(monthsBetween("", "")).toEqual([]);
});
