import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textChanges } from "./text-changes.ts";

const side = (changes: ReturnType<typeof textChanges>, without: "removed" | "added"): string =>
  changes
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join("");

describe("what changed in a text", () => {
  it("names what went and what came", () => {
    expect(textChanges("至少保存二年。", "至少保存四年以上。")).toEqual([
      { kind: "same", text: "至少保存" },
      { kind: "removed", text: "二" },
      { kind: "added", text: "四" },
      { kind: "same", text: "年" },
      { kind: "added", text: "以上" },
      { kind: "same", text: "。" },
    ]);
    expect(textChanges("", "")).toEqual([]);
  });

  it("gives both texts back, and finds nothing changed in equal ones", () => {
    const text = fc.string({ unit: fc.constantFrom(..."安全法第一二条"), maxLength: 40 });
    fc.assert(
      fc.property(text, text, (from, to) => {
        const changes = textChanges(from, to);
        expect(side(changes, "added")).toBe(from);
        expect(side(changes, "removed")).toBe(to);
        if (from === to) expect(changes.every(({ kind }) => kind === "same")).toBe(true);
      }),
    );
  });

  it("replaces whole what is too long to compare, without losing a letter", () => {
    const [from, to] = ["甲".repeat(3000), "乙".repeat(3000)];
    expect(textChanges(`前${from}后`, `前${to}后`).map(({ kind, text }) => [kind, text.length])).toEqual([
      ["same", 1],
      ["removed", 3000],
      ["added", 3000],
      ["same", 1],
    ]);
  });
});
