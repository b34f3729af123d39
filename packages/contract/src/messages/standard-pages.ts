import type { Catalogue } from "../text.ts";

/** Words of the page of standards by clause. */
export const standardsTexts = {
  title: { zh: "标准条款", en: "Standards by clause" },
  kicker: { zh: "截至 {on}", en: "as of {on}" },
  lead: {
    zh: "条号是标准的，话是我们自己的，不能代替标准文本。检查表从这里取条款。",
    en: "The numbers are the standard’s, the words are ours and do not stand for its text. Checklists take their clauses from here.",
  },
  search: { zh: "查条款", en: "Find a clause" },
  standard: { zh: "标准", en: "Standard" },
  all: { zh: "全部", en: "All" },
  clause: { zh: "条号", en: "Clause" },
  subject: { zh: "内容", en: "Subject" },
  question: { zh: "审核时看什么", en: "What an auditor looks for" },
  kind: { zh: "看什么证据", en: "Kind of evidence" },
  shared: { zh: "共用条款", en: "Shared" },
  harmonised: { zh: "共同结构 {clause}", en: "common {clause}" },
  mayNotApply: { zh: "可声明不适用", en: "may be declared not applicable" },
  count: { zh: "{count} 条", en: "{count, plural, one {# clause} other {# clauses}}" },
  clauses: { zh: "条数", en: "Clauses" },
  adoption: { zh: "国家标准", en: "National standard" },
  state: { zh: "状态", en: "State" },
  adopted: { zh: "{document}，{from} 实施", en: "{document}, in force from {from}" },
  inForce: { zh: "可据以审核", en: "may be audited against" },
  notInForce: { zh: "这天不能据以审核", en: "not on this day" },
  isDefault: { zh: "这天不指明版本时用它", en: "taken on this day where no edition is named" },
  until: { zh: "初次审核到 {on}", en: "first audits until {on}" },
  ends: { zh: "{on} 后不再有效", en: "counts no more after {on}" },
  everyEdition: { zh: "{id}：各版", en: "{id}: every edition" },
  doubts: { zh: "存疑之处", en: "Doubts" },
  nothing: { zh: "没有相符的条款", en: "No such clause" },
} as const satisfies Catalogue;

/** Why a joint plan is shorter; on the checklist and on the page of standards. */
export const jointTexts = {
  title: { zh: "共用条款只审一次", en: "Shared clauses are asked once" },
  line: { zh: "{sum} 条合为 {once} 个要点", en: "{sum} clauses in {once} points" },
  because: {
    zh: "几个标准从共同结构里取的同一条，证据相同，一次取证，对每个标准都算数；开出的不符合也对每个标准都算数。",
    en: "A clause that several standards take from the common structure rests on the same evidence: it is asked once and counts for each, and so does a nonconformity on it.",
  },
  sum: { zh: "各标准条款合计", en: "Clauses of all standards" },
  once: { zh: "一起审的要点", en: "Points of the joint audit" },
  saved: { zh: "少审", en: "Asked once instead of again" },
  house: { zh: "试金石自定规则", en: "Touchstone house rule" },
} as const satisfies Catalogue;

/** Chapters of management system standards, and themes of the controls of ISO/IEC 27001. */
export const chapterTexts = {
  "4": { zh: "组织和处境", en: "Organisation and situation" },
  "5": { zh: "领导", en: "Leadership" },
  "6": { zh: "策划", en: "Planning" },
  "7": { zh: "支持", en: "Support" },
  "8": { zh: "运行", en: "Operation" },
  "9": { zh: "评价", en: "Evaluation" },
  "10": { zh: "改进", en: "Improvement" },
  "A.5": { zh: "组织控制", en: "Controls of the organisation" },
  "A.6": { zh: "人员控制", en: "Controls on people" },
  "A.7": { zh: "物理控制", en: "Physical controls" },
  "A.8": { zh: "技术控制", en: "Technical controls" },
} as const satisfies Catalogue;
