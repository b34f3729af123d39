import { createHash } from "node:crypto";

/** JSON as the bytes of a file. */
export const bytesOf = (json: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(json));

/** A version of an invented law, as a law file of its own: no statute is copied into the repository. */
export const madeLaw = (version: string, effective: string, ...texts: readonly string[]) => {
  const articles = texts.map((text, index) => {
    const no = `第${"一二三四五六七八九"[index] ?? ""}条`;
    return { no, n: index + 1, sub: 0, part: null, subpart: null, chapter: "第一章 总则", section: null, text };
  });
  const digest = createHash("sha256")
    .update(articles.map(({ no, text }) => `${no} ${text}`).join("\n"))
    .digest("hex");
  return {
    schema: "law/1",
    id: `zz-made-law@${version}`,
    family: "zz-made-law",
    title: "中华人民共和国虚构安全法",
    short_title: "虚构安全法",
    level: "法律",
    issuing_body: null,
    jurisdiction: { code: "000000", name: "全国", parents: [] },
    doc_no: null,
    adopted: version,
    promulgated: null,
    version_date: version,
    effective,
    effective_basis: "closing-article",
    effective_note: null,
    first_effective: null,
    status: {
      state: "现行有效",
      ended_on: null,
      superseded_by: null,
      as_of: "2026-11-23",
      confidence: "snapshot",
      checked: null,
    },
    topics: ["lift"],
    history: [],
    preamble: null,
    structure: [],
    articles,
    article_count: articles.length,
    char_count: 1,
    sha256: digest,
    source: { repo: "made", commit: "up", path: "here" },
  };
};
