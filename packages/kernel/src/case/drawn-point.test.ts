import { expect, it } from "vitest";
import { isWithin, printedStandards, standardsOf } from "./drawn-point.ts";

const point = {
  standard: { id: "iso9001", clause: "10.3" },
  also: [
    { id: "iso14001", clause: "10.3" },
    { id: "iso27001", clause: "10.1" },
  ],
};

it("a point of several standards counts for each of them (CASE-5) [17021-1 9.1.6]", () => {
  expect(standardsOf(point).map(({ id }) => id)).toEqual(["iso9001", "iso14001", "iso27001"]);
  expect(isWithin([{ id: "iso27001" }], point)).toBe(true);
  expect(isWithin([{ id: "iso45001" }], point)).toBe(false);
});

it("says each standard once, with the number where it differs", () => {
  expect(printedStandards(point)).toBe("10.3 · 9001 + 14001 + 27001 10.1");
  expect(printedStandards({ standard: { id: "iso45001", clause: "4.4" } })).toBe("4.4 · 45001");
});
