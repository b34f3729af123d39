import { expect, it } from "vitest";
import { contentsOf } from "./law-parts.ts";

const article = (no: string, ...headings: readonly string[]) => ({ no, headings: [...headings], text: "" });

it("a chapter of the same name in another part is a heading of its own", () => {
  const articles = [
    article("第一条", "第一编 总则", "第一章 一般规定"),
    article("第二条", "第一编 总则", "第一章 一般规定"),
    article("第三条", "第二编 分则", "第一章 一般规定"),
    article("第四条", "第二编 分则"),
    article("第五条", "附则"),
  ];
  expect(contentsOf(articles).map(({ text, depth, article: at }) => [text, depth, at])).toEqual([
    ["第一编 总则", 0, "第一条"],
    ["第一章 一般规定", 1, "第一条"],
    ["第二编 分则", 0, "第三条"],
    ["第一章 一般规定", 1, "第三条"],
    ["附则", 0, "第五条"],
  ]);
});
