import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { madeInterval } from "../../testing/made-interval.ts";
import { checkVisits } from "./check-visits.ts";
import { placeOn } from "./day-off.ts";
import { dueDates, mostDues } from "./due-dates.ts";

const fifteenDays = madeInterval({ kind: "gap", atMost: "P15D" }, { id: "15-days" });
const halfMonthly = madeInterval({ kind: "times", times: 2, in: "P1M" }, { id: "half-monthly" });
const rule = (clause: string) => ({ source: "made", clause });
const yearly = { kind: "gap", atMost: "P1Y" } as const;
const inYears = { kind: "years", years: [1, 4, 7, 9, 11, 13, 15], afterwards: "P1Y" } as const;
const inspection = madeInterval(yearly, {
  startCounts: false,
  basis: "month",
  earlyBy: "P2M",
  stages: [
    { since: null, until: "2023-04-02", recurrence: { kind: "times", times: 1, in: "P1Y" }, rule: rule("old") },
    { since: "2023-04-02", until: null, recurrence: inYears, rule: rule("new") },
  ],
});

const dates = (of: typeof inspection, start: string, until: string) =>
  dueDates(of, start, until).map(({ date }) => date);
const on = (days: readonly number[]) =>
  Array.from({ length: 12 }, (_, month) =>
    days.map((day) => `2022-${String(month + 1).padStart(2, "0")}-${String(day).padStart(2, "0")}`),
  ).flat();

describe("visits to a lift (OH-9)", () => {
  it("half-monthly gives 24 in 2022, a chain of 15 days from 1 January 25", () => {
    expect(dates(halfMonthly, "2022-01-01", "2022-12-31")).toEqual(on([1, 16]));
    const chain = dates(fifteenDays, "2022-01-01", "2022-12-31");
    expect([chain.length, chain[1], chain.at(-1)]).toEqual([25, "2022-01-16", "2022-12-27"]);
  });

  it("24 on the 1st and 16th keep the half month and break the 15 days six times", () => {
    expect(checkVisits(halfMonthly, on([1, 16]))).toMatchObject({ holds: true, shortPeriods: [] });
    const check = checkVisits(fifteenDays, on([1, 16]));
    expect([check?.holds, check?.gaps.length, check?.nextBy]).toEqual([false, 6, "2022-12-31"]);
    expect(check?.gaps[0]).toEqual({ from: "2022-01-16", to: "2022-02-01", days: 16, allowedBy: "2022-01-31" });
    expect(new Set(check?.gaps.map(({ days }) => days))).toEqual(new Set([16]));
  });

  it("24 on the 1st and 15th break the 15 days ten times", () => {
    expect(checkVisits(fifteenDays, on([1, 15]))?.gaps).toHaveLength(10);
  });

  it("a month with one visit is named", () => {
    const visits = on([1, 16]).filter((date) => date !== "2022-05-16");
    expect(checkVisits(halfMonthly, visits)).toMatchObject({
      holds: false,
      shortPeriods: [{ from: "2022-05-01", to: "2022-05-31", visits: 1, asked: 2 }],
    });
  });
});

describe("inspection in years 1, 4, 7, 9, 11, 13, 15 and then yearly, once the edition says so", () => {
  it("a lift of 2023-05 lives under the new edition alone; the month of the first inspection is the base", () => {
    const dues = dueDates(inspection, "2023-05-20", "2040-12-31");
    expect(dues.map(({ date }) => date.slice(0, 4))).toEqual(
      [1, 4, 7, 9, 11, 13, 15, 16, 17].map((year) => String(2023 + year)),
    );
    expect(dues[0]).toEqual({ date: "2024-05-31", from: "2024-03-01", rule: rule("new") });
  });

  it("a lift of 2019 changes over: yearly until the edition, then by its own age", () => {
    const dues = dueDates(inspection, "2019-06-10", "2029-12-31");
    expect(dues.map(({ date, rule: { clause } }) => `${date} ${clause}`)).toEqual([
      "2020-06-30 old",
      "2021-06-30 old",
      "2022-06-30 old",
      "2023-06-30 new",
      "2026-06-30 new",
      "2028-06-30 new",
    ]);
  });
});

describe("due dates", () => {
  it("the 31st and a month stays the last of the month and does not creep", () => {
    const monthly = madeInterval({ kind: "gap", atMost: "P1M" });
    expect(dates(monthly, "2022-01-31", "2022-05-31")).toEqual([
      "2022-01-31",
      "2022-02-28",
      "2022-03-31",
      "2022-04-30",
      "2022-05-31",
    ]);
  });

  it("a shorter term that begins later asks on its first day what it would have asked before", () => {
    const shortened = madeInterval(yearly, {
      stages: [
        { since: null, until: "2023-04-02", recurrence: yearly, rule: rule("old") },
        { since: "2023-04-02", until: null, recurrence: { kind: "gap", atMost: "P1M" }, rule: rule("new") },
      ],
    });
    expect(dates(shortened, "2022-01-01", "2023-06-30")).toEqual([
      "2022-01-01",
      "2023-01-01",
      "2023-04-02",
      "2023-05-02",
      "2023-06-02",
    ]);
  });

  it("no chain has a gap over its period, its own check holds, and all lie in the horizon in order", () => {
    const start = fc.integer({ min: 0, max: 9000 }).map((days) => Temporal.PlainDate.from("2010-01-01").add({ days }));
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 900 }), (day, period, span) => {
        const chain = madeInterval({ kind: "gap", atMost: `P${period}D` });
        const until = day.add({ days: span }).toString();
        const found = dates(chain, day.toString(), until);
        expect(found).toHaveLength(Math.floor(span / period) + 1);
        expect(found).toEqual(found.toSorted());
        expect(found.at(-1)?.localeCompare(until)).toBeLessThanOrEqual(0);
        expect(checkVisits(chain, found)?.gaps).toEqual([]);
      }),
    );
  });

  it("so many times in each calendar period is planned so that its own check holds, from whatever day", () => {
    const start = fc.integer({ min: 0, max: 9000 }).map((days) => Temporal.PlainDate.from("2010-01-01").add({ days }));
    const often = fc.constantFrom(
      ...[1, 2, 3, 5, 10].map((times) => ({ times, in: "P1M" })),
      { times: 1, in: "P3M" },
      { times: 1, in: "P6M" },
      { times: 1, in: "P1Y" },
      { times: 24, in: "P1Y" },
      { times: 1, in: "P1W" },
      { times: 2, in: "P1W" },
      { times: 1, in: "P1D" },
    );
    fc.assert(
      fc.property(start, often, (day, { times, in: period }) => {
        const counted = madeInterval({ kind: "times", times, in: period });
        const until = day.add({ years: 1, months: 2 }).toString();
        const check = checkVisits(counted, dates(counted, day.toString(), until), { from: null, until });
        expect(check).toMatchObject({ holds: true, shortPeriods: [] });
      }),
    );
  });

  it("in the months named, by the end of each", () => {
    const spring = madeInterval({ kind: "months", months: [3, 9] }, { startCounts: false });
    expect(dueDates(spring, "2025-04-10", "2026-04-30").map(({ date, from }) => [date, from])).toEqual([
      ["2025-09-30", "2025-09-01"],
      ["2026-03-31", "2026-03-01"],
    ]);
  });

  it("a month under way is not yet short; with the window's end said, it is", () => {
    const visits = on([1, 16]).slice(0, -1);
    expect(checkVisits(halfMonthly, visits)?.holds).toBe(true);
    expect(checkVisits(halfMonthly, visits, { from: null, until: "2022-12-31" })).toMatchObject({
      holds: false,
      shortPeriods: [{ from: "2022-12-01", to: "2022-12-31", visits: 1, asked: 2 }],
    });
  });

  it("a horizon without end gives a bounded answer", () => {
    const daily = madeInterval({ kind: "gap", atMost: "P1D" });
    expect(dates(daily, "2000-01-01", "2999-12-31")).toHaveLength(mostDues);
  });

  it("a day off is told and not moved, unless the rule moves it; an unknown year is said to be unknown", () => {
    const year = { notice: "n", off: [{ name: "n", from: "2022-10-01", to: "2022-10-07" }], work: [] };
    const calendar = { id: "made", rule: rule("1"), years: { "2022": year } };
    const due = { date: "2022-10-01", from: null, rule: rule("1") };
    expect(placeOn(calendar, { onDayOff: "stays" })(due)).toEqual({ ...due, dayOff: true, movedFrom: null });
    expect(placeOn(calendar, { onDayOff: "next-working-day" })(due)).toEqual({
      ...due,
      date: "2022-10-10",
      dayOff: false,
      movedFrom: "2022-10-01",
    });
    expect(placeOn(calendar, { onDayOff: "stays" })({ ...due, date: "2031-01-01" }).dayOff).toBeNull();
  });
});
