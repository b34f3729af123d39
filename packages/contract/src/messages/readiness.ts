import type { Catalogue } from "../text.ts";

export const readinessTexts = {
  title: { zh: "认证准备", en: "Readiness for certification" },
  kicker: { zh: "{name} · 截至 {date}", en: "{name} · as of {date}" },
  lead: {
    zh: "用认证机构将来要用的同一套规则，今天先算一遍：哪一关过不去、哪天能过、审核大约几天。",
    en: "The rules a body will use, run today: which gate is shut, from when it opens, and about how long the audit takes.",
  },
  none: {
    zh: "还没有认证目标。先在“认证目标”里写一个：哪个标准、哪天审核。",
    en: "No aim yet. Enter one under “Certification aims”: which standard, and audited when.",
  },
  newAim: { zh: "写一个认证目标", en: "Enter an aim" },
  plannedAudit: { zh: "计划 {date} 审核", en: "audit planned for {date}" },
  "gate.application": { zh: "申请会不会被受理", en: "Would the application be accepted" },
  "gate.stage-two": { zh: "能不能进第二阶段", en: "May stage 2 begin" },
  open: { zh: "过", en: "passes" },
  shut: { zh: "差 {count} 项", en: "{count, plural, one {# thing missing} other {# things missing}}" },
  internalAudit: { zh: "内部审核：{date}", en: "Internal audit: {date}" },
  managementReview: { zh: "管理评审：{date}", en: "Management review: {date}" },
  notYet: { zh: "还没有完成的", en: "none finished yet" },
  reviewBeforeAudit: {
    zh: "管理评审早于内部审核：不违规，但评审看不到内审结果。",
    en: "The management review came before the internal audit: no rule broken, but it saw no audit result.",
  },
  days: {
    zh: "初次审核约 {days} 人日，现场至少 {onSite} 人日（{basis}）",
    en: "Initial audit about {days} auditor days, at least {onSite} on site ({basis})",
  },
  noDays: { zh: "审核时间算不出", en: "No audit time" },
  gaps: { zh: "证据缺口", en: "Evidence gaps" },
  gapsNone: { zh: "台账 {rows} 行都有合规结论。", en: "All {rows} rows of the register carry a conclusion." },
  gapsSome: {
    zh: "台账 {rows} 行中 {open} 行还没有合规结论：",
    en: "{open} of {rows} rows of the register carry no conclusion yet:",
  },
  registerEmpty: {
    zh: "台账是空的：没有可审的合规评价。",
    en: "The register is empty: there is no evaluation to audit.",
  },
  chooseRecords: { zh: "选随申请移交的记录", en: "Choose the records that go with it" },
  apply: { zh: "去申请", en: "Apply" },
  book: { zh: "打开记录", en: "Open the record" },
} as const satisfies Catalogue;
