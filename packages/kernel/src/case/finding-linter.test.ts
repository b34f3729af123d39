import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shippedPack } from "../../test/content.ts";
import { before, play, type Step } from "../../test/ohsms-story.ts";
import { lintFinding, mostPlaces } from "./finding-linter.ts";

const pack = shippedPack("finding-words");
const good = {
  grade: "nonconformity",
  requirement: { source: "ISO 45001:2018", clause: "8.1" },
  statement: "3 号梯维保间隔超过 15 日",
  evidence: "维保单 WB-0912",
} as const;
type Given = Parameters<typeof lintFinding>[1];
const refusalsOf = (change: Partial<Given>) => {
  const linted = lintFinding(pack, { ...good, ...change });
  return linted.ok ? [] : linted.refusals;
};
const codes = (change: Partial<Given>) => refusalsOf(change).map(({ code }) => code);

describe("the words of a finding (FIND-1)", () => {
  test("what is good passes, and every offence is told at once with its words and place [17021-1 9.4.5]", () => {
    expect(codes({})).toEqual([]);
    const statement = "我认为现场管理不到位，建议加装护栏";
    const found = refusalsOf({ statement, evidence: "", requirement: null });
    expect(found.map(({ code, facts }) => [code, facts["words"]])).toEqual([
      ["finding-requirement-missing", undefined],
      ["finding-evidence-missing", undefined],
      ["finding-no-fact", "不到位"],
      ["finding-opinion", "我认为"],
      ["finding-advice", "建议"],
    ]);
    for (const { facts } of found.slice(2))
      expect(statement.slice(Number(facts["from"]), Number(facts["to"]))).toBe(facts["words"]);
  });

  test("a word inside a longer one is none: shoulder, interest", () => {
    expect(codes({ statement: "The shoulder belt of seat 2 is missing", evidence: "vehicle 2" })).toEqual([]);
  });

  test("any offending word is found wherever it stands, and none where it is quoted", () => {
    const { opinion, advice } = pack.parameters;
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...opinion.words.map((word) => [word, "finding-opinion"]),
          ...advice.words.map((word) => [word, "finding-advice"]),
        ),
        fc.constantFrom("statement" as const, "evidence" as const),
        ([word = "", code = ""], field) => {
          const written = `${good[field]}；${word}；`;
          expect(codes({ [field]: written })).toContain(code);
          expect(codes({ [field]: `${good[field]}；“${word}”；` })).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("spans are of the text as written, whatever it holds", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 60 }),
        fc.string({ unit: "binary", maxLength: 60 }),
        (left, right) => {
          const statement = `${left}建议 I THINK ${right}`;
          for (const { facts } of refusalsOf({ statement }).filter(({ code }) => /opinion|advice/.test(code)))
            if (facts["field"] === "statement")
              expect(statement.slice(Number(facts["from"]), Number(facts["to"]))).toBe(facts["words"]);
        },
      ),
    );
  });
});

describe("by what one fails (FIND-2)", () => {
  const assessed = ["iso45001", "GB/T 45001—2020 / ISO 45001:2018"];
  const asked = (source: string, change: Partial<Given> = {}) =>
    codes({ requirement: { source, clause: "8.1" }, assessed, ...change });

  test.for(["ISO 45001:2018", "iso 45001", "GB/T 45001-2020", "GB/T 45001—2020"])(
    "%s is the assessed standard",
    (name) => {
      expect(asked(name)).toEqual([]);
    },
  );

  test("another standard, a rule of the auditor's own and a longer number fail nobody [17021-1 9.4.5] [17021-1 9.2.1]", () => {
    for (const name of ["ISO 14001:2015", "审核组要求", "ISO 450012"])
      expect(asked(name)).toEqual(["finding-criterion-missing"]);
    expect(asked("ISO 14001:2015", { grade: "opportunity" })).toEqual([]);
  });

  test("a listed hard criterion does, by its very clause", () => {
    const { criteria } = shippedPack("hard-criteria").parameters;
    const [listed] = criteria;
    expect(codes({ requirement: listed?.rule ?? null, assessed, criteria })).toEqual([]);
    expect(asked(listed?.rule.source ?? "", { criteria })).toEqual(["finding-criterion-missing"]);
  });
});

// Without the bound these two take ten seconds, twice what a test may take; the answer is what is asked here.
test("a text made to be slow is answered like any other", () => {
  expect(codes({ statement: "“".repeat(20_000), evidence: "《「".repeat(10_000) })).toEqual(["finding-no-fact"]);
  const requirement = { source: `${"a / ".repeat(5000)}a`, clause: "1" };
  expect(codes({ requirement, assessed: [`${"b / ".repeat(5000)}b`] })).toEqual(["finding-criterion-missing"]);
});

test("a text of nothing but advice and opinion is told its first places, not every one of ten thousand", () => {
  const text = "建议".repeat(10_000);
  const told = refusalsOf({ statement: text, evidence: `${text.slice(0, 10_000)}${"我认为".repeat(3000)}` });
  const places = told.filter(({ code }) => code === "finding-advice");
  expect(places).toHaveLength(2 * mostPlaces);
  expect(places[0]?.facts).toMatchObject({ field: "statement", from: 0, to: 2 });
  expect(JSON.stringify(told).length).toBeLessThan(50_000);
});

test("the case refuses what the linter refuses, and without an edition in force nothing is raised (FIND-1) [17021-1 9.4.5] [OHSMS-2026 nonconformities]", () => {
  const raise: Step = {
    name: "raise",
    actor: "auditor",
    command: () => ({ type: "RaiseFinding", point: null, ...good, grade: "minor", statement: "建议每 14 天保养" }),
  };
  const { state } = play(before("raise major"));
  expect(play([raise], { state }).refused[0]?.codes).toEqual(["finding-advice"]);
  const foreign: Step = {
    ...raise,
    command: () => ({
      type: "RaiseFinding",
      point: null,
      ...good,
      grade: "minor",
      requirement: { source: "ISO 14001:2015", clause: "8.1" },
    }),
  };
  expect(play([foreign], { state }).refused[0]?.codes).toEqual(["finding-criterion-missing"]);
  expect(play([raise], { state, change: { packs: [] } }).refused[0]?.codes).toContain("rule-not-in-force");
});
