import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shippedPacks } from "../../test/content.ts";
import { clashes, editionInForce, type RulesOf, rulesOfScheme } from "./choose-edition.ts";
import { runRule } from "./run.ts";

const chosen = (asked: RulesOf, on = "2026-11-23") => {
  const found = editionInForce(shippedPacks, "surveillance", on, asked);
  return found.ok ? found.value.edition : found.refusals[0].code;
};

describe("the edition is chosen by place, subject and day", () => {
  test.for([
    ["CN", "iso9001", "2026-11-23", "cn-2025"],
    ["CN", "iso9001", "2025-12-31", "cn-2016"],
    ["CN", "iso9001", "2016-09-30", "international"],
    ["CN", "iso45001", "2026-11-23", "cn-ohsms-2026"],
    ["CN", "iso45001", "2026-02-28", "international"],
    ["CN", "iso27001", "2026-11-23", "international"],
    ["420100", "iso9001", "2026-11-23", "cn-2025"],
    ["international", "iso9001", "2026-11-23", "international"],
    ["CN", null, "2026-11-23", "rule-edition-ambiguous"],
    [null, "iso9001", "2026-11-23", "rule-edition-ambiguous"],
    [null, null, "2015-06-15", "international"],
    ["CN", "iso9001", "2015-06-14", "rule-not-in-force"],
  ] as const)("%s, %s on %s: %s", ([jurisdiction, subject, on, edition]) => {
    expect(chosen({ jurisdiction, subject }, on)).toBe(edition);
  });
});

test("an answer without place where two rules apply names both, and each runs by name", () => {
  const input = { decision: "2026-04-10", issued: "2026-04-10", expiry: "2029-04-09", lastSurveillance: null };
  const asked = { ...input, activity: "initial" };
  const run = runRule(shippedPacks, "surveillance", asked, "2026-11-23");
  expect(run.ok ? null : run.refusals[0].facts.known).toEqual(["cn-2025", "cn-ohsms-2026", "international"]);
  for (const edition of ["cn-2025", "international"]) {
    const named = runRule(shippedPacks, "surveillance", { edition, ...asked }, "2026-11-23");
    expect(named.ok ? named.value.edition : null).toBe(edition);
  }
});

test("an integrated scheme asks for what holds for all standards", () => {
  const standards = [{ id: "iso9001" }, { id: "iso45001" }];
  expect(rulesOfScheme({ jurisdiction: "CN", standards })).toEqual({ jurisdiction: "CN", subject: null });
  expect(rulesOfScheme({ jurisdiction: "CN", standards: standards.slice(1) }).subject).toBe("iso45001");
});

test("what is shipped never clashes, and for place and subject each day has one edition at most", () => {
  expect(clashes(shippedPacks)).toEqual([]);
  const start = Temporal.PlainDate.from("2015-01-01");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6_000 }), fc.constantFrom(...shippedPacks), (days, pack) => {
      const asked = { jurisdiction: pack.jurisdiction, subject: pack.subject };
      const found = editionInForce(shippedPacks, pack.id, start.add({ days }).toString(), asked);
      expect(found.ok ? [] : found.refusals.map(({ code }) => code)).not.toContain("rule-edition-ambiguous");
    }),
  );
});

test("two editions for one place and subject on one day clash, also by one day", () => {
  const [standing] = shippedPacks;
  if (standing === undefined) throw new Error("no pack");
  const until = (to: string | null) => ({ ...standing, effective: { from: "2020-01-01", to } });
  const next = { ...standing, edition: "next", effective: { from: "2024-01-01", to: null } };
  expect(clashes([until("2024-01-01"), next])).toHaveLength(1);
  expect(clashes([until(null), next])).toHaveLength(1);
  expect(clashes([until("2023-12-31"), next])).toEqual([]);
  expect(clashes([until(null), { ...next, jurisdiction: "330000" }])).toEqual([]);
  expect(clashes([until(null), { ...next, subject: "iso9001" }])).toEqual([]);
  expect(clashes([until("2023-12-31"), { ...next, edition: standing.edition }])).toHaveLength(1);
});
