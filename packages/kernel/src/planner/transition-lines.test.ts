import fc from "fast-check";
import { expect, test } from "vitest";
import type { DeadlineRow } from "../deadline/deadline-row.ts";
import { type EditionChange, transitionLines, transitionMonths } from "./transition-lines.ts";

const isms: EditionChange = {
  from: ["ISO/IEC 27001:2013", "GB/T 22080-2016"],
  to: "ISO/IEC 27001:2022",
  lastInitialAudit: "2024-04-30",
  lastCertificate: null,
  end: { on: "2025-10-31", rule: { source: "IAF MD 26:2023", clause: "2" } },
  pack: "transition",
  edition: "iso27001-2022",
};
const row = (changes: Partial<DeadlineRow> = {}): DeadlineRow => ({
  id: "a",
  number: "N-1",
  standard: "GB/T 22080—2016 / ISO/IEC 27001:2013",
  scheme: "isms",
  subject: "iso9001",
  jurisdiction: "international",
  decision: "2023-05-10",
  issued: "2023-05-10",
  validUntil: "2026-05-09",
  lastSurveillance: null,
  standing: "in-force",
  suspendedSince: null,
  cycle: "initial",
  ...changes,
});
const lines = (rows: readonly DeadlineRow[], on = "2025-06-01") =>
  transitionLines(
    rows.map((each) => ({ row: each, dates: [] })),
    [isms],
    on,
  );

test("a certificate of 2013 ended on 2025-10-31, whatever expiry is printed on it", () => {
  expect(lines([row()])).toMatchObject([{ lastLawfulDay: "2025-10-31", isCapped: true, hasEnded: false }]);
  expect(lines([row()], "2025-11-01")).toMatchObject([{ hasEnded: true }]);
  expect(lines([row({ validUntil: "2025-08-01" })])).toMatchObject([{ lastLawfulDay: "2025-08-01", isCapped: false }]);
});

test("the edition is known by any of its names, however it is printed, and by no other", () => {
  for (const standard of ["ISO/IEC 27001：2013", "iso/iec 27001: 2013", "GB/T 22080–2016"])
    expect(lines([row({ standard })])).toHaveLength(1);
  for (const standard of ["ISO/IEC 27001:2022", "GB/T 22080-2025", "ISO/IEC 27001:20131", "ISO 9001:2015"])
    expect(lines([row({ standard })])).toEqual([]);
});

test("what has ended is not counted; the last regular audit before the day is named", () => {
  expect(lines([row({ standing: "withdrawn" }), row({ standing: "expired" })])).toEqual([]);
  const corridor = (latest: string, ordinal: number) => ({
    corridor: {
      kind: "surveillance" as const,
      ordinal,
      earliest: "2025-01-01",
      latest,
      anchor: { on: "2024-05-10", of: "last-surveillance" as const },
      earliestRule: isms.end.rule,
      latestRule: isms.end.rule,
      pack: "surveillance",
      edition: "international",
    },
    visit: null,
    fit: "unplanned" as const,
  });
  const dates = [corridor("2025-09-01", 2), corridor("2026-05-09", 3)];
  expect(transitionLines([{ row: row(), dates }], [isms], "2025-06-01")[0]?.occasion).toEqual({
    kind: "surveillance",
    ordinal: 2,
    latest: "2025-09-01",
  });
  expect(transitionLines([{ row: row(), dates }], [isms], "2025-09-02")[0]?.occasion).toBeNull();
});

test("never after the end of the edition, and every line in one month", () => {
  const day = fc
    .integer({ min: 10, max: 1_400 })
    .map((at) => Temporal.PlainDate.from("2023-05-10").add({ days: at }).toString());
  fc.assert(
    fc.property(fc.array(day, { maxLength: 20 }), (expiries) => {
      const found = lines(expiries.map((validUntil, at) => row({ id: String(at), validUntil })));
      for (const { lastLawfulDay, validUntil } of found) {
        expect(lastLawfulDay <= isms.end.on).toBe(true);
        expect(lastLawfulDay <= validUntil).toBe(true);
      }
      const counted = transitionMonths(found).reduce((sum, { capped, expiring }) => sum + capped + expiring, 0);
      expect(counted).toBe(expiries.length);
    }),
  );
});
