import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedPacks } from "../../test/content.ts";
import { type DeadlineRow, deadlineRow, deadlineRows } from "./deadline-row.ts";
import { deadlineKinds, deadlinesByMonth, simulateDeadlines } from "./simulate-deadlines.ts";
import { surveillancePackFor } from "./surveillance-of.ts";

const row = (changes: Partial<DeadlineRow> = {}): DeadlineRow => ({
  id: "a",
  number: "N-1",
  standard: "GB/T 19001-2016",
  scheme: "cn-qms",
  subject: "iso9001",
  jurisdiction: "international",
  decision: "2026-04-10",
  issued: "2026-04-20",
  validUntil: "2029-04-09",
  lastSurveillance: null,
  standing: "in-force",
  suspendedSince: null,
  cycle: "initial",
  ...changes,
});
const days = (changes: Partial<DeadlineRow>, from = "2026-11-26", until = "2031-01-01") =>
  simulateDeadlines([row(changes)], shippedPacks, { from, until }).deadlines.map(
    ({ kind, lastDay, on, consequence }) => [kind, lastDay, on, consequence],
  );

test("the same certificate under both editions: from decision or issue, with and without restoration", () => {
  expect(days({})).toEqual([
    ["surveillance-overdue", "2027-04-10", "2027-04-11", "suspend"],
    ["expired", "2029-04-09", "2029-04-10", "no-longer-valid"],
    ["not-restorable", "2029-10-09", "2029-10-10", "stage-2"],
  ]);
  expect(days({ jurisdiction: "CN" })).toEqual([
    ["surveillance-overdue", "2027-04-20", "2027-04-21", "must-suspend-and-report"],
    ["expired", "2029-04-09", "2029-04-10", "no-longer-valid"],
    ["not-restorable", "2029-04-09", "2029-04-10", "initial-audit"],
  ]);
});

test("an edition made for one standard goes before one for all, and several for a row that does not say are none", () => {
  const made = (subject: string | null, edition: string) =>
    shippedPacks.flatMap((pack) =>
      pack.id === "surveillance" && pack.edition === "cn-2025" ? [{ ...pack, edition, subject }] : [],
    );
  const packs = [...made(null, "all"), ...made("iso9001", "quality"), ...made("iso45001", "safety")];
  const chosen = (subject: string | null, from = packs) =>
    surveillancePackFor(from, { jurisdiction: "CN", subject }, "2026-11-26")?.edition ?? null;
  expect([chosen("iso9001"), chosen("iso45001"), chosen("iso27001"), chosen(null)]).toEqual([
    "quality",
    "safety",
    "all",
    "all",
  ]);
  expect(chosen(null, packs.slice(1))).toBeNull();
});

test("a region without rules of its own is held to its country's", () => {
  expect(days({ jurisdiction: "330100" })).toEqual(days({ jurisdiction: "CN" }));
});

test("each answer names pack, edition, rule and the facts that it counted from", () => {
  const { deadlines } = simulateDeadlines([row({ lastSurveillance: "2027-03-02" })], shippedPacks, {
    from: "2027-06-01",
    until: "2029-01-31",
  });
  expect(deadlines).toEqual([
    {
      statement: "a",
      number: "N-1",
      kind: "surveillance-overdue",
      lastDay: "2028-12-31",
      on: "2029-01-01",
      consequence: "suspend",
      pack: "surveillance",
      edition: "international",
      rule: { source: "ISO/IEC 17021-1:2015", clause: "9.6.5" },
      facts: {
        anchor: "last-surveillance",
        from: "2027-03-02",
        due: "2028-12-31",
        counted: "ISO/IEC 17021-1:2015 9.1.3.3",
      },
    },
  ]);
});

test("what calls for an act stays after its day; what happened by itself is not told again", () => {
  expect(days({}, "2028-01-01", "2028-02-01")).toEqual([
    ["surveillance-overdue", "2027-04-10", "2027-04-11", "suspend"],
  ]);
  expect(days({ standing: "expired" }, "2029-06-01")).toEqual([
    ["not-restorable", "2029-10-09", "2029-10-10", "stage-2"],
  ]);
  expect(days({ standing: "expired" }, "2030-06-01")).toEqual([]);
});

test("a suspension has its own end, and none where the rule's figure was not loaded: that is said", () => {
  const suspended = { standing: "suspended", suspendedSince: "2027-08-31" } as const;
  expect(days(suspended, "2027-09-01", "2028-12-31")).toEqual([
    ["suspension-over", "2028-02-29", "2028-03-01", "withdraw-or-reduce"],
  ]);
  const china = simulateDeadlines([row({ ...suspended, jurisdiction: "CN" })], shippedPacks, {
    from: "2027-09-01",
    until: "2028-12-31",
  });
  expect(china).toEqual({
    deadlines: [],
    unanswered: [
      {
        statement: "a",
        number: "N-1",
        reason: "suspension-term-not-loaded",
        rule: { source: "CNCA-QMS-01:2025", clause: "5.8.2" },
      },
    ],
  });
});

test("where the certificate expires before its suspension may end, only the expiry is told", () => {
  const late = { standing: "suspended", suspendedSince: "2029-01-10" } as const;
  expect(days(late, "2029-02-01", "2029-08-01")).toEqual([["expired", "2029-04-09", "2029-04-10", "no-longer-valid"]]);
});

test("final standings have no dates, and before any edition nothing can be told", () => {
  expect(days({ standing: "withdrawn" })).toEqual([]);
  expect(days({ standing: "cancelled" })).toEqual([]);
  const early = simulateDeadlines([row({})], shippedPacks, { from: "2010-01-01", until: "2031-01-01" });
  expect(early).toMatchObject({ deadlines: [], unanswered: [{ reason: "no-rule-in-force" }] });
});

test("a row that contradicts itself is refused with its place", () => {
  const paths = (changes: object) =>
    deadlineRow.safeParse({ ...row(), ...changes }).error?.issues.map((each) => each.path);
  expect(paths({ issued: "2026-04-09" })).toEqual([["issued"]]);
  expect(paths({ validUntil: "2026-04-10" })).toEqual([["validUntil"]]);
  expect(paths({ standing: "suspended" })).toEqual([["suspendedSince"]]);
  expect(deadlineRows.safeParse([row(), { ...row(), number: "" }]).error?.issues[0]?.path).toEqual([1, "number"]);
});

const start = Temporal.PlainDate.from("2024-01-01");
const anyRow = fc
  .record({
    at: fc.integer({ min: 0, max: 1_000 }),
    last: fc.option(fc.integer({ min: 30, max: 1_090 }), { nil: null }),
    standing: fc.constantFrom<DeadlineRow["standing"]>("in-force", "suspended", "expired", "withdrawn", "cancelled"),
    jurisdiction: fc.constantFrom("CN", "international", "110000"),
    cycle: fc.constantFrom<DeadlineRow["cycle"]>("initial", "recertification"),
    number: fc.integer({ min: 0, max: 99 }),
  })
  .map(({ at, last, standing, jurisdiction, cycle, number }): DeadlineRow => {
    const decision = start.add({ days: at });
    return row({
      id: `${at}-${number}`,
      number: `N-${number}`,
      decision: decision.toString(),
      issued: decision.toString(),
      validUntil: decision.add({ years: 3 }).subtract({ days: 1 }).toString(),
      lastSurveillance: last === null ? null : decision.add({ days: last }).toString(),
      standing,
      suspendedSince: standing === "suspended" ? decision.add({ days: 400 }).toString() : null,
      jurisdiction,
      cycle,
    });
  });
const horizon = { from: "2026-11-26", until: "2028-11-26" };

test("sorted by day, none after the horizon, each the day after its last one, and all of them in the months", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 30 }), (rows) => {
      const { deadlines } = simulateDeadlines(rows, shippedPacks, horizon);
      expect(deadlines.map(({ on }) => on)).toEqual(deadlines.map(({ on }) => on).toSorted());
      for (const { on, lastDay } of deadlines) {
        expect(on <= horizon.until).toBe(true);
        expect(Temporal.PlainDate.from(lastDay).add({ days: 1 }).toString()).toBe(on);
      }
      const counted = deadlinesByMonth(deadlines)
        .flatMap((month) => deadlineKinds.map((kind) => month[kind]))
        .reduce((all, each) => all + each, 0);
      expect(counted).toBe(deadlines.length);
    }),
  );
});

test("each statement is answered alone: order and company change nothing, and a longer horizon only adds", () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyRow, { maxLength: 12, selector: ({ id }) => id }), (rows) => {
      const together = simulateDeadlines(rows.toReversed(), shippedPacks, horizon).deadlines;
      const alone = rows.flatMap((each) => simulateDeadlines([each], shippedPacks, horizon).deadlines);
      const keys = (all: typeof together) =>
        all.map(({ statement, kind, on }) => `${on} ${statement} ${kind}`).toSorted();
      expect(keys(together)).toEqual(keys(alone));
      const longer = simulateDeadlines(rows, shippedPacks, { ...horizon, until: "2030-01-01" }).deadlines;
      expect(new Set(keys(longer)).isSupersetOf(new Set(keys(together)))).toBe(true);
    }),
  );
});
