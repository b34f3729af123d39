import type { Catalogue, RefusalCatalogue } from "../text.ts";

const parts = {
  correction: { zh: "纠正", en: "correction" },
  cause: { zh: "原因", en: "cause" },
  "corrective-action": { zh: "纠正措施", en: "corrective action" },
} as const satisfies Catalogue;

/** Texts of the files in the room of a nonconformity. */
export const findingFileTexts = {
  files: { zh: "附的证据", en: "Evidence attached" },
  attach: { zh: "附上证据", en: "Attach evidence" },
  file: { zh: "文件", en: "File" },
  fileHint: {
    zh: "PDF、PNG、JPEG、Excel、Word、CSV、文本；不超过 20 MB",
    en: "PDF, PNG, JPEG, Excel, Word, CSV or text; at most 20 MB",
  },
  collectedOn: { zh: "取得日期", en: "Collected on" },
  collectedHint: { zh: "不早于 {from}，开出这一项的那天", en: "Not before {from}, when the finding was raised" },
  download: { zh: "下载", en: "Download" },
} as const satisfies Catalogue;

export const findingFileRefusals = {
  "finding-part-unanswered": {
    status: 422,
    zh: "{number} 还没有写“{part}”。先写答复，再附证据。",
    en: "{number} has no answer on its {part} yet. Answer first, then attach the evidence.",
    words: { part: parts },
  },
  "finding-cited-already": {
    status: 409,
    zh: "{number} 已经引用了“{title}”。",
    en: "{number} cites “{title}” already.",
  },
  "finding-file-there": {
    status: 409,
    zh: "“{file}”已经附在 {number} 的这项答复上。",
    en: "“{file}” is attached to this answer of {number} already.",
  },
  "finding-files-too-many": {
    status: 422,
    zh: "{number} 已有 {most} 个文件。合并成一个文件再附。",
    en: "{number} has {most} files. Join further ones into one file.",
  },
  "evidence-outside-finding": {
    status: 422,
    zh: "{number} 的证据只收 {from} 到 {until} 之间取得的，关闭之后不再收。改正取得日期，或在新的不符合里附上。",
    en: "Evidence for {number} is collected from {from} until {until}; once it is closed nothing is added. Correct the day, or attach it to the finding that is open.",
  },
} as const satisfies RefusalCatalogue;
