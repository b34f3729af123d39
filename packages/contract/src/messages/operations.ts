import type { RefusalCatalogue } from "../text.ts";

/** Refusals of what the operator does: to the whole store, and on the way to the server. */
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
  "server-unreachable": {
    status: 503,
    zh: "连不上 {url}。先运行 touchstone start，或用 --server 写对地址。",
    en: "{url} does not answer. Run touchstone start first, or name the right address with --server.",
  },
  "folder-in-use": {
    status: 409,
    zh: "数据目录 {path} 正被进程 {pid} 使用。先停掉它，或换一个 --data 目录。",
    en: "The data folder {path} is in use by process {pid}. Stop it, or name another folder with --data.",
  },
  "folder-not-demo": {
    status: 409,
    zh: "{path} 不是演示目录。换一个 --data 目录。",
    en: "{path} is not a demo folder. Name another one with --data.",
  },
  "database-not-demo": {
    status: 409,
    zh: "数据库里有演示以外的单位，演示不碰它。去掉 DATABASE_URL，或给一个空库。",
    en: "The database holds organisations that are not the demo's, and the demo leaves it alone. Unset DATABASE_URL, or name an empty database.",
  },
  "file-not-json": {
    status: 422,
    zh: "{path} 不是 JSON：{what}。改正后再提交。",
    en: "{path} is not JSON: {what}. Correct it and send it again.",
  },
} as const satisfies RefusalCatalogue;
