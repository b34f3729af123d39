import { describe, expect, test } from "vitest";
import { shippedPacks } from "../../test/content.ts";
import { runRule } from "./run.ts";

/** The domain map's table 2.5, typed a second time: people up to, QMS, EMS and OH&S high, medium, low, EMS limited, ISMS. */
const rows = [
  [5, 1.5, 3, 2.5, 2.5, 2.5, 5],
  [10, 2, 3.5, 3, 3, 3, 5],
  [15, 2.5, 4.5, 3.5, 3, 3, 6],
  [25, 3, 5.5, 4.5, 3.5, 3, 7],
  [45, 4, 7, 5.5, 4, 3, 8.5],
  [65, 5, 8, 6, 4.5, 3.5, 10],
  [85, 6, 9, 7, 5, 3.5, 11],
  [125, 7, 11, 8, 5.5, 4, 12],
  [175, 8, 12, 9, 6, 4.5, 13],
  [275, 9, 13, 10, 7, 5, 14],
  [425, 10, 15, 11, 8, 5.5, 15],
  [625, 11, 16, 12, 9, 6, 16.5],
  [875, 12, 17, 13, 10, 6.5, 17.5],
  [1175, 13, 19, 15, 11, 7, 18.5],
  [1550, 14, 20, 16, 12, 7.5, 19.5],
  [2025, 15, 21, 17, 12, 8, 21],
  [2675, 16, 23, 18, 13, 8.5, 22],
  [3450, 17, 25, 19, 14, 9, 23],
  [4350, 18, 27, 20, 15, 10, 24],
  [5450, 19, 28, 21, 16, 11, 25],
  [6800, 20, 30, 23, 17, 12, 26],
  [8500, 21, 32, 25, 19, 13, 27],
  [10700, 22, 34, 27, 20, 14, 28],
] as const;

const days = (standard: string, personnel: number, complexity?: string): unknown => {
  const input = { standard, personnel, audit: "initial", ...(complexity === undefined ? {} : { complexity }) };
  const run = runRule(shippedPacks, "audit-time", input, "2026-11-23", { jurisdiction: "CN", subject: standard });
  return run.ok ? Reflect.get(Object(run.value.result), "days") : run.refusals[0].code;
};

describe("each row of table 2.5, at both its ends", () => {
  test.for(rows.map((row, at) => ({ row, from: (rows[at - 1]?.[0] ?? 0) + 1 })))("$from-$row.0", ({ row, from }) => {
    const [to, qms, high, medium, low, limited, isms] = row;
    for (const personnel of [from, to]) {
      expect(days("iso9001", personnel)).toBe(qms);
      for (const standard of ["iso14001", "iso45001"]) {
        expect(days(standard, personnel, "high")).toBe(high);
        expect(days(standard, personnel, "medium")).toBe(medium);
        expect(days(standard, personnel, "low")).toBe(low);
      }
      expect(days("iso14001", personnel, "limited")).toBe(limited);
      expect(days("iso27001", personnel)).toBe(isms);
    }
  });
});

test("over 10,700 people no table goes on by itself: refused, with the last row that stands", () => {
  for (const standard of ["iso9001", "iso27001"]) expect(days(standard, 10_701)).toBe("personnel-beyond-table");
  expect(days("iso45001", 10_701, "high")).toBe("personnel-beyond-table");
});

test("OH&S has no limited column, and QMS asks for no complexity", () => {
  expect(days("iso45001", 100, "limited")).toBe("complexity-not-in-table");
  expect(days("iso14001", 100)).toBe("complexity-needed");
});
