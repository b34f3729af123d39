import type { Json } from "@touchstone/kernel";
import { describe, expect, it } from "vitest";
import { nameOn, type OldName, oldNamesIn, renamings } from "./old-names.ts";
import { parseOldNames } from "./parse-old-names.ts";

const renamed = (old: string, now: string, since: string): OldName => ({
  old,
  now,
  since,
  kind: "licence",
  check: "recalled",
  note: null,
});

const names = [
  renamed("甲证", "乙证", "2009-06-01"),
  renamed("乙证", "丙证", "2015-10-01"),
  renamed("大甲证", "丁证", "2010-01-01"),
];

describe("old names", () => {
  it("a name gives way on its day, through every step", () => {
    expect(nameOn("甲证", "2009-05-31", names)).toBe("甲证");
    expect(nameOn("甲证", "2015-09-30", names)).toBe("乙证");
    expect(nameOn("《甲证》", "2015-10-01", names)).toBe("丙证");
    expect(renamings("甲证", "2026-01-01", names).map(({ since }) => since)).toEqual(["2009-06-01", "2015-10-01"]);
    expect(nameOn("戊证", "2026-01-01", names)).toBe("戊证");
  });

  it("are found inside a longer text, the longer name before the shorter that it holds", () => {
    const found = (text: string, on = "2026-01-01") => oldNamesIn(text, on, names).map(({ old }) => old);
    expect(found("核对食堂的大甲证。")).toEqual(["大甲证"]);
    expect(found("核对甲证和乙证")).toEqual(["甲证", "乙证"]);
    expect(found("核对乙证", "2015-09-30")).toEqual([]);
  });

  it("a ring of names, a name twice and a day that is none are refused", () => {
    const both = { zh: "名", en: "name" };
    const row = (old: string, now: string, since = "2020-01-01"): Json => ({
      old,
      now,
      since,
      kind: "term",
      check: "recalled",
    });
    const faults = (...rows: readonly Json[]) => {
      const file = {
        id: "n",
        edition: "1",
        title: both,
        source: both,
        names: rows,
        examples: [{ name: "甲", on: "2020-01-01", now: "乙" }],
      };
      const read = parseOldNames(file, "made.yaml");
      return read.ok ? [] : read.refusals.map(({ facts }) => facts["path"]);
    };
    expect(faults(row("甲", "乙"))).toEqual([]);
    expect(faults(row("甲", "乙"), row("乙", "甲"))).toContain("names");
    expect(faults(row("甲", "乙"), row("甲", "丙"))).toContain("names");
    expect(faults(row("甲", "乙", "2020-02-30"))).toContain("names[0].since");
  });
});
