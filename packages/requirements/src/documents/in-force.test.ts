import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { madeDocument } from "../../testing/made-documents.ts";
import { hasSharedLaws, sharedCatalogue, sharedLaws } from "../../testing/shared-laws.ts";
import { lawBase, mergeDocuments } from "./build-law-base.ts";
import { currentFor, stateOn, versionOn } from "./in-force.ts";

const replaced = madeDocument({
  family: "waste",
  version: "2020-04-29",
  effective: "2020-09-01",
  endedOn: "2026-08-15",
  successor: { family: "code", version: null, inSubstance: false },
});
const code = madeDocument({ family: "code", version: "2026-03-12", effective: "2026-08-15" });
const first = madeDocument({ family: "food", version: "2021-04-29", effective: "2021-04-29" });
const second = madeDocument({ family: "food", version: "2025-09-12", effective: "2025-12-01" });
const order = madeDocument({
  family: "order",
  effective: "2000-10-01",
  successor: { family: "code", version: null, inSubstance: true },
});
const undated = madeDocument({ family: "undated", effective: null });
const base = lawBase([second, code, replaced, first, order, undated]);

describe("what is in force on a day", () => {
  it("the last day of the old law and the first of its successor", () => {
    expect([stateOn(replaced, "2026-08-14", base), stateOn(code, "2026-08-14", base)]).toEqual([
      "in-force",
      "not-yet-in-force",
    ]);
    expect([stateOn(replaced, "2026-08-15", base), stateOn(code, "2026-08-15", base)]).toEqual([
      "replaced",
      "in-force",
    ]);
    expect(currentFor(replaced, "2026-08-15", base)).toBe(code);
    expect(currentFor(replaced, "2026-08-14", base)).toBe(replaced);
  });

  it("a version ends when the next one begins, though no end is stated", () => {
    expect([stateOn(first, "2025-11-30", base), stateOn(first, "2025-12-01", base)]).toEqual(["in-force", "amended"]);
    expect(versionOn("food", "2025-12-01", base)).toBe(second);
    expect(versionOn("food", "2021-04-28", base)).toBeNull();
  });

  it("superseded in substance ends with the successor's commencement", () => {
    expect([stateOn(order, "2026-08-14", base), stateOn(order, "2026-08-15", base)]).toEqual(["in-force", "replaced"]);
  });

  it("without a commencement the base does not say that it is in force", () => {
    expect(stateOn(undated, "2026-01-01", base)).toBe("undated");
    expect(versionOn("undated", "2026-01-01", base)).toBeNull();
  });

  it("circular successors come to an end", () => {
    const loop = lawBase(
      ["a", "b"].map((family) =>
        madeDocument({
          family,
          endedOn: "2021-01-01",
          successor: { family: family === "a" ? "b" : "a", version: null, inSubstance: false },
        }),
      ),
    );
    const [one] = loop.documents;
    expect(one && currentFor(one, "2022-01-01", loop)).toBeNull();
  });

  it("the order of the documents does not matter", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...base.documents], { minLength: 6 }),
        fc.integer({ min: 1999, max: 2030 }),
        (shuffled, year) => {
          const other = lawBase(shuffled);
          for (const family of base.families.keys()) {
            expect(versionOn(family, `${year}-08-15`, other)).toEqual(versionOn(family, `${year}-08-15`, base));
          }
        },
      ),
    );
  });

  it("a merged version keeps the aliases of both lists and the facts of the later one", () => {
    const merged = mergeDocuments(
      [{ ...first, aliases: ["食安法"] }],
      [{ ...first, articles: 154, aliases: ["食品法"] }],
    );
    expect(merged.map(({ aliases, articles }) => [aliases, articles])).toEqual([[["食安法", "食品法"], 154]]);
  });
});

describe.skipIf(!hasSharedLaws)("the real base (skipped where ../shared/data/laws is absent)", () => {
  const documents = hasSharedLaws ? [...sharedLaws().map((law) => law.document), ...sharedCatalogue()] : [];
  const real = lawBase(documents);

  it("holds 85 versions of 80 laws and 34 documents without text, and on no day two versions of one", () => {
    const held = documents.filter(({ articles }) => articles !== null);
    expect([held.length, new Set(held.map(({ family }) => family)).size, documents.length - held.length]).toEqual([
      85, 80, 34,
    ]);
    expect(held.reduce((sum, { articles }) => sum + (articles ?? 0), 0)).toBe(6745);
    const days = ["2015-01-01", "2021-04-29", "2025-11-30", "2025-12-01", "2026-08-14", "2026-08-15", "2026-11-23"];
    for (const [family, versions] of real.families) {
      for (const day of days) {
        const inForce = versions.filter((version) => stateOn(version, day, real) === "in-force");
        expect([family, day, inForce.slice(1)]).toEqual([family, day, []]);
      }
    }
  });

  it("agrees with the state each file gives for 2026-11-23", () => {
    const ended = real.documents.filter(
      (one) => one.articles !== null && stateOn(one, "2026-11-23", real) !== "in-force",
    );
    expect(ended.map(({ family }) => family).sort()).toEqual(
      [
        "cn-air-pollution-law",
        "cn-anti-unfair-competition-law",
        "cn-certification-accreditation-regulation",
        "cn-clean-production-law",
        "cn-cybersecurity-law",
        "cn-environmental-protection-law",
        "cn-food-safety-law",
        "cn-infectious-disease-law",
        "cn-solid-waste-law",
        "cn-water-pollution-law",
      ].sort(),
    );
  });
});
