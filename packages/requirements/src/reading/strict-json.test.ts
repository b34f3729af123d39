import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "../../testing/shared-laws.ts";
import { readJson } from "./strict-json.ts";

const problemOf = (text: string): unknown => {
  const read = readJson(text, "x.json", limits);
  return read.ok ? "read" : read.refusals[0].facts["problem"];
};

const hostile = new URL("../../../../../shared/data/hostile/", import.meta.url);
const isThere = existsSync(hostile);

/** What the bytes at the border decode to; null where they are no UTF-8. */
const decoded = (file: URL): string | null => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch {
    return null;
  }
};

describe("strict JSON", () => {
  it("reads what JSON.parse reads, to the same value", () => {
    const well = fc.jsonValue({ stringUnit: "grapheme" }).filter((value) => {
      const text = JSON.stringify(value);
      return (
        !/__proto__|constructor|prototype|\\u0000/.test(text) && !/[.e]|\d{16}/i.test(text.replace(/"[^"]*"/g, ""))
      );
    });
    fc.assert(
      fc.property(well, fc.constantFrom(undefined, 1, "\t"), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const read = readJson(text, "x.json", { ...limits, depth: 100 });
        expect(read.ok && read.value).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['{"a":1,"a":2}', "duplicateKey"],
    ['{"a":1,"\\u0061":2}', "duplicateKey"],
    ['{"__proto__":{"x":1}}', "forbiddenKey"],
    ['{"constructor":1}', "forbiddenKey"],
    ['"\\ud800"', "loneSurrogate"],
    ['"a\\u0000b"', "nulCharacter"],
    ["9007199254740993", "impreciseNumber"],
    ["1e400", "impreciseNumber"],
    ["[".repeat(13) + "]".repeat(13), "tooDeep"],
    [`"${"a".repeat(20_001)}"`, "tooLongString"],
    [`[${"1,".repeat(4000)}1]`, "tooManyMembers"],
    ["[1,]", "syntax"],
    ["{'a':1}", "syntax"],
    ["01", "syntax"],
    ["\ufeff{}", "syntax"],
    ['"a\tb"', "syntax"],
    ['"\\x41"', "syntax"],
    ["", "syntax"],
    ["{} {}", "syntax"],
  ])("refuses %j", (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  it("names line and column", () => {
    const read = readJson('{\n  "a": 1,\n  "a": 2\n}', "x.json", limits);
    expect(read.ok ? null : read.refusals[0].place).toEqual({ file: "x.json", row: 3, column: 3 });
  });

  it.runIf(isThere)(
    "agrees with the suite of RFC 8259: n_ refused, y_ read as JSON.parse reads it or refused as ambiguous",
    () => {
      const folder = new URL("json-test-suite/", hostile);
      for (const file of readdirSync(folder)) {
        const text = decoded(new URL(file, folder));
        if (text === null) continue;
        const read = readJson(text, file, { ...limits, depth: 1000 });
        if (file.startsWith("n_")) expect([file, read.ok]).toEqual([file, false]);
        if (file.startsWith("y_") && !read.ok) {
          expect(["duplicateKey", "nulCharacter"]).toContain(read.refusals[0].facts["problem"]);
        }
        if (read.ok) expect([file, read.value]).toEqual([file, JSON.parse(text)]);
      }
    },
  );

  it.skipIf(!isThere)("refuses every generated file that says reject", () => {
    const manifest = readFileSync(new URL("generated/MANIFEST.tsv", hostile), "utf8").split("\n");
    const rejected = manifest
      .map((line) => line.split("\t"))
      .filter(([path, , , , expected]) => path?.startsWith("json/") && expected === "reject");
    expect(rejected.length).toBeGreaterThan(5);
    for (const [path = ""] of rejected) {
      const text = decoded(new URL(`generated/${path}`, hostile));
      if (text !== null) expect([path, readJson(text, path, limits).ok]).toEqual([path, false]);
    }
  });
});
