import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  articleSlug,
  chineseNumeral,
  printedArticle,
  readArticleNumber,
  readArticleSlug,
  readNumeral,
} from "./article-number.ts";

describe("article numbers", () => {
  it("prints numbers as statutes do", () => {
    const printed = [1, 10, 11, 20, 45, 100, 101, 110, 111, 124, 250, 514, 1000, 1001, 1010, 1242].map(chineseNumeral);
    expect(printed).toEqual(
      "一 十 十一 二十 四十五 一百 一百零一 一百一十 一百一十一 一百二十四 二百五十 五百一十四 一千 一千零一 一千零一十 一千二百四十二".split(
        " ",
      ),
    );
  });

  it("reads back every number it prints", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 99 }), (n, sub) => {
        expect(readArticleNumber(printedArticle({ n, sub }))).toEqual({ n, sub });
      }),
    );
  });

  it("reads the forms people write", () => {
    const read = ["第四十五条", "第45条", "45", "四十五", "第十七条之一", "第四十五条第二款", "第四十五", "三、"].map(
      (printed) => {
        const number = readArticleNumber(printed);
        return number === null ? null : [number.n, number.sub];
      },
    );
    expect(read).toEqual([
      [45, 0],
      [45, 0],
      [45, 0],
      [45, 0],
      [17, 1],
      [45, 0],
      [45, 0],
      [3, 0],
    ]);
  });

  it.each(["", "第条", "零", "0", "第零条", "二三", "十百", "一百一", "四十五条约", "第99999条", "a1", "第1条之0"])(
    "refuses %j",
    (printed) => {
      expect([readArticleNumber(printed), readNumeral(printed)]).toEqual([null, null]);
    },
  );

  it("reads paragraphs and items behind the number, and a long run of them at once", () => {
    expect(readArticleNumber("第十七条之一第二款第（三）项")).toEqual({ n: 17, sub: 1 });
    // A pattern that tries every way to cut this never ends; the suite's time limit tells.
    expect(readArticleNumber(`第一条${"第款款".repeat(60)}x`)).toBeNull();
  });
});

describe("an article in an address", () => {
  it.each(["第四十五条", "第十七条之一", "1242"])("%s comes back as the same article", (printed) => {
    const number = readArticleNumber(printed);
    expect(number).not.toBeNull();
    if (number !== null) expect(readArticleSlug(articleSlug(number))).toEqual(number);
  });

  it("is nothing else", () => {
    for (const slug of ["0", "17-0", "17-100", "17-1-1", "../45", "45%"]) expect(readArticleSlug(slug)).toBeNull();
  });
});
