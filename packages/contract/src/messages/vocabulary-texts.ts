import type { Catalogue } from "../text.ts";

/** Words of the public vocabulary. */
export const vocabularyTexts = {
  title: { zh: "术语", en: "Vocabulary" },
  lead: {
    zh: "合格评定的词，按 ISO/IEC 17000:2020 的条号排；GB/T 27000-2023 等同采用。释义是我们自己的话。",
    en: "The words of conformity assessment by their number in ISO/IEC 17000:2020, which GB/T 27000-2023 adopts unchanged. Explained in words of our own.",
  },
  search: { zh: "查中文、英文或条号", en: "Find a word or a number" },
  find: { zh: "查", en: "Find" },
  nothing: { zh: "没有相符的术语。", en: "No such term." },
  all: { zh: "全部术语", en: "All terms" },
  term: { zh: "术语", en: "Term" },
  meaning: { zh: "意思", en: "Meaning" },
  caution: { zh: "别混淆", en: "Not to be mistaken" },
  in2020: { zh: "2020 版条号", en: "Number in 2020" },
  in2004: { zh: "2004 版条号", en: "Number in 2004" },
  notIn2004: { zh: "2004 版没有", en: "not in the edition of 2004" },
  new: { zh: "2020 新增", en: "new in 2020" },
  moved: { zh: "2020 移位", en: "moved in 2020" },
  kept: { zh: "沿用", en: "kept" },
  since: { zh: "版本", en: "Edition" },
  senses: { zh: "不同场合，不同意思", en: "One word, several senses" },
  where: { zh: "场合", en: "Where" },
  word: { zh: "用词", en: "Word" },
  objectKinds: { zh: "合格评定对象的种类", en: "Kinds of object" },
  kinds: { zh: "{edition} 版：{count} 种", en: "Edition of {edition}: {count} kinds" },
  several: { zh: "一个对象可以同时属于几种。", en: "One object may be of several kinds." },
  history: { zh: "标准的来历", en: "How the standard came about" },
  doubts: { zh: "存疑之处", en: "Doubts" },
  dialects: { zh: "证书状态的四种说法", en: "Certificate status in four dialects" },
  unknownTitle: { zh: "没有这个术语", en: "There is no such term" },
  unknown: {
    zh: "没有“{name}”。换个词查，或者看全部术语。",
    en: "There is no “{name}”. Try another word, or see all terms.",
  },
} as const satisfies Catalogue;
