import type { Catalogue } from "../text.ts";

/** The way of an audit through an area, on its page and on the command line. */
export const trailTexts = {
  title: { zh: "审核路线", en: "Audit trails" },
  kicker: { zh: "{name} · 证据按 {date} 看", en: "{name} · evidence as of {date}" },
  lead: {
    zh: "选一个领域，按台账 ① 到 ⑫ 栏走：每个风险一条路线，每站问什么、拿得出什么、缺什么。",
    en: "Choose an area and walk along the columns ① to ⑫: one trail per risk, with what is asked, shown and missing at each station.",
  },
  area: { zh: "领域", en: "Area" },
  allAreas: { zh: "全部领域", en: "All areas" },
  none: {
    zh: "这里没有风险。换一个领域，或先在台账里识别风险。",
    en: "No risk here. Choose another area, or identify one in the register.",
  },
  toRegister: { zh: "去台账", en: "To the register" },
  csv: { zh: "导出 CSV", en: "Export CSV" },
  print: { zh: "打印", en: "Print" },
  owner: { zh: "责任人：{owner}", en: "Owner: {owner}" },
  moreShown: { zh: "另有 {count} 条", en: "{count} more" },
  lacks: { zh: "缺：{what}", en: "Missing for: {what}" },
  gaps: {
    zh: "{count, plural, =0 {什么都不缺} other {# 站缺东西：{where}}}",
    en: "{count, plural, =0 {Nothing missing} one {# station lacks something: {where}} other {# stations lack something: {where}}}",
  },
  toRow: { zh: "打开台账这一行", en: "Open the row of the register" },
  notAsked: { zh: "没有不符合，不用问", en: "Nothing failed; not asked" },
  ownerHead: { zh: "责任人", en: "Owner" },
  no: { zh: "序号", en: "No." },
  risk: { zh: "风险", en: "Risk" },
  state: { zh: "状态", en: "State" },
  station: { zh: "栏", en: "Column" },
  question: { zh: "问什么", en: "What is asked" },
  shows: { zh: "拿得出", en: "Shown" },
  missing: { zh: "缺", en: "Missing for" },
} as const satisfies Catalogue;
