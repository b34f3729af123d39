import fc from "fast-check";
import { expect, test } from "vitest";
import { contentFile } from "../../test/content.ts";
import { addMonthsEndRule } from "./months.ts";
import { addWorkingDays, isWorkingDay, workingCalendar } from "./working-days.ts";

const calendar = workingCalendar.parse(contentFile("calendars/cn.yaml"));
const on = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

const due = (from: string, count: number): string => {
  const answer = addWorkingDays(calendar, on(from), count);
  return answer.ok ? answer.value.toString() : answer.refusals[0].code;
};

test.for([
  ["2022-09-01", "2022-09-30"],
  ["2022-09-15", "2022-10-18"],
  ["2023-01-10", "2023-02-10"],
  ["2023-09-20", "2023-10-24"],
  ["2024-01-22", "2024-02-22"],
  ["2024-09-12", "2024-10-16"],
  ["2025-01-20", "2025-02-21"],
  ["2025-09-22", "2025-10-24"],
  ["2026-01-28", "2026-03-03"],
  ["2026-09-15", "2026-10-19"],
] as const)("20 working days from %s end on %s", ([from, to]) => {
  expect(due(from, 20)).toBe(to);
});

test.for([
  [2022, 249],
  [2023, 249],
  [2024, 251],
  [2025, 248],
  [2026, 248],
] as const)("%d has %d working days", ([year, count]) => {
  const first = on(`${year}-01-01`);
  const days = Array.from({ length: first.daysInYear }, (_, at) => isWorkingDay(calendar, first.add({ days: at })));
  expect(days.filter((each) => each.ok && each.value)).toHaveLength(count);
});

test("a term that runs into a year without a notice is not guessed", () => {
  expect(due("2026-12-21", 8)).toBe("2026-12-31");
  expect(due("2026-12-21", 9)).toBe("calendar-unknown");
});

test("a term of two parts ends where the whole ends, and the end is a working day", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_500 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
      (offset, first, second) => {
        const from = on("2022-01-01").add({ days: offset }).toString();
        expect(due(due(from, first), second)).toBe(due(from, first + second));
        expect(isWorkingDay(calendar, on(due(from, first)))).toEqual({ ok: true, value: true });
      },
    ),
  );
});

test.for([
  ["2022-05-31", 3, "2022-08-31"],
  ["2022-11-30", 3, "2023-02-28"],
  ["2023-11-30", 3, "2024-02-29"],
  ["2022-02-28", 3, "2022-05-28"],
] as const)("%s and %d months is %s (民法典 202)", ([from, months, to]) => {
  expect(addMonthsEndRule(on(from), months).toString()).toBe(to);
});
