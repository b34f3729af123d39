import fc from "fast-check";
import { expect, it } from "vitest";
import { isDay } from "./day.ts";

it("takes every day of the calendar and no other text", () => {
  const first = Temporal.PlainDate.from("1900-01-01");
  fc.assert(fc.property(fc.integer({ min: 0, max: 100_000 }), (days) => isDay(first.add({ days }).toString())));
  for (const text of [
    "",
    "2026",
    "2026-1-2",
    "2026-02-29",
    "2004-13-45",
    "2026-00-10",
    "2026-11-00",
    "2026-11-23T00",
  ]) {
    expect([text, isDay(text)]).toEqual([text, false]);
  }
});
