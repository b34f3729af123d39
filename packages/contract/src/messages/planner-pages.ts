import type { Catalogue } from "../text.ts";

/** Words of the planner's pages: programme, deadlines, coverage, transition. */
export const plannerTexts = {
  views: { zh: "方案视图", en: "Views of the programme" },
  kicker: { zh: "{organisation} · 截至 {on}", en: "{organisation} · as of {on}" },
  csv: { zh: "导出 CSV", en: "Export CSV" },
  month: { zh: "月份", en: "Month" },
  total: { zh: "合计", en: "Total" },
  number: { zh: "证书", en: "Certificate" },
  holder: { zh: "持证人", en: "Holder" },
  rule: { zh: "依据", en: "Rule" },
  allMonths: { zh: "全部月份", en: "All months" },
  monthsAlt: {
    zh: "{count} 个月的柱图，共 {total} 项；同样的数字在下面的表里",
    en: "Bars of {count} months, {total} in all; the table below has the same figures",
  },
  deadlinesTitle: { zh: "若什么都不做", en: "If nothing happens" },
  deadlinesLead: {
    zh: "哪张证书哪天可暂停、过期、不能再恢复，凭哪条规则。按截至日的规则和状态算。",
    en: "Which certificate becomes suspendable, expires or can no longer be restored on which day, and by which rule. Counted by the rules and standings of the day.",
  },
  horizon: { zh: "往后看", en: "Look ahead" },
  years: { zh: "{years} 年", en: "{years, plural, one {one year} other {# years}}" },
  from: { zh: "从哪天起", en: "From" },
  lastDay: { zh: "最后一天", en: "Last day before" },
  becomes: { zh: "会怎样", en: "What becomes of it" },
  whyDeadline: { zh: "为什么是 {on}", en: "Why {on}" },
  overdueNow: { zh: "已经是了", en: "already so" },
  noneTitle: { zh: "这段时间没有到期的", en: "Nothing falls due in this time" },
  none: { zh: "把时间看远一点，或换一个截至日。", en: "Look further ahead, or as of another day." },
  more: { zh: "还有更多，请选一个月份。", en: "There are more: choose a month." },
  unansweredTitle: { zh: "算不出来的", en: "What cannot be told" },
} as const satisfies Catalogue;
