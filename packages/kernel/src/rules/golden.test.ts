import { describe, expect, test } from "vitest";
import { shippedPacks } from "../../test/content.ts";
import { parseRulePack } from "./rule-pack.ts";
import { runPack, runRule } from "./run.ts";

for (const pack of shippedPacks)
  describe(`${pack.id} ${pack.edition}: golden examples`, () => {
    test.for(pack.examples)("$name", (example) => {
      const run = runPack(pack, example.input, shippedPacks, "2026-11-23");
      if ("refused" in example.expect) {
        expect(run.ok ? run.value : run.refusals.map(({ code }) => code)).toContain(example.expect.refused);
        return;
      }
      expect(run.ok ? run.value.result : run.refusals).toMatchObject(example.expect.result);
      if (run.ok) expect(run.value).toMatchObject({ pack: pack.id, edition: pack.edition });
    });
  });

test("an answer names its source and carries the doubts that touch it, and no other", () => {
  const doubtsOf = (personnel: number) => {
    const input = { standard: "iso14001", personnel, complexity: "limited", audit: "initial" };
    const run = runRule(shippedPacks, "audit-time", input, "2026-11-23");
    expect(run.ok ? run.value : null).toMatchObject({ source: "IAF MD 5:2023", clause: "2" });
    return run.ok ? run.value.doubts.map(({ en }) => en).join() : "";
  };
  expect(doubtsOf(700)).toContain("626-875");
  expect(doubtsOf(600)).not.toContain("626-875");
  expect(doubtsOf(700)).not.toContain("quality table");
});

test("a pack with an unknown key or a wrong figure is refused with its place", () => {
  const [pack] = shippedPacks;
  expect(pack).toBeDefined();
  const odd = parseRulePack({ ...pack, surprise: 1 });
  expect(odd.ok).toBe(false);
  const wrong = parseRulePack({ ...pack, effective: { from: "2026-02-30", to: null } });
  expect(wrong.ok ? null : wrong.refusals[0].path).toEqual(["effective", "from"]);
});

test("an input that is not right is refused with its place, all of them", () => {
  const run = runRule(shippedPacks, "audit-time", { standard: "iso9001", personnel: -3, audit: "never" }, "2026-11-23");
  expect(run.ok ? [] : run.refusals.map(({ code, facts }) => [code, facts.where])).toEqual([
    ["rule-input-invalid", "personnel"],
    ["rule-input-invalid", "audit"],
  ]);
});

test("before the first edition the answer names the day from which there is one", () => {
  const run = runRule(shippedPacks, "independence", {}, "2001-01-01");
  expect(run.ok ? null : run.refusals[0]).toMatchObject({ code: "rule-not-in-force", passesFrom: "2015-06-15" });
});

test("what is wrong with a field is said in a word that people can be told, with the limit", () => {
  const wrong = (input: Readonly<Record<string, unknown>>) => {
    const run = runRule(shippedPacks, "audit-time", { standard: "iso9001", audit: "initial", ...input }, "2026-11-23");
    return run.ok ? [] : run.refusals.map(({ facts }) => [facts.where, facts.what, facts.limit]);
  };
  expect(wrong({})).toEqual([["personnel", "needed", ""]]);
  expect(wrong({ personnel: "many" })).toEqual([["personnel", "not-number", ""]]);
  expect(wrong({ personnel: 0 })).toEqual([["personnel", "too-small", "1"]]);
  expect(wrong({ personnel: 3, audit: "never" })).toEqual([
    ["audit", "not-among", "initial, surveillance, recertification"],
  ]);
  expect(wrong({ personnel: 3, colour: "red" })).toEqual([["–", "not-asked", "colour"]]);
  expect(wrong({ personnel: 3, factors: [{ reason: " ", percent: -200 }] })).toEqual([
    ["factors.0.reason", "empty", ""],
    ["factors.0.percent", "too-small", "-100"],
  ]);
});
