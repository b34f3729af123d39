import fc from "fast-check";
import { expect, it } from "vitest";
import { madeStandard } from "../../testing/made-standards.ts";
import { countShared, sharedClauses, standardPoints } from "./draw-standards.ts";

const quality = madeStandard({
  id: "iso9001",
  clauses: [
    { clause: "4.1", shared: true, question: { zh: "甲？", en: "Quality?" } },
    {
      clause: "8.3",
      kind: "operation",
      mayNotApply: true,
      title: { zh: "设计", en: "Design" },
      question: { zh: "问", en: "Ask" },
    },
    { clause: "10.3", shared: true, as: "10.1" },
  ],
});
const security = madeStandard({
  id: "iso27001",
  clauses: [
    { clause: "4.1", shared: true, question: { zh: "乙？", en: "Security?" } },
    { clause: "10.1", shared: true },
  ],
  controls: {
    question: { zh: "落实了吗？", en: "In place?" },
    clauses: [{ clause: "A.5.1", title: { zh: "方针", en: "Policies" } }],
  },
});

it("a shared clause is one point that asks what each standard adds, under the number each gives it", () => {
  const points = standardPoints([quality, security]);
  expect(points.map(({ id, also = [] }) => [id, also.map(({ id: other, clause }) => `${other} ${clause}`)])).toEqual([
    ["iso9001-4.1", ["iso27001 4.1"]],
    ["iso9001-8.3", []],
    ["iso9001-10.3", ["iso27001 10.1"]],
    ["iso27001-A.5.1", []],
  ]);
  expect(points[0]?.text).toEqual({ zh: "共同？甲？乙？", en: "Common? Quality? Security?" });
  expect(points[3]?.text.en).toBe("In place?");
});

it("one standard alone shares nothing", () => {
  expect(sharedClauses([quality])).toEqual({ sum: 3, once: 3, saved: 0 });
  expect(sharedClauses([])).toEqual({ sum: 0, once: 0, saved: 0 });
});

it("the joint plan is shorter than the sum by what is asked once (3S-1)", () => {
  expect(sharedClauses([quality, security])).toEqual({ sum: 6, once: 4, saved: 2 });
});

it("every clause of every standard is served by exactly one point, in any order and number of standards", () => {
  const made = ["iso1", "iso2", "iso3", "iso4"].map((id, at) =>
    madeStandard({
      id,
      clauses: ["4.1", "10.1"].slice(at % 2).map((clause) => ({ clause, shared: true })),
    }),
  );
  fc.assert(
    fc.property(fc.shuffledSubarray([quality, security, ...made]), (standards) => {
      const served = standardPoints(standards).flatMap((point) => [point.standard, ...(point.also ?? [])]);
      const asked = standards.flatMap(({ id, clauses }) => clauses.map(({ clause }) => `${id} ${clause}`));
      expect(served.map(({ id, clause }) => `${id} ${clause}`).toSorted()).toEqual(asked.toSorted());
      const { sum, once, saved } = countShared(standardPoints(standards));
      expect([sum, saved]).toEqual([asked.length, asked.length - once]);
    }),
  );
});
