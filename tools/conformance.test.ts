import { readFileSync } from "node:fs";
import { join as pathOf } from "node:path";
import { describe, expect, it, test } from "vitest";
import { type Duties, readDuties } from "./conformance/duties.ts";
import { marksIn, readMarks } from "./conformance/marks.ts";
import { readSurface } from "./conformance/surface.ts";
import { conformanceDocument, join, lies } from "./conformance/table.ts";

const root = pathOf(import.meta.dirname, "..");
const duties = readDuties();
const read = readMarks(root, new Set(duties.map(({ id }) => id)));
const surface = readSurface(root);

it("docs/conformance.md is what `node tools/conformance.ts` writes, and nothing in it is a lie", () => {
  expect(lies(duties, read, surface)).toEqual([]);
  expect(readFileSync(pathOf(root, "docs/conformance.md"), "utf8")).toBe(conformanceDocument(join(duties, read.marks)));
});

// Put together here, for a mark in this file would count.
const mark = (clause: string, document = "17021-1"): string => `[${[document, clause].join(" ")}]`;
const marked = (source: string) => marksIn("x.test.ts", source, new Set(["17021-1", "QMS-2025"]));

describe("a mark counts in the title of a test that runs, and nowhere else", () => {
  test.for<[string, string, readonly string[]]>([
    ["a test", `it("a ${mark("9.5.1.1")} b", () => {});`, ["a b"]],
    ["two marks", `test("a ${mark("5.1")} ${mark("fees", "QMS-2025")}", () => {});`, ["a", "a"]],
    ["inside a group", `describe("g", () => { it("a ${mark("5.1")}", () => {}); });`, ["g › a"]],
    ["a group", `describe.each(kinds)("g ${mark("5.1")}", () => { it("a", () => {}); });`, ["g"]],
    ["a row of a table", `test.for([["r ${mark("5.1")}", 1]])("where %s it fails", () => {});`, ["where r it fails"]],
    ["a template", `it(\`a \${kind} ${mark("5.1")}\`, () => {});`, ["a …"]],
  ])("%s", ([, source, titles]) => {
    expect(marked(source)).toEqual({ marks: titles.map((title) => expect.objectContaining({ title })), problems: [] });
  });

  test.for<[string, string]>([
    ["a comment", `it("a", () => {}); // ${mark("5.1")}`],
    ["the body", `it("a", () => { expect("${mark("5.1")}"); });`],
    ["another call", `say("a ${mark("5.1")}");`],
    ["a test that is skipped", `it.skip("a ${mark("5.1")}", () => {});`],
    ["a test in a group that is skipped", `describe.skip("g", () => { it("a ${mark("5.1")}", () => {}); });`],
    ["a test still to write", `it.todo("a ${mark("5.1")}");`],
  ])("not in %s", ([, source]) => {
    const { marks, problems } = marked(source);
    expect([marks, problems.length]).toEqual([[], 1]);
  });

  it("a condition before it is told", () => {
    const { marks } = marked(`describe.skipIf(x)("g", () => { it("a ${mark("5.1")}", () => {}); });`);
    expect(marks.map(({ conditional }) => conditional)).toEqual([true]);
  });

  it("brackets that name no document are none", () => {
    expect(marked('it("a [RF-1 x] [17021-2 5.1]", () => {});')).toEqual({ marks: [], problems: [] });
  });
});

describe("the table is refused", () => {
  const one: Duties = {
    id: "17021-1",
    title: { zh: "甲", en: "A" },
    source: "A",
    edition: "1",
    effective: { from: "2015-06-15" },
    doubts: [{ zh: "甲", en: "A" }],
    rows: [{ clause: "5.1", duty: { zh: "甲", en: "A" }, serves: { zh: "甲", en: "A", at: ["route cases.show"] } }],
  };
  const at = (place: string): Duties => ({
    ...one,
    rows: one.rows.map((row) => ({ ...row, serves: { zh: "甲", en: "A", at: [place] } })),
  });
  const shown = marked(`it("a ${mark("5.1")}", () => {});`);

  it("not where all is well", () => {
    const lawful = ["route cases.show", "command scheme check", "command certificate suspend", "page /verify/{number}"];
    const more = ["page /cases/{case}", "command verify", "content rules/independence.yaml"];
    expect([...lawful, ...more].flatMap((place) => lies([at(place)], shown, surface))).toEqual([]);
  });

  test.for([
    "route cases.nothing",
    "command scheme nothing",
    "command nothing",
    "page /cases/{nothing}",
    "content rules/nothing.yaml",
  ])("where a row claims %s", (place) => {
    expect(lies([at(place)], shown, surface)).toEqual([`17021-1 5.1: there is no ${place}`]);
  });

  it("where a mark names a clause that no row has", () => {
    expect(lies([one], marked(`it("a ${mark("5.9")}", () => {});`), surface)).toEqual([
      "x.test.ts: no row 17021-1 5.9",
    ]);
  });

  it("where a test shows what nothing serves", () => {
    const rows = one.rows.map((row) => ({ ...row, serves: null }));
    expect(lies([{ ...one, rows }], shown, surface)).toHaveLength(1);
  });
});

it("a row without a test says so, and a row that the product does not serve too", () => {
  const text = conformanceDocument(join(duties, []));
  const rows = duties.flatMap((each) => each.rows);
  expect(text.split("no test shows this").length - 1).toBe(rows.length);
  expect(text.split("not served by the product").length - 1).toBe(rows.filter(({ serves }) => serves === null).length);
});
