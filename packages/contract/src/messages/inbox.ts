import type { Catalogue } from "../text.ts";

export const inboxTexts = {
  title: { zh: "先做什么", en: "What to do next" },
  groupOverdue: { zh: "已经过期", en: "Overdue" },
  groupToday: { zh: "今天", en: "Today" },
  groupWeek: { zh: "这周", en: "Within a week" },
  groupLater: { zh: "以后", en: "Later" },
  groupUndated: { zh: "没有期限，但挡着下一步", en: "Without a date, but in the way" },
  overdueBy: { zh: "已过 {days} 天", en: "{days, plural, one {one day late} other {# days late}}" },
  daysLeft: {
    zh: "{days, plural, =0 {今天到期} other {还有 # 天}}",
    en: "{days, plural, =0 {due today} one {one day left} other {# days left}}",
  },
  noDate: { zh: "尽快", en: "as soon as possible" },
  dueBy: { zh: "何时前", en: "By when" },
  emptyTitle: { zh: "眼下没有要做的", en: "Nothing waits for you" },
  empty: {
    zh: "期限和缺的记录会自己出现在这里，做完自己消失。",
    en: "Deadlines and missing records appear here by themselves and vanish when done.",
  },
  toRegister: { zh: "去风险台账", en: "To the risk register" },
  notices: { zh: "每天提醒我，或订阅日历", en: "Be told each day, or subscribe to the calendar" },
  foot: {
    zh: "每一条都写着做什么、何时前、为什么。做完自动消失，不能手工划掉。",
    en: "Each line says what, by when and why. Done things vanish by themselves; nothing is ticked off by hand.",
  },
} as const satisfies Catalogue;
