import fc from "fast-check";
import { expect, test } from "vitest";
import { type Cover, type CoveringAct, coverageGaps, coverageOf } from "./coverage.ts";

const wanted: readonly Cover[] = [
  { process: "catering", clauses: ["8.1", "8.2"], sites: ["A", "B"], shifts: ["day", "night"] },
  { process: "lifts", clauses: ["8.1"], sites: ["A"], shifts: [] },
];
const visit = (by: string, isDone: boolean, ...covers: CoveringAct["covers"]): CoveringAct => ({
  by,
  on: "2027-05-01",
  isDone,
  covers,
});

test("clause 8.2 at site B in the night shift: never covered by anything [17021-1 9.1.3.5] [17021-1 9.6.2.1]", () => {
  const gaps = coverageGaps(wanted, [
    visit("S1", true, { process: "catering", clauses: ["8"], sites: ["A"], shifts: ["day", "night"] }),
    visit("S2", false, { process: "catering", clauses: ["8.1"], sites: ["B"], shifts: ["day", "night"] }),
    visit("S2", false, { process: "catering", clauses: ["8.2"], sites: ["B"], shifts: ["day"] }),
    visit("R", false, { process: "lifts", clauses: ["8.1"], sites: ["A"], shifts: [] }),
  ]);
  expect(gaps).toEqual([{ process: "catering", clause: "8.2", site: "B", shift: "night" }]);
});

test("what was done, what is planned and what never comes are told apart", () => {
  const cells = coverageOf(wanted, [
    visit("S1", true, { process: "catering", clauses: ["8.1"], sites: ["A"], shifts: ["day"] }),
    visit("S2", false, { process: "catering", clauses: ["8.2"], sites: ["A"], shifts: ["day"] }),
  ]);
  const stateOf = (clause: string) =>
    cells.find(
      (cell) => cell.process === "catering" && cell.clause === clause && cell.site === "A" && cell.shift === "day",
    )?.state;
  expect([stateOf("8.1"), stateOf("8.2")]).toEqual(["done", "planned"]);
});

test("a verdict without a place proves a clause only where there is one place", () => {
  const verdict = visit("case", true, { process: null, clauses: ["8.1"], sites: null, shifts: null });
  expect(coverageGaps(wanted, [verdict])).toHaveLength(9);
  const one: Cover = { process: "lifts", clauses: ["8.1", "8.2"], sites: ["A"], shifts: [] };
  expect(coverageGaps([one], [verdict])).toEqual([{ process: "lifts", clause: "8.2", site: "A", shift: null }]);
});

test("and with one process but two sites, neither site is proved", () => {
  const verdict = visit("case", true, { process: null, clauses: ["8.1"], sites: null, shifts: null });
  const two: Cover = { process: "lifts", clauses: ["8.1"], sites: ["A", "B"], shifts: [] };
  expect(coverageGaps([two], [verdict])).toHaveLength(2);
});

test("clause 8 holds 8.2 and not 80", () => {
  const one: Cover = { process: "p", clauses: ["8.2", "80"], sites: [], shifts: [] };
  const act = visit("S1", false, { process: "p", clauses: ["8"], sites: [], shifts: [] });
  expect(coverageGaps([one], [act])).toEqual([{ process: "p", clause: "80", site: null, shift: null }]);
});

const some = (...names: readonly string[]) => fc.subarray([...names]);
const cover = fc.record({
  process: fc.constantFrom("catering", "lifts"),
  clauses: fc.subarray(["7.2", "8", "8.1", "8.2"], { minLength: 1 }),
  sites: some("A", "B", "C"),
  shifts: some("day", "night"),
});
const acts = fc.array(
  fc.record({
    by: fc.constantFrom("S1", "S2", "R"),
    on: fc.constantFrom("2027-01-01", "2028-01-01"),
    isDone: fc.boolean(),
    covers: fc.array(cover, { maxLength: 3 }),
  }),
  { maxLength: 6 },
);
const rows = fc.array(cover, { maxLength: 4 });
const key = (cell: object) => JSON.stringify(cell);

test("a further visit never opens a hole, and the order of visits does not matter", () => {
  fc.assert(
    fc.property(rows, acts, acts, (want, one, other) => {
      const before = new Set(coverageGaps(want, one).map(key));
      const after = coverageGaps(want, [...one, ...other]).map(key);
      for (const gap of after) expect(before.has(gap)).toBe(true);
      expect(coverageGaps(want, [...other, ...one]).map(key)).toEqual(after);
    }),
  );
});

test("what covers everything that is wanted leaves no hole, and nothing leaves every cell one", () => {
  fc.assert(
    fc.property(rows, (want) => {
      expect(coverageGaps(want, [visit("all", false, ...want)])).toEqual([]);
      expect(coverageGaps(want, [])).toHaveLength(coverageOf(want, []).length);
    }),
  );
});

test("a cell is a hole exactly where no act is named for it", () => {
  fc.assert(
    fc.property(rows, acts, (want, done) => {
      for (const { state, by } of coverageOf(want, done)) {
        expect(state === "never").toBe(by.length === 0);
        expect(state === "done").toBe(by.some(({ isDone }) => isDone));
      }
    }),
  );
});
