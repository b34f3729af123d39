import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PublishedTime, timeStatistics } from "./time-statistics.ts";

const decided = (days: number, isUpheld = false): PublishedTime => ({ days, isUpheld });
const row = fc.record({ days: fc.option(fc.nat(400)), isUpheld: fc.option(fc.boolean()) });

describe("published times (APPEAL-5)", () => {
  test("figures of known rows", () => {
    const rows = [...[1, 2, 3, 4, 10].map((days) => decided(days, days > 3)), { days: null, isUpheld: null }];
    expect(timeStatistics(rows, 5)).toEqual({
      filed: 6,
      decided: 5,
      figures: { median: 3, p90: 10, upheldPercent: 40 },
    });
    expect(timeStatistics([...rows, decided(20)], 5).figures).toMatchObject({ median: 3.5, p90: 20 });
  });

  test("below the least number there are none", () => {
    expect(
      timeStatistics(
        [1, 2, 3, 4].map((days) => decided(days)),
        5,
      ).figures,
    ).toBe(null);
  });

  test("do not depend on order, and stand in theirs", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), fc.integer({ min: 2, max: 8 }), (rows, least) => {
        const found = timeStatistics(rows, least);
        expect(timeStatistics(rows.toReversed(), least)).toEqual(found);
        const days = rows.flatMap((each) => each.days ?? []);
        if (found.figures === null) expect(days.length).toBeLessThan(least);
        else {
          expect(found.figures.median).toBeLessThanOrEqual(found.figures.p90);
          const within = days.filter((each) => each <= (found.figures?.p90 ?? 0)).length;
          expect(within / days.length).toBeGreaterThanOrEqual(0.9);
        }
      }),
    );
  });
});
