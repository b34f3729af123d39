import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CountedTime, closePeriods, type PublishedPeriod } from "./published-periods.ts";

const least = 5;
const decided = (decidedOn: string, days = 10): CountedTime => ({
  filedOn: decidedOn,
  decidedOn,
  days,
  isUpheld: false,
});
const many = (count: number, day: string) => Array.from({ length: count }, (_, at) => decided(day, at + 1));

/** A day of some three years, and the rows that were counted by then. */
const start = Temporal.PlainDate.from("2024-01-01");
const dayAt = (at: number): string => start.add({ days: at }).toString();
const history = fc.array(fc.record({ filed: fc.nat(900), takes: fc.option(fc.nat(120)), isUpheld: fc.boolean() }), {
  maxLength: 60,
});
type Made = { readonly filed: number; readonly takes: number | null; readonly isUpheld: boolean };
const knownBy = (made: readonly Made[], today: number): readonly CountedTime[] =>
  made
    .filter(({ filed }) => filed <= today)
    .map(({ filed, takes, isUpheld }) =>
      takes === null || filed + takes > today
        ? { filedOn: dayAt(filed), decidedOn: null, days: null, isUpheld: null }
        : { filedOn: dayAt(filed), decidedOn: dayAt(filed + takes), days: takes, isUpheld },
    );

describe("published periods (APPEAL-5)", () => {
  test("a quarter is published when it is over, and says how many and how long", () => {
    const rows = many(5, "2026-02-10");
    expect(closePeriods(rows, { last: null, today: "2026-03-31", least })).toEqual([]);
    expect(closePeriods(rows, { last: null, today: "2026-04-01", least })).toEqual([
      { from: null, to: "2026-03-31", filed: 5, decided: 5, median: 3, p90: null, upheldPercent: 0 },
    ]);
    const ten = closePeriods(many(10, "2026-02-10"), { last: null, today: "2026-04-01", least });
    expect(ten[0]?.p90).toBe(9);
  });

  test("one with too few waits for the next, and they are published together", () => {
    const rows = [...many(4, "2026-02-10"), ...many(1, "2026-05-10")];
    expect(closePeriods(rows, { last: null, today: "2026-06-30", least })).toEqual([]);
    const [both, ...more] = closePeriods(rows, { last: null, today: "2026-07-01", least });
    expect([both?.to, both?.decided, more]).toEqual(["2026-06-30", 5, []]);
  });

  test("what was filed is counted from the least number, or as none", () => {
    const earlier = many(5, "2026-02-10").map((row) => ({ ...row, filedOn: "2025-12-01" }));
    const at = { last: "2025-12-31", today: "2026-04-01", least };
    expect(closePeriods(earlier, at)[0]).toMatchObject({ from: "2026-01-01", filed: 0 });
    expect(closePeriods([...earlier, decided("2026-01-02")], at)[0]).toMatchObject({ filed: null, decided: 6 });
  });

  test("day after day nothing published changes, no two periods overlap, and what is added speaks of at least five", () => {
    fc.assert(
      fc.property(history, (made) => {
        let shown: readonly PublishedPeriod[] = [];
        for (let today = 0; today < 1100; today += 13) {
          const rows = knownBy(made, today);
          const last = shown.at(-1)?.to ?? null;
          const added = closePeriods(rows, { last, today: dayAt(today), least });
          // Whoever asks for the first time sees the same as who asked every day.
          expect(closePeriods(rows, { last: null, today: dayAt(today), least })).toEqual([...shown, ...added]);
          for (const each of added) {
            expect(each.decided).toBeGreaterThanOrEqual(least);
            expect(each.filed ?? least).not.toSatisfy((count: number) => count > 0 && count < least);
            expect(each.to < dayAt(today)).toBe(true);
          }
          shown = [...shown, ...added];
        }
        shown.forEach(({ from }, at) => {
          const before = shown[at - 1]?.to;
          expect(from).toBe(before === undefined ? null : Temporal.PlainDate.from(before).add({ days: 1 }).toString());
        });
      }),
      { numRuns: 60 },
    );
  });
});
