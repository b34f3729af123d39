import type { RefusalCatalogue } from "../text.ts";

/** Refusals of what the operator does to the whole store. */
export const operationRefusals = {
  "import-not-empty": {
    status: 409,
    zh: "目标数据库里已有内容。请导入到新的数据目录或空数据库。",
    en: "There is content here already. Import into a new data folder or an empty database.",
  },
  "import-other-release": {
    status: 409,
    zh: "导出文件来自另一版本，数据结构不同：{steps}。请用同一版本导入，再升级。",
    en: "The export comes from another release, with other schema steps: {steps}. Import it with the same release, then upgrade.",
  },
  "import-broken": {
    status: 422,
    zh: "导出文件不完整或已损坏（第 {line} 行）：{what}。什么也没有导入。",
    en: "The export is cut off or damaged (line {line}): {what}. Nothing was imported.",
  },
} as const satisfies RefusalCatalogue;
