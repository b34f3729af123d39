import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const ownThreatRefusals = {
  "own-threat-there": { status: 409, zh: "这条威胁已经有了。", en: "This threat is there already." },
  "own-threat-unknown": {
    status: 404,
    zh: "没有这条自有威胁。刷新后再选。",
    en: "There is no such threat of your own. Reload and choose again.",
  },
  "own-threat-retired": {
    status: 409,
    zh: "“{title}”已停用，不能再改。要用就新加一条。",
    en: "“{title}” is out of use and cannot be changed. Add a new one instead.",
  },
  "threat-group-unknown": {
    status: 422,
    zh: "威胁库“{library}”里没有“{under}”这一处。看列表里的编号，如 car-maker 的 lin。",
    en: "The library “{library}” has no place “{under}”. See the list for its names, such as lin of car-maker.",
  },
} as const satisfies RefusalCatalogue;

/** Threats in an organisation's own words. */
export const ownThreatTexts = {
  own: { zh: "自有", en: "own" },
  add: { zh: "加一条自有威胁", en: "Add a threat of your own" },
  addUnder: { zh: "加一条自有威胁：{group}", en: "Add a threat of your own: {group}" },
  change: { zh: "改", en: "Change" },
  changeThis: { zh: "改：{title}", en: "Change: {title}" },
  retire: { zh: "停用", en: "Out of use" },
  retireThis: { zh: "停用：{title}", en: "Out of use: {title}" },
  reason: { zh: "原因", en: "Reason" },
  title: { zh: "威胁，用自己的话写", en: "The threat, in your own words" },
  harm: { zh: "会造成什么", en: "What it would do" },
  affects: { zh: "影响", en: "Affects" },
  affectsHint: { zh: "至少选一项。", en: "Choose one at least." },
  weakness: { zh: "弱点", en: "Weakness" },
  target: { zh: "目标", en: "Target" },
  controls: { zh: "可用的控制", en: "Controls that help" },
  controlsHint: {
    zh: "附录 A 编号，空格分开：A.8.20 A.8.22",
    en: "Numbers of Annex A, apart by blanks: A.8.20 A.8.22",
  },
  note: {
    zh: "只有本单位看得到，不进共用的威胁库。",
    en: "Only your organisation sees it; the shared library stays as it is.",
  },
  added: { zh: "“{title}”已加：{name}", en: "“{title}” is added: {name}" },
  changed: { zh: "“{title}”已改，已登记的行不动。", en: "“{title}” is changed; rows that began from it stay." },
  retired: { zh: "已停用，已登记的行不动。", en: "Out of use; rows that began from it stay." },
} as const satisfies Catalogue;
