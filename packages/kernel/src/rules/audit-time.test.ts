import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedPack } from "../../test/content.ts";
import { type AuditTimeInput, auditTime } from "./audit-time.ts";

const pack = shippedPack("audit-time");

const systems = fc.constantFrom<Pick<AuditTimeInput, "standard" | "complexity">>(
  { standard: "iso9001" },
  { standard: "iso27001" },
  { standard: "iso14001", complexity: "limited" },
  { standard: "iso14001", complexity: "high" },
  { standard: "iso45001", complexity: "medium" },
  { standard: "iso45001", complexity: "low" },
);
const audits = fc.constantFrom<AuditTimeInput["audit"]>("initial", "surveillance", "recertification");
const factors = fc.array(fc.record({ reason: fc.constant("reason"), percent: fc.integer({ min: -30, max: 40 }) }), {
  maxLength: 4,
});

const given = (input: AuditTimeInput) => {
  const run = auditTime(pack, input);
  return run.ok ? run.value.result : null;
};

test("more people never take less time [17021-1 9.1.4.2]", () => {
  fc.assert(
    fc.property(
      systems,
      audits,
      factors,
      fc.integer({ min: 1, max: 10_700 }),
      fc.integer({ min: 0, max: 3_000 }),
      (system, audit, because, personnel, more) => {
        const fewer = given({ ...system, audit, factors: because, personnel });
        const larger = given({ ...system, audit, factors: because, personnel: Math.min(10_700, personnel + more) });
        expect(larger === null).toBe(fewer === null);
        if (fewer !== null && larger !== null) expect(larger.days).toBeGreaterThanOrEqual(fewer.days);
      },
    ),
  );
});

test("an initial audit never falls below 70 % of the table, nor on-site time below 80 % of the days [17021-1 9.1.4.2] [QMS-2025 audit-time]", () => {
  fc.assert(
    fc.property(systems, factors, fc.integer({ min: 1, max: 10_700 }), (system, because, personnel) => {
      const total = because.reduce((sum, { percent }) => sum + percent, 0);
      const result = given({ ...system, audit: "initial", factors: because, personnel });
      expect(result === null).toBe(total < -30);
      if (result === null) return;
      expect(result.days).toBeGreaterThanOrEqual(result.tableDays * 0.7 - 1e-9);
      expect(result.onSiteMinimum).toBeCloseTo(result.days * 0.8, 9);
      expect((result.days * 2) % 1).toBe(0);
    }),
  );
});

test("the refusal of a cut over the cap says how far one may go [QMS-2025 audit-time]", () => {
  const run = auditTime(pack, {
    standard: "iso9001",
    personnel: 55,
    audit: "initial",
    factors: [{ reason: "low risk", percent: -31 }],
  });
  expect(run.ok ? null : run.refusals[0]).toMatchObject({
    code: "reduction-over-cap",
    facts: { asked: 31, cap: 30, least: 3.5, table: 5 },
    rule: { source: "IAF MD 5:2023" },
  });
});

test("the trace carries row, factors with reasons, cap, rounding, floor and the basis [17021-1 9.1.4.1] [17021-1 9.1.4.3]", () => {
  const run = auditTime(pack, {
    standard: "iso45001",
    personnel: 86,
    complexity: "medium",
    audit: "initial",
    factors: [{ reason: "night shift", percent: 10 }],
  });
  expect(run.ok ? run.value.trace.map(({ step, value, unit }) => [step, value, unit]) : null).toEqual([
    ["table-row", 8, "days"],
    ["factor", 10, "percent"],
    ["cap", 10, "percent"],
    ["share", 8.8, "days"],
    ["rounding", 9, "days"],
    ["on-site-floor", 7.2, "days"],
    ["basis", "MD5 only", null],
  ]);
});
