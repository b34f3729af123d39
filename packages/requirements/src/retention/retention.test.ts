import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayDestroy, type RetentionRule, retentionOf } from "./retention.ts";

const made = (facts: Partial<RetentionRule> & { readonly id: string }): RetentionRule => ({
  record: "ledger",
  jurisdiction: "000000",
  from: "recorded",
  atLeast: "P2Y",
  otherwise: null,
  effective: { from: "2013-12-01", to: null },
  rule: { source: facts.id, clause: "1" },
  obligation: null,
  ...facts,
});

const wuhan = made({ id: "wuhan", jurisdiction: "420100" });
const food = made({ id: "food", record: "purchase", from: "shelf-life-end", atLeast: "P6M", otherwise: "P2Y" });
const papers = made({ id: "papers", record: "papers", from: "use-end", atLeast: "P6M" });
const rules = [wuhan, food, papers, made({ id: "long", record: "purchase", jurisdiction: "330000", atLeast: "P4Y" })];
const days = (recorded: string, shelfLifeEnd: string | null = null, useEnd: string | null = null) => ({
  recorded,
  shelfLifeEnd,
  useEnd,
});
const asked = { record: "ledger", region: "420100", days: days("2022-09-10") };

describe("a record is kept until its day (CT-12)", () => {
  it("a ledger page of 2022-09-10 for two years: refused on 2024-09-09, allowed on 2024-09-10", () => {
    const early = mayDestroy(rules, { ...asked, on: "2024-09-09" });
    expect(early).toMatchObject({ ok: false, refusals: [{ code: "record-kept", passesFrom: "2024-09-10" }] });
    expect(mayDestroy(rules, { ...asked, on: "2024-09-10" })).toMatchObject({ ok: true, value: { by: "wuhan" } });
  });

  it("a place never keeps by its neighbour's rule; where no rule is known, nothing may go", () => {
    const elsewhere = mayDestroy(rules, { ...asked, region: "330100", on: "2099-01-01" });
    expect(elsewhere).toMatchObject({ ok: false, refusals: [{ code: "retention-unknown" }] });
  });

  it("purchase records: six months after the shelf life, two years where there is none", () => {
    const purchase = (shelfLife: string | null) =>
      retentionOf(rules, { record: "purchase", region: "310000", days: days("2026-01-15", shelfLife) });
    expect(purchase("2026-03-31")).toMatchObject({
      value: { free: "2026-09-30", rules: [{ from: "shelf-life-end" }] },
    });
    expect(purchase(null)).toMatchObject({ value: { free: "2028-01-15", rules: [{ from: "recorded" }] } });
  });

  it("of several rules the latest decides and is named; each that keeps it refuses", () => {
    const where = { record: "purchase", region: "330100", days: days("2026-01-15", "2026-03-31") };
    expect(retentionOf(rules, where)).toMatchObject({ value: { free: "2030-01-15", by: "long" } });
    const refused = mayDestroy(rules, { ...where, on: "2026-05-01" });
    expect(refused.ok ? [] : refused.refusals.map(({ facts, passesFrom }) => [facts["rule"], passesFrom])).toEqual([
      ["food", "2030-01-15"],
      ["long", "2030-01-15"],
    ]);
    expect(mayDestroy(rules, { ...where, on: "2029-01-01" })).toMatchObject({
      refusals: [{ facts: { rule: "long" } }],
    });
  });

  it("a term that counts from the end of use asks for that day", () => {
    const where = { record: "papers", region: "310000", days: days("2026-01-15") };
    expect(mayDestroy(rules, { ...where, on: "2099-01-01" })).toMatchObject({
      refusals: [{ code: "retention-start-missing", facts: { start: "use-end" } }],
    });
  });

  it("a rule does not bind what was recorded before it", () => {
    expect(retentionOf(rules, { ...asked, days: days("2013-11-30") })).toMatchObject({ value: { free: null } });
  });

  it("destroying is refused on every day before the free day, and on none after", () => {
    const day = fc.integer({ min: 0, max: 6000 }).map((n) => Temporal.PlainDate.from("2014-01-01").add({ days: n }));
    fc.assert(
      fc.property(day, day, (recorded, on) => {
        const where = { ...asked, days: days(recorded.toString()), on: on.toString() };
        const free = recorded.add({ years: 2 });
        expect(mayDestroy(rules, where).ok).toBe(Temporal.PlainDate.compare(on, free) >= 0);
      }),
    );
  });
});
