import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printedArticle } from "../reading/article-number.ts";
import { checkQuote } from "./check-quote.ts";
import type { Article } from "./law-text.ts";

const article = (n: number, text: string): Article => ({
  no: printedArticle({ n, sub: 0 }),
  n,
  sub: 0,
  headings: [],
  text,
});
const duty = article(1, "管理人员应当每周检查一次设备（含备件），发现问题立即停用。\n停用记录保存两年。");
const other = article(2, "设备的使用单位应当建立台账，逐台登记位置和状态。");
const articles = [duty, other];

describe("a quote keeps its text and its place (OH-7)", () => {
  it("whole or in part, character for character, is exact", () => {
    expect(checkQuote(duty.text, duty, articles)).toMatchObject({ kind: "exact", article: "第一条", whole: true });
    expect(checkQuote(" 应当每周检查一次设备 ", duty, articles)).toMatchObject({ kind: "exact", whole: false });
  });

  it("one changed character is named with its place and both readings", () => {
    const found = checkQuote("管理人员应当每月检查一次设备", duty, articles);
    expect(found).toMatchObject({
      kind: "differs",
      article: "第一条",
      first: { at: 8, quoted: "月检查一次设备", printed: "周检查一次设备" },
      printed: "管理人员应当每周检查一次设备",
    });
    if (found.kind !== "differs") throw new Error("differs");
    expect(found.changes.filter(({ kind }) => kind !== "same")).toEqual([
      { kind: "removed", text: "周" },
      { kind: "added", text: "月" },
    ]);
  });

  it("a character left out or put in is named where it is, not all that follows", () => {
    expect(checkQuote("应当每周检查设备（含备件）", duty, articles)).toMatchObject({
      kind: "differs",
      changes: [{ kind: "same" }, { kind: "removed", text: "一次" }, { kind: "same" }],
    });
    expect(checkQuote("停用记录至少保存两年。", duty, articles)).toMatchObject({
      kind: "differs",
      changes: [{ kind: "same" }, { kind: "added", text: "至少" }, { kind: "same" }],
    });
  });

  it("width, space and line break are form and no substance", () => {
    const found = checkQuote("每周检查一次设备(含备件),发现问题立即停用。停用记录", duty, articles);
    expect(found).toMatchObject({
      kind: "form-only",
      first: { at: 9, quoted: "(含备件),发现问题立即" },
      printed: "每周检查一次设备（含备件），发现问题立即停用。\n停用记录",
    });
  });

  it("words of another article have moved; without an article the place is found", () => {
    expect(checkQuote("应当建立台账，逐台登记位置", duty, articles)).toMatchObject({
      kind: "moved",
      article: "第二条",
    });
    expect(checkQuote("应当建立台账,逐台登记位置", null, articles)).toMatchObject({ kind: "moved-form" });
    // Two characters stand everywhere.
    expect(checkQuote("台账", duty, articles)).toEqual({ kind: "not-found" });
  });

  it("what is like nothing there is not found, and neither is nothing", () => {
    expect(checkQuote("城市维护建设税的税率为百分之七", duty, articles)).toEqual({ kind: "not-found" });
    expect(checkQuote(" \n ", duty, articles)).toEqual({ kind: "not-found" });
  });

  it("for any text: any part of it is exact, and one with a foreign character in it never is", () => {
    const letters = fc.string({
      unit: fc.constantFrom("甲", "乙", "丙", "，", "（", "𠮷"),
      minLength: 12,
      maxLength: 60,
    });
    fc.assert(
      fc.property(letters, fc.nat(), (text, seed) => {
        const one = article(1, text);
        const units = [...text];
        const at = seed % (units.length - 8);
        const part = units.slice(at, at + 8);
        expect(checkQuote(part.join(""), one, [one]).kind).toBe("exact");
        const wrong = part.with(seed % 8, "错").join("");
        const found = checkQuote(wrong, one, [one]);
        expect(found.kind).toBe("differs");
        if (found.kind === "differs") {
          const kept = found.changes.filter(({ kind }) => kind !== "removed").map((change) => change.text);
          expect(kept.join("")).toBe(wrong);
        }
      }),
    );
  });

  it("an article longer than any known answers at once, without a guess at the place", () => {
    const long = article(1, "甲乙丙丁戊己庚辛壬癸".repeat(1_900));
    const quote = `${"甲乙丙丁戊己庚辛壬癸".repeat(150)}错`;
    expect(checkQuote(quote, long, [long]).kind).toBe("not-found");
  });
});
