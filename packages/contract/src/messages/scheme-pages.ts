import type { Catalogue } from "../text.ts";

/** What is due in a simulated cycle; `about` is the record, activity, grade of finding or standard that is meant. */
export const cycleTexts = {
  case: { zh: "评定这一天做", en: "The assessment is held" },
  decision: { zh: "作出决定", en: "The decision is made" },
  "record-due": { zh: "最迟提交《{about}》", en: "Last day to file: {about}" },
  "activity-not-before": { zh: "最早开始：{about}", en: "First day for: {about}" },
  "activity-by": { zh: "最迟完成：{about}", en: "Last day for: {about}" },
  "answer-by": { zh: "{about}：最迟答复", en: "{about}: last day to answer" },
  "verified-or-repeat-stage-2": {
    zh: "{about}：最迟验证关闭，否则重做第二阶段",
    en: "{about}: verified by now, or stage 2 is repeated",
  },
  "verified-or-suspend": { zh: "{about}：最迟验证关闭，否则暂停", en: "{about}: verified by now, or suspension" },
  "verified-or-no-renewal": {
    zh: "{about}：最迟验证关闭，否则不更新",
    en: "{about}: verified by now, or nothing is renewed",
  },
  "verified-or-next-audit": { zh: "{about}：下次审核验证", en: "{about}: verified at the next audit" },
  "first-surveillance": { zh: "首次监督最迟这一天", en: "Last day for the first surveillance" },
  surveillance: { zh: "下一次监督最迟这一天", en: "Last day for the next surveillance" },
  "overdue-suspend": { zh: "监督逾期，从这天起可以暂停", en: "Surveillance overdue: may be suspended from now" },
  "overdue-must-suspend-and-report": {
    zh: "监督逾期，从这天起必须暂停并报告",
    en: "Surveillance overdue: must be suspended and reported from now",
  },
  "suspended-by": { zh: "逾期的，最迟这天暂停", en: "If overdue, suspended by now" },
  "suspension-ends": {
    zh: "逾期即暂停的，暂停到这天为止，之后撤销或缩小范围",
    en: "If suspended when overdue, the suspension ends; then withdrawal or a smaller scope",
  },
  "last-initial-audit": { zh: "{about}：最后一天可作初次审核", en: "{about}: last day for an initial audit" },
  "last-certificate": { zh: "{about}：最后一天可发证", en: "{about}: last day to issue a certificate" },
  "edition-ends": { zh: "{about}：旧版证书到这天为止", en: "{about}: certificates to this edition end" },
  "recertification-decision": { zh: "再认证决定最迟这一天", en: "Last day for the recertification decision" },
  "recertification-on-site-audit": {
    zh: "再认证现场审核最迟这一天",
    en: "Last day for the recertification audit on site",
  },
  expiry: { zh: "有效期最后一天", en: "Last day of validity" },
  "restorable-until": { zh: "到期后最迟这天可以恢复", en: "Last day to restore after expiry" },
} as const satisfies Catalogue;
