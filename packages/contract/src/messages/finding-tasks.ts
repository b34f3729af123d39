import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const findingTaskRefusals = {
  "finding-taken": {
    status: 409,
    zh: "{number} 已经接过来了，在“纠正与预防”里办。",
    en: "{number} is taken over already; it is worked on under corrective actions.",
  },
  "finding-settled": {
    status: 409,
    zh: "{number} 已不要求什么：已验证，或已撤销。",
    en: "{number} asks nothing any more: it is verified or withdrawn.",
  },
} as const satisfies RefusalCatalogue;

export const findingTaskTexts = {
  title: { zh: "审核发现", en: "Findings of audits" },
  kicker: { zh: "{name} · 认证机构开出的不符合", en: "{name} · nonconformities that bodies raised" },
  lead: {
    zh: "接过来，就成了“纠正与预防”里的一件事，期限是发现的期限，办完、或机构验证关闭前，一直在待办里。",
    en: "Take one over, and it becomes a corrective action due by the finding's own day, in the inbox until it is done or the body has closed the finding.",
  },
  none: { zh: "没有审核发现", en: "No findings" },
  noneHint: {
    zh: "认证机构在案件里开出不符合后，会自己列到这里。",
    en: "What a body raises in a case of yours comes here by itself.",
  },
  number: { zh: "编号", en: "Number" },
  statement: { zh: "事实", en: "Statement" },
  body: { zh: "认证机构", en: "Body" },
  due: { zh: "期限", en: "Due" },
  noDay: { zh: "没有期限", en: "no day set" },
  task: { zh: "任务", en: "Task" },
  take: { zh: "接为任务", en: "Take over" },
  takeThis: { zh: "接为任务：{number}", en: "Take over: {number}" },
  settled: { zh: "已了结", en: "settled" },
  "closed.verified": { zh: "认证机构 {on} 验证关闭（{by}）", en: "closed by the body on {on} ({by})" },
  "closed.withdrawn": { zh: "认证机构 {on} 撤销（{by}）", en: "withdrawn by the body on {on} ({by})" },
  "closed.case-ended": { zh: "案件已结，机构未验证", en: "the case has ended, not verified by the body" },
  unnamed: { zh: "姓名不详", en: "not named" },
  told: { zh: "机构已知：{on} 内部验证有效", en: "the body was told: verified here on {on}" },
  willTell: {
    zh: "验证有效并关闭后，机构会看到验证的日期，别的看不到；关不关闭发现，由机构自己验证。",
    en: "Once it is verified and closed here, the body sees the day and nothing else; whether the finding closes is for the body to verify.",
  },
  clientVerified: {
    zh: "客户已落实，{on} 内部验证有效。关闭由机构自己验证。",
    en: "Done by the client, who verified it on {on}. Closing it is for the body to verify.",
  },
  openTask: { zh: "任务：{state}", en: "Task: {state}" },
  taken: { zh: "{number} 已接为任务 {record}。", en: "{number} is now task {record}." },
  fromFinding: { zh: "出自 {body} 的 {number}，期限 {due}", en: "From {number} of {body}, due {due}" },
  waitingAct: { zh: "把 {number} 接为任务", en: "Take {number} over as a task" },
  waitingWhy: { zh: "认证机构开了不符合，还没有人管", en: "A body raised it and nobody works on it yet" },
} as const satisfies Catalogue;
