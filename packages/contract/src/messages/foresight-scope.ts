import type { Catalogue } from "../text.ts";

/** The scope of the management system (4.3). */
export const systemScopeTexts = {
  title: { zh: "体系范围", en: "Scope of the system" },
  asOf: { zh: "截至 {date}", en: "as of {date}" },
  toParties: { zh: "看相关方", en: "See the parties" },
  lackTitle: { zh: "还缺什么", en: "What is missing" },
  "lack.scope": { zh: "还没有写范围。", en: "No scope was stated yet." },
  "lack.party": {
    zh: "范围没有回应任何现有的相关方。先登记相关方，再重写范围。",
    en: "The scope answers to no party that is there now. Record a party, then state the scope anew.",
  },
  "lack.requirement": {
    zh: "范围回应的需求没有一项是要求。先决定哪项成为要求，再重写范围。",
    en: "No need that the scope answers to is a requirement. Decide which becomes one, then state the scope anew.",
  },
  complete: { zh: "完整：有相关方，也有要求。", en: "Complete: it answers to a party and a requirement." },
  statement: { zh: "范围表述", en: "Statement" },
  activities: { zh: "活动", en: "Activities" },
  services: { zh: "服务", en: "Services" },
  served: { zh: "服务对象", en: "Who is served" },
  exclusions: { zh: "不包括", en: "Left out" },
  perLine: { zh: "每行一项。", en: "One a line." },
  servicesHint: { zh: "每行一项，如“语言课程”。", en: "One a line, such as “language lessons”." },
  servedHint: {
    zh: "每行一类，写清年龄或人群，如“2–6 岁儿童”。",
    en: "One a line with age or group, such as “children of 2 to 6”.",
  },
  exclusionsHint: { zh: "每行一项：内容，然后“|”，然后理由。", en: "One a line: what, then “|”, then the reason." },
  answers: { zh: "回应哪些需求", en: "Needs it answers to" },
  answersHint: {
    zh: "至少选一项，其中至少一项已成为要求或法定义务。",
    en: "Choose at least one; at least one of them became a requirement or an obligation.",
  },
  noNeeds: { zh: "还没有相关方的需求可选。", en: "No needs of any party to choose from yet." },
  "stands.binds": { zh: "是要求", en: "requirement" },
  "stands.not-binding": { zh: "不是要求", en: "no requirement" },
  "stands.party-ended": { zh: "已不是相关方", en: "party ended" },
  "stands.gone": { zh: "已不存在", en: "gone" },
  party: { zh: "相关方", en: "Interested party" },
  need: { zh: "需求", en: "Need" },
  stands: { zh: "现在", en: "Now" },
  edition: { zh: "第 {edition} 版，{on}，{author}", en: "edition {edition}, {on}, {author}" },
  nobody: { zh: "已删除的姓名", en: "name erased" },
  state: { zh: "写明范围", en: "State the scope" },
  restate: { zh: "写新一版", en: "State it anew" },
  none: { zh: "没有", en: "none" },
  csv: { zh: "导出 CSV", en: "Export CSV" },
  // What the command line says.
  said: { zh: "范围已写明，第 {version} 版。", en: "The scope is stated, edition {version}." },
} as const satisfies Catalogue;
