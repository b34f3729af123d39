import fc from "fast-check";
import { expect, test } from "vitest";
import { contentFile, shippedPacks } from "../../test/content.ts";
import { scheme } from "../scheme/scheme.ts";
import { simulateCycle } from "./simulate-cycle.ts";

const shipped = (id: string) => scheme.parse(contentFile(`schemes/${id}.yaml`));
const day = (text: string) => Temporal.PlainDate.from(text);
const told = (id: string, from = "2026-11-23") =>
  simulateCycle(shipped(id), shippedPacks, day(from)).map(({ date, what, about, rule }) =>
    [date, what, ...(about === null ? [] : [about.en]), rule.clause].join(" | "),
  );

const visit = (year: number, major: string) => [
  `${year}-12-03 | record-due | Audit report | 9.4.8`,
  `${year + 1}-02-21 | answer-by | Major nonconformity | 9.4.9`,
  ...(major === "" ? [] : [`${year + 1}-02-21 | ${major} | Major nonconformity | 9.4.9, 9.6.5`]),
  `${year + 1}-02-21 | answer-by | Minor nonconformity | 9.4.9`,
];

test("cn-qms: every due date of the cycle under the rule of 2025 [QMS-2025 5.4.1.4] [QMS-2025 5.9.3] [QMS-2025 sanction-speed] [17021-1 9.6.3.1]", () => {
  expect(told("cn-qms")).toEqual([
    "2026-11-23 | decision | 9.5.1, 9.5.3",
    ...visit(2026, ""),
    "2027-05-23 | verified-or-repeat-stage-2 | Major nonconformity | 9.5.3.2",
    "2027-05-25 | activity-by | Stage 2 audit | 9.3.1.2.4",
    "2027-11-23 | first-surveillance | 5.8.2",
    "2027-11-24 | overdue-must-suspend-and-report | 5.8.2",
    "2027-11-29 | suspended-by | 暂停时限（条号待核）",
    ...visit(2027, "verified-or-suspend"),
    "2028-11-23 | surveillance | 5.8.2",
    "2028-11-24 | overdue-must-suspend-and-report | 5.8.2",
    "2028-11-29 | suspended-by | 暂停时限（条号待核）",
    ...visit(2028, "verified-or-suspend"),
    "2029-11-22 | recertification-on-site-audit | 5.9.3",
    "2029-11-22 | expiry | 8.2, 9.5.1",
    "2029-11-22 | verified-or-no-renewal | Major nonconformity | 9.6.3.2.3",
  ]);
});

test("cn-ohsms: its own rule, and for the longest suspension the wider one [OHSMS-2026 surveillance] [17021-1 9.6.5.4]", () => {
  const rule = "认证证书的暂停、撤销和注销";
  expect(told("cn-ohsms")).toEqual([
    "2026-11-23 | decision | 9.5.1, 9.5.3",
    ...visit(2026, ""),
    "2027-05-23 | verified-or-repeat-stage-2 | Major nonconformity | 9.5.3.2",
    "2027-05-25 | activity-by | Stage 2 audit | 9.3.1.2.4",
    "2027-11-23 | first-surveillance | 监督",
    `2027-11-24 | overdue-must-suspend-and-report | ${rule}`,
    ...visit(2027, "verified-or-suspend"),
    "2028-05-24 | suspension-ends | 9.6.5.5",
    "2028-11-23 | surveillance | 监督",
    `2028-11-24 | overdue-must-suspend-and-report | ${rule}`,
    ...visit(2028, "verified-or-suspend"),
    "2029-05-24 | suspension-ends | 9.6.5.5",
    "2029-11-22 | recertification-on-site-audit | 再认证",
    "2029-11-22 | expiry | 8.2, 9.5.1",
    "2029-11-22 | verified-or-no-renewal | Major nonconformity | 9.6.3.2.3",
  ]);
});

test("what a scheme does not have is not there: a report speaks of a moment, a diagnosis leads to no statement", () => {
  expect(told("testing")).toEqual(["2026-11-23 | decision | 7.8.1.1"]);
  expect(told("diagnostic")).toEqual(["2026-11-23 | case | RF-23"]);
});

test("an international cycle can be restored, and ends its suspensions in time", () => {
  const days = told("education");
  expect(days).toContain("2028-12-31 | surveillance | 9.1.3.3");
  expect(days).toContain("2029-01-01 | overdue-suspend | 9.6.5");
  expect(days).toContain("2030-05-22 | restorable-until | 9.6.3.2.5");
});

test("an integrated scheme keeps the strictest of its rules, and suspends by the same", () => {
  expect(told("cn-ims").filter((each) => / (first-surveillance|overdue-.*|suspended-by) /.test(each))).toEqual([
    "2027-11-23 | first-surveillance | 5.8.2",
    "2027-11-24 | overdue-must-suspend-and-report | 5.8.2",
    "2027-11-29 | suspended-by | 暂停时限（条号待核）",
    "2028-11-24 | overdue-must-suspend-and-report | 5.8.2",
    "2028-11-29 | suspended-by | 暂停时限（条号待核）",
  ]);
});

test("an edition of a standard that ends within the cycle is told with its last day", () => {
  const ends = "2029-05-31 | edition-ends | GB/T 24001-2016 / ISO 14001:2015 | 换版";
  expect(told("cn-ems")).toContain(ends);
  expect(told("cn-ims")).toContain(ends);
  // Decided before the transition was announced, nobody knew of it.
  expect(told("cn-ems", "2026-04-14")).not.toContain(ends);
  expect(told("cn-qms").filter((each) => each.includes("edition-ends"))).toEqual([]);
});

test("an approval is decided in working days from the acceptance", () => {
  expect(told("body-approval").filter((each) => each.includes("record-due"))).toEqual([
    "2026-11-28 | record-due | Acceptance | 32, 82",
    "2026-12-21 | record-due | Decision | 审批时限",
  ]);
});

test("dates only go forward from the first, whatever the scheme and the day, and every one has its rule", () => {
  const ids = [
    "cn-qms",
    "cn-ohsms",
    "cn-ems",
    "cn-ims",
    "education",
    "product-type-5",
    "testing",
    "diagnostic",
  ] as const;
  const schemes = new Map(ids.map((id) => [id, shipped(id)]));
  fc.assert(
    fc.property(fc.constantFrom(...ids), fc.integer({ min: 0, max: 1_500 }), (id, offset) => {
      const from = day("2026-03-01").add({ days: offset });
      const events = simulateCycle(schemes.get(id) ?? shipped(id), shippedPacks, from);
      const dates = events.map(({ date }) => date);
      expect(dates[0]).toBe(from.toString());
      expect(dates.toSorted()).toEqual(dates);
      expect(events.every(({ rule }) => rule.source !== "" && rule.clause !== "")).toBe(true);
      // After the end only what outlives it: the report of a late surveillance, and the way back.
      const expiry = events.find(({ what }) => what === "expiry")?.date ?? "9999-12-31";
      const late = events.filter(({ date }) => date > expiry).map(({ what }) => what);
      expect(late.filter((what) => what !== "record-due" && what !== "restorable-until")).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
