import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentOf } from "../awareness/coverage.ts";
import { type CountedPeriod, countedPeriods, dayAfter, periodOf, periodsIn } from "./calendar-period.ts";
import { type DueDays, dayKind, type OwnTerm, type Schedule } from "./due-days.ts";
import { dueItems, lastShares, type ShareAsked, shareOfItems, sharesIn } from "./shares.ts";

const autumn: OwnTerm = {
  calendar: "校历",
  from: "2026-09-01",
  to: "2026-12-31",
  weekdays: [1, 2, 3, 4, 5],
  followsHolidays: true,
  closed: [{ from: "2026-11-09", to: "2026-11-10" }],
  open: ["2026-11-14"],
};
const days: DueDays = {
  official: {
    id: "cn",
    rule: { source: "r", clause: "1" },
    years: {
      "2026": {
        notice: "n",
        off: [{ name: "国庆节", from: "2026-10-01", to: "2026-10-07" }],
        work: [{ name: "国庆节", date: "2026-10-10" }],
      },
    },
  },
  terms: [autumn],
};
const own: Schedule = { days: "own", calendar: "校历", from: null };
const daily: ShareAsked = {
  times: 1,
  per: "day",
  schedule: own,
  done: [],
  on: "2026-11-26",
  today: "2026-11-26",
  days,
};
const share = (given: Partial<ShareAsked>, from: string, to: string) => {
  const { due, done, open, unknown } = shareOfItems(dueItems({ ...daily, ...given }, { from, to }));
  return { due, done, open, unknown, percent: percentOf(done, due) };
};
const monday = "2026-11-16";
const sunday = "2026-11-22";

describe("the share of a period (CO-4)", () => {
  it("four lessons on five school days are 80 %", () => {
    const done = ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-20"];
    expect(share({ done }, monday, sunday)).toEqual({ due: 5, done: 4, open: 0, unknown: 0, percent: 80 });
    const missed = dueItems({ ...daily, done }, { from: monday, to: sunday }).filter(({ state }) => state === "missed");
    expect(missed.map(({ from }) => from)).toEqual(["2026-11-19"]);
  });

  it("counts twice on one day once, and a lesson on a day that is not due for nothing", () => {
    expect(share({ done: ["2026-11-16", "2026-11-16", "2026-11-21"] }, monday, sunday)).toMatchObject({
      done: 1,
      due: 5,
    });
    expect(share({ times: 2, done: ["2026-11-16", "2026-11-16"] }, monday, sunday)).toMatchObject({ done: 2, due: 10 });
    // Three times a week wants three days; ten times a week wants two on some.
    const week = { per: "week", schedule: null } as const;
    expect(share({ ...week, times: 3, done: [monday, monday, sunday] }, monday, sunday)).toMatchObject({
      done: 2,
      due: 3,
    });
    expect(share({ ...week, times: 10, done: [monday, monday, sunday] }, monday, sunday)).toMatchObject({
      done: 3,
      due: 10,
    });
    expect(share({ ...week, done: [monday, sunday] }, monday, sunday)).toMatchObject({ done: 1, due: 1, percent: 100 });
  });

  it("asks for nothing on a holiday or a closed day, and for a lesson on a make-up day", () => {
    const kind = (day: string, schedule: Schedule = own) => dayKind(schedule, day, days);
    expect(["2026-10-01", "2026-11-09", "2026-11-21", "2026-08-31"].map((day) => kind(day))).toEqual([
      "free",
      "free",
      "free",
      "free",
    ]);
    expect(["2026-10-10", "2026-11-14", "2026-11-16"].map((day) => kind(day))).toEqual(["due", "due", "due"]);
    const working: Schedule = { days: "working", from: "2026-10-09" };
    expect(["2026-10-08", "2026-10-09", "2026-10-10", "2026-10-11"].map((day) => kind(day, working))).toEqual([
      "free",
      "due",
      "due",
      "free",
    ]);
    // A week that is closed altogether is no week of nought per cent.
    expect(share({ per: "week", schedule: own }, "2026-10-05", "2026-10-11")).toMatchObject({ due: 1, percent: 0 });
    expect(share({}, "2026-10-01", "2026-10-07")).toEqual({ due: 0, done: 0, open: 0, unknown: 0, percent: null });
  });

  it("guesses no day that no calendar and no term reaches", () => {
    expect(dayKind(own, "2027-01-04", days)).toBe("unknown");
    expect(dayKind({ days: "working", from: null }, "2027-01-04", days)).toBe("unknown");
    expect(dayKind({ ...own, calendar: "别的" }, monday, days)).toBe("unknown");
    const next = { ...autumn, from: "2027-02-22", to: "2027-07-02" };
    expect(dayKind(own, "2027-03-01", { ...days, terms: [autumn, next] })).toBe("unknown");
    expect(dayKind(own, "2027-01-20", { ...days, terms: [autumn, next] })).toBe("free");
    expect(share({ on: "2027-01-10", today: "2027-01-10" }, "2027-01-04", "2027-01-10")).toMatchObject({
      due: 0,
      unknown: 7,
      percent: null,
    });
  });

  it("where nobody said on which days, asks for nothing before it was first done, and for everything since", () => {
    const monthly = { ...daily, per: "month", times: 1, schedule: null, done: ["2026-09-30"] } as const;
    const dues = lastShares({ ...monthly, on: "2026-11-23", today: "2026-11-23" }, "month", 4).map(({ due }) => due);
    expect(dues).toEqual([0, 1, 1, 0, 0]);
  });

  it("does not count as missed what is still to come, nor today", () => {
    const done = ["2026-11-23", "2026-11-24"];
    const [running, last] = lastShares({ ...daily, done }, "week", 1);
    expect(running).toMatchObject({ from: "2026-11-23", to: "2026-11-29", due: 3, done: 2, open: 2 });
    expect(last).toMatchObject({ from: monday, to: sunday, due: 5, done: 0, open: 0 });
    const week = { per: "week", schedule: null, times: 3 } as const;
    expect(lastShares({ ...daily, ...week, done }, "week", 0)).toMatchObject([{ due: 2, done: 2, open: 1 }]);
    // As of a day in the past, what was done later had not been done, and that day is over.
    expect(share({ done, on: "2026-11-23" }, "2026-11-23", "2026-11-29")).toMatchObject({ due: 1, done: 1, open: 4 });
    expect(share({ done: [], on: "2026-11-23" }, "2026-11-23", "2026-11-29")).toMatchObject({
      due: 1,
      done: 0,
      open: 4,
    });
  });

  it("asks the calendar once for all objectives that follow it, and again when it is read again", () => {
    const reads = { count: 0 };
    const counting = (): DueDays => ({
      official: days.official,
      get terms() {
        reads.count += 1;
        return [autumn];
      },
    });
    const range = { from: "2026-01-01", to: "2026-12-31" };
    const read = counting();
    for (let row = 0; row < 50; row += 1) dueItems({ ...daily, times: row + 1, days: read }, range);
    expect(reads.count).toBe(365);
    expect(dueItems({ ...daily, days: { ...days, terms: [] } }, range).every(({ state }) => state === "unknown")).toBe(
      true,
    );
    dueItems({ ...daily, days: counting() }, range);
    expect(reads.count).toBe(730);
  });

  it("looks no further back than 800 days", () => {
    expect(lastShares(daily, "year", 53).map(({ from }) => from)).toEqual(["2026-01-01", "2025-01-01"]);
    expect(lastShares(daily, "week", 53)).toHaveLength(54);
  });

  it("asks only for periods that begin on or after the first day", () => {
    const from = "2026-11-18";
    expect(share({ schedule: { days: "every", from } }, monday, sunday)).toMatchObject({ due: 5 });
    expect(share({ per: "week", schedule: { days: "every", from } }, monday, "2026-11-29")).toMatchObject({
      due: 0,
      open: 1,
    });
  });
});

const someDay = fc
  .integer({ min: 0, max: 820 })
  .map((offset) => Temporal.PlainDate.from("2025-06-01").add({ days: offset }).toString());
const asked = fc.record({
  times: fc.integer({ min: 1, max: 9 }),
  per: fc.constantFrom<CountedPeriod>(...countedPeriods),
  schedule: fc.option(
    fc.oneof(
      fc.record({ days: fc.constantFrom("every", "working"), from: fc.option(someDay) }),
      fc.record({ days: fc.constant("own" as const), calendar: fc.constant("校历"), from: fc.option(someDay) }),
    ),
  ),
  done: fc.array(someDay, { maxLength: 60 }),
  on: someDay,
  today: fc.constant("2026-11-26"),
  days: fc.constant(days),
});
const year = { from: "2026-01-01", to: "2026-12-31" };

describe("laws of the share", () => {
  it("the shares of a year's periods add up to the year", () => {
    fc.assert(
      fc.property(asked, fc.constantFrom(...countedPeriods), (given, by) => {
        const sum = { due: 0, done: 0, open: 0, unknown: 0 };
        for (const { due, done, open, unknown } of sharesIn(given, by, year)) {
          sum.due += due;
          sum.done += done;
          sum.open += open;
          sum.unknown += unknown;
        }
        expect(sum).toEqual(shareOfItems(dueItems(given, year)));
      }),
      { numRuns: 40 },
    );
  });

  it("a share lies within 0 and 100, and the order of entries changes nothing", () => {
    fc.assert(
      fc.property(asked, fc.nat(), (given, seed) => {
        const found = dueItems(given, year);
        const { due, done } = shareOfItems(found);
        expect(done).toBeLessThanOrEqual(due);
        const percent = percentOf(done, due);
        expect(percent === null || (percent >= 0 && percent <= 100)).toBe(true);
        const turn = seed % (given.done.length + 1);
        const turned = [...given.done.slice(turn), ...given.done.slice(0, turn)].toReversed();
        expect(dueItems({ ...given, done: turned }, year)).toEqual(found);
      }),
      { numRuns: 40 },
    );
  });

  it("each day lies in exactly one period of each sort", () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom(...countedPeriods), (day, per) => {
        const { from, to } = periodOf(per, day);
        expect(from <= day && day <= to).toBe(true);
        expect(periodOf(per, from)).toEqual({ from, to });
        expect(periodOf(per, to)).toEqual({ from, to });
        expect(periodOf(per, dayAfter(to)).from).toBe(dayAfter(to));
      }),
    );
  });

  it("ends at the last day that is written with four digits", () => {
    for (const per of countedPeriods) {
      expect(periodsIn(per, { from: "9999-12-01", to: "9999-12-31" }).length).toBeLessThanOrEqual(31);
      for (const schedule of [null, own])
        for (const on of ["9999-12-31", "0000-01-01"])
          expect(lastShares({ ...daily, per, schedule, on }, per, 2).length).toBeLessThanOrEqual(3);
    }
  });
});
