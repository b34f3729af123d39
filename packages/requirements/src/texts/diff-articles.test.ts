import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasSharedLaws, sharedLaws } from "../../testing/shared-laws.ts";
import { printedArticle } from "../reading/article-number.ts";
import { diffArticles } from "./diff-articles.ts";
import type { Article } from "./law-text.ts";

const articles = (...texts: readonly string[]): readonly Article[] =>
  texts.map((text, index) => ({
    no: printedArticle({ n: index + 1, sub: 0 }),
    n: index + 1,
    sub: 0,
    headings: [],
    text,
  }));
const counts = (from: readonly Article[], to: readonly Article[]) => {
  const { same, moved, formOnly, changed, added, removed } = diffArticles(from, to);
  return { same: same.length, moved: moved.length, formOnly: formOnly.length, changed, added, removed };
};
const long = "使用单位应当建立安全技术档案，并且按照规定保存检验和自行检查的记录";
const other = "主管部门应当公开查处的结果，接受社会监督，任何单位和个人都可以举报";

describe("clause diff", () => {
  it("width of brackets and colons is form, a word is substance", () => {
    expect(counts(articles("(一)甲:乙", long), articles("（一）甲：乙", `${long}四年`))).toEqual({
      same: 0,
      moved: 0,
      formOnly: 1,
      changed: [{ from: "第二条", to: "第二条" }],
      added: [],
      removed: [],
    });
  });

  it("an inserted article moves the rest; a reference that follows the move is form, one that does not is substance", () => {
    const from = articles(
      long,
      other,
      `违反第一条规定的，${other}`,
      `违反第二条规定的，由有关部门责令改正，处一万元罚款`,
    );
    const to = articles(
      "新的条文一二三四五六七八九十",
      long,
      other,
      `违反第二条规定的，${other}`,
      `违反第二条规定的，由有关部门责令改正，处一万元罚款`,
    );
    const diff = diffArticles(from, to);
    expect(diff.added).toEqual(["第一条"]);
    expect(diff.formOnly).toEqual([{ from: "第三条", to: "第四条" }]);
    // The text of the last is letter by letter the same: it moved, and what it points at is another article now.
    expect(diff.moved).toContainEqual({ from: "第四条", to: "第五条" });
  });

  it("an article to which paragraphs are added is changed, not removed and added", () => {
    expect(counts(articles(long), articles(`${long}\n${other}${other}${other}`)).changed).toEqual([
      { from: "第一条", to: "第一条" },
    ]);
  });

  it("against itself all is the same; every article appears once on each side; the reverse swaps added and removed", () => {
    const texts = fc.array(
      fc.string({ unit: fc.constantFrom(..."安全法第一二条规定应当记录"), minLength: 1, maxLength: 60 }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const [from, to] = [articles(...a), articles(...b)];
        expect(diffArticles(from, from).same).toHaveLength(from.length);
        const diff = diffArticles(from, to);
        const pairs = [...diff.same, ...diff.moved, ...diff.formOnly, ...diff.changed];
        expect([...pairs.map((pair) => pair.from), ...diff.removed].sort()).toEqual(from.map(({ no }) => no).sort());
        expect([...pairs.map((pair) => pair.to), ...diff.added].sort()).toEqual(to.map(({ no }) => no).sort());
        const back = diffArticles(to, from);
        expect([back.same.length, back.moved.length]).toEqual([diff.same.length, diff.moved.length]);
      }),
    );
  });

  it("two identical texts where one kept its number: that one is the same", () => {
    expect(counts(articles("甲", "乙", "甲"), articles("丙", "乙", "甲")).same).toBe(2);
  });

  it("compares two codes of 2,600 articles that share nothing but common words at once", () => {
    // Comparing each article with each of the other takes longer than a test may: nine seconds for codes half as long.
    const letter = (seed: number) => String.fromCodePoint(0x4e00 + ((seed * 2654435761) % 900));
    const code = (first: number) =>
      articles(
        ...Array.from({ length: 2600 }, (_, article) =>
          Array.from({ length: 180 }, (_none, at) => letter(first + article * 180 + at)).join(""),
        ),
      );
    const [one, other] = [code(1), code(7_000_003)];
    const diff = diffArticles(one, other);
    expect(diff.same.length + diff.moved.length).toBeLessThan(2600);
  });
});

describe.skipIf(!hasSharedLaws)("the real pairs of versions (skipped where ../shared/data/laws is absent)", () => {
  const laws = hasSharedLaws ? sharedLaws() : [];
  const text = (family: string, version: string): readonly Article[] =>
    laws.find(({ document }) => document.family === family && document.version === version)?.text.articles ?? [];
  const compare = (family: string, from: string, to: string) => diffArticles(text(family, from), text(family, to));

  it("food safety law 2021 to 2025: 149 the same, five changed", () => {
    const diff = compare("cn-food-safety-law", "2021-04-29", "2025-09-12");
    expect([diff.same.length, diff.moved.length, diff.formOnly.length, diff.added, diff.removed]).toEqual([
      149,
      0,
      0,
      [],
      [],
    ]);
    expect(diff.changed.map(({ to }) => to)).toEqual([
      "第四十一条",
      "第八十一条",
      "第八十二条",
      "第一百二十四条",
      "第一百三十二条",
    ]);
  });

  it("cybersecurity law 2016 to 2025: 2 the same, 56 moved, new articles 3, 20, 63, 73", () => {
    const diff = compare("cn-cybersecurity-law", "2016-11-07", "2025-10-28");
    expect([diff.same.length, diff.moved.length]).toEqual([2, 56]);
    expect(diff.added).toEqual(["第三条", "第二十条", "第六十三条", "第七十三条"]);
    const form = diff.formOnly.map(({ from, to }) => `${from}→${to}`);
    for (const pair of [
      "第二十一条→第二十三条",
      "第三十四条→第三十六条",
      "第三十九条→第四十一条",
      "第六十三条→第六十六条",
      "第七十三条→第七十五条",
      "第七十六条→第七十八条",
    ]) {
      expect(form).toContain(pair);
    }
    expect(diff.changed).toContainEqual({ from: "第五十九条", to: "第六十一条" });
    expect(diff.formOnly.length + diff.changed.length + diff.removed.length).toBe(21);
    expect(diff.formOnly.length + diff.changed.length + diff.added.length).toBe(23);
  });

  it("certification regulation 2020 to 2023: 66 the same, ten differ in form, only article 66 in substance", () => {
    const diff = compare("cn-certification-accreditation-regulation", "2020-11-29", "2023-07-20");
    expect([diff.same.length, diff.moved.length, diff.formOnly.length]).toEqual([66, 0, 10]);
    expect(diff.changed).toEqual([{ from: "第六十六条", to: "第六十六条" }]);
  });
});
