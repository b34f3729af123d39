import type { Catalogue } from "../text.ts";

/** Texts of the page on which a regulator bars people from the trade. */
export const sanctionTexts = {
  title: { zh: "从业禁入", en: "Bars on people" },
  lead: {
    zh: "由监管部门作出，跟着注册号走：换到哪家机构都有效。机构只看到有没有禁入和到哪天，看不到姓名和原因。",
    en: "Imposed by the regulator and tied to the registration number, under any employer. Bodies see that a number is barred and until when, neither name nor reason.",
  },
  none: { zh: "没有禁入记录", en: "No bars" },
  impose: { zh: "作出禁入", en: "Impose a bar" },
  lift: { zh: "撤销禁入", en: "Set it aside" },
  register: { zh: "注册名录", en: "Register" },
  number: { zh: "注册号", en: "Registration number" },
  name: { zh: "姓名", en: "Name" },
  measure: { zh: "措施", en: "Measure" },
  "five-years": { zh: "五年内不予注册", en: "No registration for five years" },
  "for-life": { zh: "终身禁入（自律）", en: "Barred for life (a rule of the house)" },
  document: { zh: "文号", en: "Document" },
  reason: { zh: "理由", en: "Reason" },
  decided: { zh: "决定日期", en: "Decided on" },
  from: { zh: "从", en: "From" },
  until: { zh: "到", en: "Until" },
  noEnd: { zh: "没有期限", en: "Without end" },
  state: { zh: "状态", en: "State" },
  running: { zh: "有效", en: "In force" },
  over: { zh: "已满", en: "Over" },
  lifted: { zh: "已撤销", en: "Set aside" },
  filter: { zh: "查姓名、注册号或文号", en: "Name, number or document" },
  show: { zh: "显示", en: "Show" },
  all: { zh: "全部", en: "All" },
  on: { zh: "从哪一天起", en: "From which day" },
} as const satisfies Catalogue;
