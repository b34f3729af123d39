import { describe, expect, it } from "vitest";
import { madeDocument } from "../../testing/made-documents.ts";
import { madeObligation, madePack } from "../../testing/made-pack.ts";
import { lawBase } from "../documents/build-law-base.ts";
import { printedArticle } from "../reading/article-number.ts";
import { cite, readCitation } from "./cite.ts";
import type { LawText } from "./law-text.ts";

const text = (...articles: readonly string[]): LawText => ({
  preamble: null,
  articles: articles.map((words, index) => ({
    no: printedArticle({ n: index + 1, sub: 0 }),
    n: index + 1,
    sub: 0,
    headings: [],
    text: words,
  })),
});
const base = lawBase([
  madeDocument({ family: "cn-food", title: "中华人民共和国食品法", version: "2021-04-29", effective: "2021-04-29" }),
  madeDocument({ family: "cn-food", title: "中华人民共和国食品法", version: "2025-09-12", effective: "2025-12-01" }),
  madeDocument({
    family: "cn-waste",
    title: "固废法",
    effective: "2020-09-01",
    endedOn: "2026-08-15",
    successor: { family: "cn-code", version: null, inSubstance: false },
  }),
  madeDocument({ family: "cn-code", title: "法典", version: "2026-03-12", effective: "2026-08-15" }),
]);
const texts = new Map([
  ["2021-04-29", text("甲条是关于健康检查的规定", "乙条是关于进货记录的规定")],
  ["2025-09-12", text("新条文", "甲条是关于健康检查的规定", "乙条是关于进货记录的规定")],
]);
const packs = [
  madePack(
    madeObligation({
      id: "T-001",
      provisions: [
        ["cn-code", "第五百一十四条"],
        ["cn-waste", "第五十七条"],
      ].map(([family = "", article = ""]) => ({ family, article, articles: new Map() })),
    }),
  ),
];
const ask = (words: string, on: string) => {
  const citation = readCitation(words);
  return citation === null
    ? null
    : cite(citation, on, base, packs, ({ family, version }) =>
        family === "cn-food" ? (texts.get(version) ?? null) : null,
      );
};

describe("citations", () => {
  it.each(["食品法 2", "食品法第二条", "《食品法》 第2条", "中华人民共和国食品法第二条第一款", "cn-food 第二条"])(
    "reads %j",
    (words) => {
      expect(ask(words, "2026-11-23")).toMatchObject({
        family: "cn-food",
        version: "2025-09-12",
        article: "第二条",
        text: "甲条是关于健康检查的规定",
        inForce: true,
        successor: null,
      });
    },
  );

  it("cites the version of the day", () => {
    expect(ask("食品法 2", "2025-11-30")).toMatchObject({
      version: "2021-04-29",
      text: "乙条是关于进货记录的规定",
      inForce: true,
    });
  });

  it("names the successor and its article when the law is no longer in force", () => {
    expect(ask("固废法57", "2026-08-15")).toMatchObject({
      family: "cn-waste",
      inForce: false,
      successor: { family: "cn-code", version: "2026-03-12", article: "第五百一十四条" },
    });
    expect(ask("固废法 58", "2026-08-15")?.successor).toEqual({
      family: "cn-code",
      version: "2026-03-12",
      article: null,
    });
    expect(ask("固废法 57", "2026-08-14")).toMatchObject({ inForce: true, successor: null });
  });

  it("before the first version is not in force, and has no successor", () => {
    expect(ask("食品法 2", "2020-01-01")).toMatchObject({ version: "2021-04-29", inForce: false, successor: null });
  });

  it("an article that the text does not have has no text", () => {
    expect(ask("食品法 99", "2026-11-23")).toMatchObject({ article: "第九十九条", text: null });
  });

  it.each(["食品法", "", "第二条", "45"])("does not take %j for a citation", (words) =>
    expect(readCitation(words)).toBeNull(),
  );
  it("knows when a document is not in the base", () => expect(ask("没有的法 1", "2026-11-23")).toBeNull());
});
