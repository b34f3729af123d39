import type { Catalogue } from "../text.ts";

/** The page that shows the API to people. */
export const apiPageTexts = {
  title: { zh: "接口", en: "The API" },
  lead: {
    zh: "{count} 条路径都来自同一张表：校验、客户端和这一页都由它生成。机器可读的定义：",
    en: "All {count} paths come from one table, which also makes validation, the client and this page. For machines:",
  },
  method: { zh: "方法", en: "Method" },
  path: { zh: "路径", en: "Path" },
  door: { zh: "入口", en: "Door" },
  does: { zh: "作用", en: "Does" },
} as const satisfies Catalogue;
