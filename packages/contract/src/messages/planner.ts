import type { Catalogue, RefusalCatalogue } from "../text.ts";

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
