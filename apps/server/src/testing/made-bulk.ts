import { chineseNumeral } from "@touchstone/requirements";

/** A record of an invented law as a bulk file has it. */
export const madeRecord = (id: string, title: string, version: string | null, ...texts: readonly string[]) => ({
  schema: "law-bulk/1",
  id,
  title,
  level: "地方性法规",
  jurisdiction: "330100",
  version_date: version,
  effective: version,
  effective_text: version,
  history: version === null ? [] : [{ date: version, event: "通过", text: "…" }],
  preamble: texts.length === 0 ? null : "序言",
  articles: texts.map((text, index) => ({
    no: `第${chineseNumeral(index + 1)}条`,
    n: index + 1,
    sub: 0,
    part: null,
    subpart: null,
    chapter: "第一章 总则",
    section: null,
    text,
  })),
  article_count: texts.length,
  source: { repo: "made/laws", commit: "0123456789abcdef", path: `${id}.md` },
});

/** Records as the lines of a file. */
export const linesOf = (...records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join("");
