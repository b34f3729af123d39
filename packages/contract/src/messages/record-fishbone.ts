import type { Catalogue, RefusalCatalogue } from "../text.ts";

/** The fishbone of a record's causes. */
export const fishboneTexts = {
  saveSvg: { zh: "保存图", en: "Save the picture" },
  saveCsv: { zh: "导出 CSV", en: "Export CSV" },
  dimension: { zh: "类别", en: "Category" },
  cause: { zh: "原因", en: "Cause" },
  alt: {
    zh: "“{of}”的鱼骨图，{count} 个原因；上面的表里是同样的内容",
    en: "Fishbone of “{of}” with {count, plural, one {# cause} other {# causes}}; the table above says the same",
  },
} as const satisfies Catalogue;

export const fishboneRefusals = {
  "record-without-causes": {
    status: 422,
    zh: "“{title}”还没有按人机料法环记原因。先做查原因的那一步。",
    en: "“{title}” holds no causes by dimension yet. Take the step that finds the cause first.",
  },
} as const satisfies RefusalCatalogue;
