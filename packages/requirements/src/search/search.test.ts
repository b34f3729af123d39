import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lawBase } from "../documents/build-law-base.ts";
import type { DocumentVersion } from "../documents/law-base.ts";
import { fitsStep } from "./fits-step.ts";
import { fold, foldWithPlaces } from "./fold.ts";
import { excerptOf, marksIn } from "./marks.ts";
import { formsBehind, patternOf } from "./one-error.ts";
import { planSearch } from "./plan-search.ts";
import { readSearch } from "./read-search.ts";
import { titleIndex } from "./title-index.ts";

const document = (title: string, aliases: readonly string[] = []): DocumentVersion => ({
  family: `zz-${title.length}-${aliases.length}`,
  version: "2020-01-01",
  title,
  aliases,
  level: "法律",
  jurisdiction: "000000",
  issuingBody: null,
  documentNumber: null,
  adopted: null,
  promulgated: null,
  effective: "2020-01-01",
  effectiveBasis: null,
  firstEffective: null,
  endedOn: null,
  successor: null,
  history: [],
  confidence: "snapshot",
  source: "made",
  topics: [],
  articles: 3,
});

const base = lawBase([
  document("中华人民共和国虚构安全法"),
  document("中华人民共和国虚构安全法实施条例"),
  document("甲市电梯管理办法", ["电梯办法"]),
]);
const initials: Readonly<Record<string, string>> = { 虚构安全法: "xgaqf", 虚构安全法实施条例: "xgaqfsstl" };
const titles = titleIndex(base.documents, (title) => initials[title] ?? "");
const found = (typed: string) => {
  const { plain } = readSearch(typed);
  return titles.find(plain.name, plain.words).map(({ document: { title }, match }) => [title.slice(-5), match]);
};

describe("what was typed", () => {
  it("is words, and an article's number wherever it stands", () => {
    expect(readSearch("第五十七条　固体废物").plain).toMatchObject({ words: ["固体废物"], number: { n: 57, sub: 0 } });
    expect(readSearch("《食品安全法》第１２条之一").plain).toMatchObject({
      words: ["食品安全法"],
      number: { n: 12, sub: 1 },
    });
    expect(readSearch("第十七条之二").plain).toMatchObject({ words: [], number: { n: 17, sub: 2 } });
    expect(readSearch("Article 12 waste").plain).toMatchObject({ words: ["waste"], number: { n: 12, sub: 0 } });
  });

  it("a bare number is an article only in a second reading", () => {
    expect(readSearch("食品安全法 45")).toMatchObject({
      plain: { words: ["食品安全法", "45"], number: null },
      numbered: { words: ["食品安全法"], number: { n: 45, sub: 0 } },
    });
    expect(readSearch("食品安全法四十五").numbered).toMatchObject({ number: { n: 45, sub: 0 } });
    expect(readSearch("电梯 15日").numbered).toBeNull();
    expect(readSearch("45").numbered).toBeNull();
  });

  it("of nothing but signs is nothing", () => {
    expect(readSearch("。，；！").plain).toEqual({ name: "。,;!", words: [], number: null });
  });
});

describe("titles", () => {
  it("are met whole, by initials, by their beginning, in part, in that order", () => {
    expect(found("虚构安全法")).toEqual([
      ["虚构安全法", "title"],
      ["法实施条例", "beginning"],
    ]);
    expect(found("xgaqf").map(([, match]) => match)).toEqual(["initials", "initials"]);
    expect(found("xgaqf")[0]?.[0]).toBe("虚构安全法");
    expect(found("电梯办法")).toEqual([["梯管理办法", "title"]]);
    expect(found("梯管理")).toEqual([["梯管理办法", "part"]]);
    expect(found("管理 电梯")).toEqual([["梯管理办法", "words"]]);
    expect(found("xgaqe")).toEqual([]);
    expect(found("中华人民共和国")).toEqual([]);
  });

  it("forgive one wrong, missing, added or exchanged letter and not two", () => {
    const near = (name: string) => titles.findNear(name).length;
    expect(["虚构按全法", "虚构全法", "虚构安安全法", "虚安构全法"].map(near)).toEqual([2, 2, 2, 2]);
    expect(["虚构按权法", "虚全", "无关的名称"].map(near)).toEqual([0, 0, 0]);
  });

  it("name the law of an article, and only a named law makes a bare number one", () => {
    const plan = (typed: string) => planSearch(readSearch(typed), titles);
    expect(plan("虚构安全法 2").number).toEqual({ n: 2, sub: 0 });
    expect(plan("虚构按全法 2").number).toEqual({ n: 2, sub: 0 });
    expect(plan("电梯 15").number).toBeNull();
    expect([...(plan("虚构安全法检查").steps[0]?.within ?? [])].map(({ title }) => title)).toEqual([
      "中华人民共和国虚构安全法",
    ]);
  });
});

describe("one error", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."甲乙丙丁戊己庚辛"), minLength: 4, maxLength: 12 });
  it("every word is found behind each of its own mistypings", () => {
    fc.assert(
      fc.property(letters, fc.nat(), (word, at) => {
        const place = at % word.length;
        const mistyped = `${word.slice(0, place)}囧${word.slice(place + 1)}`;
        expect(patternOf(formsBehind(mistyped)).test(`前${word}后`)).toBe(true);
      }),
    );
  });

  it("in one word of a step, the others as typed, and never what is right already", () => {
    const fits = fitsStep({ words: ["使用单味", "电梯"], number: null, within: null, except: null, near: true });
    const article = (text: string) => fits({ n: 1, sub: 0, text });
    expect(article("使用单位检查电梯")).toBe(true);
    expect(article("使用单位检查扶梯")).toBe(false);
    expect(article("使用单味检查电梯")).toBe(false);
  });
});

describe("marks", () => {
  it("stand where the words stand in the text as it is written", () => {
    const text = "自本法施行之日起１５日内，ＧＢ标准";
    const marked = marksIn(text, ["15日", "gb"], false).map(({ from, to }) => text.slice(from, to));
    expect(marked).toEqual(["１５日", "ＧＢ"]);
  });

  it("folding by letters is folding, and places lie within the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ＡａB１㎡（安𠮷ﬁ") }), (text) => {
        const { folded, places } = foldWithPlaces(text);
        expect(folded).toBe(fold(text));
        expect(places.length).toBe(folded.length + 1);
        expect(places.at(-1)).toBe(text.length);
      }),
    );
  });

  it("an excerpt holds the first mark and halves no letter", () => {
    const text = `${"𠮷".repeat(200)}电梯${"𠮷".repeat(200)}`;
    const marks = marksIn(text, ["电梯"], false);
    const { from, to } = excerptOf(text, marks);
    const shown = text.slice(from, to);
    expect(shown.includes("电梯")).toBe(true);
    expect(shown.isWellFormed()).toBe(true);
    expect(shown.length).toBeLessThan(165);
  });
});
