import type { Catalogue, RefusalCatalogue } from "../text.ts";
import { standingTexts } from "./statement-life.ts";

export const plannerRefusals = {
  "horizon-reversed": {
    status: 422,
    zh: "止日 {until} 早于起日 {from}。",
    en: "The horizon ends on {until}, before it begins on {from}.",
  },
  "statement-rows-invalid": {
    status: 422,
    zh: "{path} 里的证书清单读不懂：{where} {what}。",
    en: "The list of statements in {path} cannot be read: {where} {what}.",
  },
  "programme-statement-unknown": {
    status: 404,
    zh: "本机构没有这张需要监督的证书。",
    en: "This body holds no such certificate under surveillance.",
  },
  "programme-statement-ended": {
    status: 409,
    zh: "{number} 现在是“{standing}”，不能再安排审核。",
    en: "{number} is “{standing}”: no audit can be planned for it.",
    words: { standing: standingTexts },
  },
  "coverage-too-large": {
    status: 422,
    zh: "覆盖矩阵有 {cells} 格，超过 {most} 格。请按过程合并条款。",
    en: "The coverage has {cells} cells, more than {most}. Put clauses together by process.",
  },
  "cover-not-wanted": {
    status: 422,
    zh: "“{process}”里有方案没有列出的过程、条款、场所或班次。",
    en: "“{process}” covers a process, clause, site or shift that the programme does not list.",
  },
  "visit-unknown": { status: 404, zh: "方案里没有这次审核。", en: "The programme has no such visit." },
  "visit-settled": {
    status: 409,
    zh: "{held, select, true {这次审核已经做完} other {这次审核已经取消}}，不能再改。",
    en: "This visit has been {held, select, true {made} other {dropped}} and can no longer be changed.",
  },
  "visit-ends-before-it-begins": {
    status: 422,
    zh: "结束日 {to} 早于开始日 {from}。",
    en: "It ends on {to}, before it begins on {from}.",
  },
  "visit-before-corridor": {
    status: 422,
    zh: "{from} 早于合法区间 {earliest} 至 {latest}（从 {anchor} 起算）。提前要写理由，而且抵不了这一次。",
    en: "{from} lies before the lawful corridor of {earliest} to {latest}, counted from {anchor}. An earlier visit needs a reason and does not stand for the one that is due.",
  },
  "visit-after-corridor": {
    status: 422,
    zh: "{to} 晚于合法区间 {earliest} 至 {latest}（从 {anchor} 起算）。过了最后一天，任何理由都不行。",
    en: "{to} lies after the lawful corridor of {earliest} to {latest}, counted from {anchor}. No reason extends the last day.",
  },
  "visit-not-due": {
    status: 422,
    zh: "这个周期里没有再要做的{kind, select, surveillance {监督} other {再认证}}；加做要写理由。",
    en: "The cycle asks for no further {kind, select, surveillance {surveillance} other {recertification}}; an extra one needs a reason.",
  },
  "visit-held-before-decision": {
    status: 422,
    zh: "{lastDay} 不晚于认证决定日 {decision}，不属于这个周期。",
    en: "{lastDay} is not after the decision of {decision} and so not of this cycle.",
  },
} as const satisfies RefusalCatalogue;

/** What a day does to a statement if nobody does anything. */
export const deadlineTexts = {
  "surveillance-overdue": { zh: "监督逾期", en: "Surveillance overdue" },
  "suspension-over": { zh: "暂停期满", en: "Suspension at its end" },
  expired: { zh: "过期失效", en: "Expired" },
  "not-restorable": { zh: "不能再恢复", en: "No longer restorable" },
} as const satisfies Catalogue;

export const consequenceTexts = {
  suspend: { zh: "可以暂停", en: "can be suspended" },
  "must-suspend-and-report": { zh: "必须暂停并上报", en: "must be suspended and reported" },
  "withdraw-or-reduce": { zh: "撤销或缩小范围", en: "is to be withdrawn or reduced" },
  "no-longer-valid": { zh: "不再有效", en: "is no longer valid" },
  "stage-2": { zh: "至少重做第二阶段", en: "needs at least a new stage 2" },
  "initial-audit": { zh: "按初次认证重来", en: "needs a new initial audit" },
} as const satisfies Catalogue;

export const deadlineBecause = {
  "surveillance-overdue": {
    zh: "从 {from} 起算（{counted}），监督最晚在 {due} 完成。",
    en: "Counted from {from} ({counted}), the surveillance was due by {due} at the latest.",
  },
  "suspension-over": {
    zh: "从 {suspendedSince} 暂停，最长 {months} 个月。",
    en: "Suspended since {suspendedSince}, for at most {months} months.",
  },
  expired: {
    zh: "有效期到 {validUntil}；{finish, select, decision {再认证决定} other {再认证现场审核}}最晚在这天完成。",
    en: "Valid until {validUntil}; the {finish, select, decision {recertification decision} other {recertification audit on site}} must be finished by then.",
  },
  "not-restorable": {
    zh: "有效期到 {validUntil}；{months, select, 0 {这份规则不允许过期后恢复} other {过期后 {months} 个月内完成未了工作才能恢复}}。",
    en: "Valid until {validUntil}; {months, select, 0 {this rule knows no restoration after expiry} other {restoration only within {months} months after it}}.",
  },
} as const satisfies Catalogue;

export const unansweredTexts = {
  "no-rule-in-force": { zh: "那天没有适用的监督规则", en: "no surveillance rule in force for it on that day" },
  "suspension-term-not-loaded": {
    zh: "规则没有载入最长暂停期，期满日算不出",
    en: "the rule's longest suspension is not loaded, so its end cannot be told",
  },
} as const satisfies Catalogue;

export const plannerWaiting = {
  plan: {
    zh: "安排{kind, select, surveillance {监督审核} other {再认证审核}}",
    en: "Plan the {kind, select, surveillance {surveillance} other {recertification}} audit",
  },
  replan: {
    zh: "改期：计划的{kind, select, surveillance {监督审核} other {再认证审核}}不在合法区间内",
    en: "Move the planned {kind, select, surveillance {surveillance} other {recertification}} audit into its corridor",
  },
  why: {
    zh: "从 {anchor} 起算，最晚 {latest} 完成，还没有合适的安排。",
    en: "Counted from {anchor} it must be done by {latest}, and nothing fitting is planned.",
  },
  button: { zh: "去安排", en: "Plan it" },
} as const satisfies Catalogue;

export const corridorTexts = {
  surveillance: { zh: "第 {ordinal} 次监督", en: "Surveillance {ordinal}" },
  recertification: { zh: "再认证", en: "Recertification" },
} as const satisfies Catalogue;

export const visitKindTexts = {
  surveillance: { zh: "监督审核", en: "Surveillance audit" },
  recertification: { zh: "再认证审核", en: "Recertification audit" },
  special: { zh: "特殊审核", en: "Special audit" },
  "short-notice": { zh: "临近通知审核", en: "Short-notice audit" },
} as const satisfies Catalogue;

export const fitTexts = {
  unplanned: { zh: "未安排", en: "not planned" },
  inside: { zh: "在区间内", en: "inside" },
  early: { zh: "早于区间", en: "too early" },
  late: { zh: "晚于区间", en: "too late" },
} as const satisfies Catalogue;

export const anchorTexts = {
  decision: { zh: "认证决定日", en: "day of the decision" },
  issued: { zh: "发证日", en: "day of issue" },
  "last-surveillance": { zh: "上次监督", en: "last surveillance" },
  expiry: { zh: "有效期截止日", en: "expiry", term: "8.4" },
  "planned-visit": { zh: "前一次的计划日（还不是事实）", en: "planned day of the one before (no fact yet)" },
  "last-lawful-day": { zh: "前一次的最后合法日（还不是事实）", en: "last lawful day of the one before (no fact yet)" },
} as const satisfies Catalogue;
