import type { Json } from "@touchstone/kernel";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../testing/shared-laws.ts";
import { digestInput, parseLaw } from "./parse-law.ts";

const article = {
  no: "第一条",
  n: 1,
  sub: 0,
  part: null,
  subpart: null,
  chapter: "第一章 总则",
  section: null,
  text: "试验条文。",
};
const made = {
  schema: "law/1",
  id: "cn-test-law@2020-01-01",
  family: "cn-test-law",
  title: "中华人民共和国试验法",
  short_title: "试验法",
  level: "法律",
  issuing_body: null,
  jurisdiction: { code: "330100", name: "杭州", parents: ["000000", "330000"] },
  doc_no: null,
  adopted: "2020-01-01",
  promulgated: null,
  version_date: "2020-01-01",
  effective: "2020-02-01",
  effective_basis: "closing-article",
  effective_note: null,
  first_effective: null,
  status: {
    state: "现行有效",
    ended_on: null,
    superseded_by: "cn-next-law@2026-01-01 (in substance)",
    as_of: "2026-11-23",
    confidence: "snapshot",
    checked: null,
  },
  topics: ["lift"],
  history: [{ date: "2020-01-01", event: "通过", text: "…" }],
  preamble: null,
  structure: [{ kind: "章", title: "第一章 总则", before_article: 0 }],
  articles: [article],
  article_count: 1,
  char_count: 5,
  sha256: sha256(digestInput({ preamble: null, articles: [{ ...article, headings: [] }] })),
  source: { repo: "a/b", commit: "0123456789abcdef", path: ["x.md", "y.md"] },
};
const parse = (json: Json) => parseLaw(json, "test.json", sha256);
const faults = (change: Readonly<Record<string, Json>>) => {
  const read = parse({ ...made, ...change });
  return read.ok ? [] : read.refusals.map(({ code, facts }) => (code === "field-refused" ? facts["path"] : code));
};

describe("law/1", () => {
  it("reads a version whole", () => {
    const read = parse(made);
    expect(read.ok && read.value).toMatchObject({
      document: {
        family: "cn-test-law",
        version: "2020-01-01",
        aliases: ["试验法"],
        jurisdiction: "330100",
        successor: { family: "cn-next-law", version: "2026-01-01", inSubstance: true },
        source: "a/b@0123456789ab x.md (+1)",
        articles: 1,
      },
      text: { articles: [{ no: "第一条", headings: ["第一章 总则"] }] },
    });
  });

  it.each<[string, Readonly<Record<string, Json>>, string]>([
    ["another schema", { schema: "law/2" }, "schema"],
    ["an id that is not family@date", { id: "cn-test-law@2020-01-02" }, "id"],
    ["a date that is none", { effective: "2004-13-45" }, "effective"],
    ["a title that is a number", { title: 5 }, "title"],
    ["a level nobody knows", { level: "习惯法" }, "level"],
    ["a region that is none", { jurisdiction: { code: "33", name: "x", parents: [] } }, "jurisdiction.code"],
    ["an unknown field", { extra: 1 }, "extra"],
    ["articles that are an object", { articles: {} }, "articles"],
    ["no article", { articles: [], article_count: 0 }, "articles"],
    ["a count that differs", { article_count: 2 }, "article_count"],
    ["a number that differs from the printed one", { articles: [{ ...article, n: 2 }] }, "articles[0].no"],
    ["an article twice", { articles: [article, article], article_count: 2 }, "articles"],
    ["a text that was changed", { articles: [{ ...article, text: "试验条文！" }] }, "law-digest-differs"],
    ["a successor with spaces", { status: { ...made.status, superseded_by: "the next one" } }, "status.superseded_by"],
  ])("refuses %s", (_, change, path) => expect(faults(change)).toContain(path));

  it("collects all faults, and no more than can be read", () => {
    expect(faults({ title: "", effective: "x", level: "y" })).toEqual(["title", "level", "effective"]);
    const many = Array.from({ length: 500 }, () => ({ ...article, text: 1 }));
    expect(faults({ articles: many }).length).toBeLessThanOrEqual(40);
  });

  it.each<[Json]>([[null], [[]], ["law/1"], [1], [{}], [{ schema: "law/1" }]])(
    "refuses %j with the file's name",
    (json) => {
      const read = parse(json);
      expect(read.ok ? null : read.refusals[0].place?.file).toBe("test.json");
    },
  );
});
