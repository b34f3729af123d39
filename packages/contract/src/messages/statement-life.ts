import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const standingTexts = {
  "in-force": { zh: "有效", en: "Valid" },
  "not-yet": { zh: "尚未生效", en: "Not yet valid" },
  suspended: { zh: "已暂停", en: "Suspended", term: "8.2" },
  withdrawn: { zh: "已撤销", en: "Withdrawn", term: "8.3" },
  cancelled: { zh: "已注销", en: "Cancelled" },
  expired: { zh: "已过期", en: "Expired", term: "8.4" },
  transferred: { zh: "已转出", en: "Transferred" },
  unknown: { zh: "无法判断", en: "Cannot be told" },
} as const satisfies Catalogue;

/** What happened, in the past. */
export const closedActTexts = {
  issued: { zh: "颁发", en: "Issued" },
  maintained: { zh: "监督通过", en: "Surveillance passed" },
  extended: { zh: "扩大范围", en: "Scope extended" },
  reduced: { zh: "缩小范围", en: "Scope reduced" },
  changed: { zh: "变更内容", en: "Changed" },
  renewed: { zh: "再认证", en: "Renewed" },
  suspended: { zh: "暂停", en: "Suspended", term: "8.2" },
  restored: { zh: "恢复", en: "Restored", term: "8.5" },
  withdrawn: { zh: "撤销", en: "Withdrawn", term: "8.3" },
  cancelled: { zh: "注销", en: "Cancelled" },
  expired: { zh: "到期", en: "Expired" },
  transferred: { zh: "转到另一机构", en: "Transferred to another body" },
  reinstated: { zh: "撤销被推翻，重新有效", en: "Withdrawal taken back" },
} as const satisfies Catalogue;

/** What may be done, as a verb. */
export const actTexts = {
  maintain: { zh: "监督通过", en: "keep" },
  extend: { zh: "扩大范围", en: "extend" },
  reduce: { zh: "缩小范围", en: "reduce" },
  change: { zh: "变更内容", en: "change" },
  amend: { zh: "变更内容", en: "amend" },
  renew: { zh: "再认证", en: "renew" },
  suspend: { zh: "暂停", en: "suspend", term: "8.2" },
  restore: { zh: "恢复", en: "restore", term: "8.5" },
  withdraw: { zh: "撤销", en: "withdraw", term: "8.3" },
  cancel: { zh: "注销", en: "cancel" },
  expire: { zh: "到期", en: "expire" },
  transfer: { zh: "转出", en: "transfer" },
  reinstate: { zh: "推翻撤销", en: "reinstate" },
} as const satisfies Catalogue;

export const markUseTexts = {
  proper: { zh: "使用正确", en: "Proper" },
  "beyond-scope": { zh: "超出认证范围", en: "Beyond the scope" },
  "on-product": { zh: "用在产品或检测报告上", en: "On a product or a test report" },
  "while-suspended": { zh: "暂停期间仍在使用", en: "Used while suspended" },
  "after-end": { zh: "证书终止后仍在使用", en: "Used after its end" },
  altered: { zh: "改动了证书或标志", en: "Certificate or mark altered" },
  "other-misleading": { zh: "其他误导", en: "Misleading otherwise" },
} as const satisfies Catalogue;

export const markOutcomeTexts = {
  corrected: { zh: "已纠正", en: "Put right" },
  "not-corrected": { zh: "未纠正，可以据此暂停", en: "Not put right: a ground for suspension" },
  "no-action": { zh: "无需处理", en: "Nothing to do" },
} as const satisfies Catalogue;

export const noticeKindTexts = {
  name: { zh: "名称变更", en: "Change of name" },
  address: { zh: "地址变更", en: "Change of address" },
  scope: { zh: "业务范围变化", en: "Change of activities" },
  organisation: { zh: "组织或所有权变化", en: "Change of organisation or ownership" },
  management: { zh: "管理体系重大变化", en: "Major change of the management system" },
  "serious-accident": { zh: "严重事故", en: "Serious accident" },
  penalty: { zh: "受到处罚", en: "Penalty by an authority" },
  "licence-lapsed": { zh: "许可失效", en: "A licence lapsed" },
  other: { zh: "其他", en: "Other" },
} as const satisfies Catalogue;

export const noticeEffectTexts = {
  none: { zh: "对证书没有影响", en: "No effect on the certificate" },
  "special-audit": { zh: "安排特殊审核", en: "Special audit" },
  suspend: { zh: "暂停证书", en: "Suspend the certificate" },
} as const satisfies Catalogue;

export const statementLifeRefusals = {
  "standing-change-unlawful": {
    status: 409,
    zh: "证书现在是“{standing}”，不能变成“{to}”。",
    en: "A certificate that is “{standing}” cannot become “{to}”.",
    words: { standing: standingTexts, to: standingTexts },
  },
  "standing-change-backwards": {
    status: 422,
    zh: "起始日 {from} 早于上一次变化的 {latest}。",
    en: "{from} lies before the last change on {latest}.",
  },
  "standing-reason-unknown": {
    status: 422,
    zh: "“{reason}”不是“{act}”的理由代码。",
    en: "“{reason}” is no reason code for “{act}”.",
    words: { act: actTexts },
  },
  "act-unlawful": {
    status: 409,
    zh: "证书现在是“{standing}”，不能“{act}”。",
    en: "A certificate that is “{standing}” cannot take the act “{act}”.",
    words: { act: actTexts, standing: standingTexts },
  },
  "act-without-decision": {
    status: 422,
    zh: "没有关于这张证书的相应决定，不能记“{act}”。",
    en: "No decision about this certificate carries the act “{act}”.",
    words: { act: closedActTexts },
  },
  "act-before-decision": {
    status: 422,
    zh: "起始日 {from} 早于决定日期 {decided}。",
    en: "{from} lies before the decision of {decided}.",
  },
  "decision-carried-out-already": {
    status: 409,
    zh: "这个决定已经在 {number} 上执行过。",
    en: "This decision was carried out on {number} already.",
  },
  "surveillance-day-outside": {
    status: 422,
    zh: "监督日 {on} 应在 {from} 与 {until} 之间。",
    en: "The day of surveillance {on} must lie between {from} and {until}.",
  },
  "edition-changes-nothing": {
    status: 422,
    zh: "新的内容与现在的相同。",
    en: "It says this already.",
  },
  "statement-without-cycle": {
    status: 422,
    zh: "这个方案的证明只说一个时点，没有可以延续的有效期。",
    en: "Statements of this scheme speak of a moment and have no cycle to renew.",
  },
  "restoration-not-provided": {
    status: 409,
    zh: "{until} 到期，{finished} 才完成再认证。现行规则没有到期后的补救，要按初次认证申请。",
    en: "It expired after {until} and was finished only on {finished}. The rules in force know no restoration; apply as for a first time.",
  },
  "restoration-window-closed": {
    status: 409,
    zh: "{until} 到期，补救最晚到 {lastDay}；决定日期是 {decided}。",
    en: "It expired after {until} and could be restored until {lastDay}; it was decided on {decided}.",
  },
  "transfer-receiver-not-in-force": {
    status: 409,
    zh: "接收机构的证书 {number} 不是有效状态（{standing}）。",
    en: "The receiving body's certificate {number} is not in force ({standing}).",
    words: { standing: standingTexts },
  },
  "remedy-not-upheld": {
    status: 409,
    zh: "没有成立的申诉或判决，撤销不能推翻。",
    en: "No appeal or judgment was upheld, so the withdrawal stands.",
  },
  "change-not-in-scheme": {
    status: 422,
    zh: "这个方案的证明不能{act}；只可以：{allowed}。",
    en: "Statements of this scheme cannot be changed so ({act}); what they can: {allowed}.",
    words: { act: actTexts, allowed: actTexts },
  },
  "mark-check-unknown": { status: 404, zh: "没有这次检查。", en: "There is no such check." },
  "mark-check-closed": { status: 409, zh: "这次检查在 {on} 已经结束。", en: "The check was closed on {on}." },
  "mark-use-proper": {
    status: 422,
    zh: "使用正确，没有要纠正的。",
    en: "The use is proper; there is nothing to put right.",
  },
  "mark-use-misleading": {
    status: 422,
    zh: "“{use}”不能当作没有问题结束。",
    en: "“{use}” cannot be closed as if nothing were wrong.",
    words: { use: markUseTexts },
  },
  "mark-action-due-passed": {
    status: 422,
    zh: "期限 {due} 已经过去，今天是 {today}。",
    en: "The term {due} has passed; today is {today}.",
  },
  "mark-action-not-asked": {
    status: 422,
    zh: "先要求客户纠正，才能说没有纠正。",
    en: "Ask the client to put it right before you say that it was not.",
  },
  "mark-check-day-backwards": {
    status: 422,
    zh: "{on} 早于 {from}。",
    en: "{on} lies before {from}.",
  },
  "notice-unknown": { status: 404, zh: "没有这次报告。", en: "There is no such notice." },
  "notice-already-answered": { status: 409, zh: "{on} 已经答复。", en: "It was answered on {on}." },
  "notice-of-ended-statement": {
    status: 409,
    zh: "{number} 已经终止，不用再报告。",
    en: "{number} has ended; nothing needs to be reported about it.",
  },
  "notice-of-the-future": {
    status: 422,
    zh: "{on} 还没有到，今天是 {today}。",
    en: "{on} has not come yet; today is {today}.",
  },
  "accident-needs-audit": {
    status: 422,
    zh: "严重事故要到现场看，或者先暂停。",
    en: "After a serious accident look on the spot, or suspend.",
  },
  "notice-asks-nothing": {
    status: 422,
    zh: "这次报告还没有答复，或答复不要求做什么。",
    en: "It has no answer yet, or the answer asks for nothing.",
  },
  "notice-not-suspended": {
    status: 422,
    zh: "答复是暂停，但 {number} 在 {on} 没有暂停。先在证书页上暂停，再登记完成。",
    en: "The answer was to suspend, but {number} was not suspended on {on}. Suspend it on its page, then record that it was done.",
  },
  "notice-carried-out": { status: 409, zh: "{on} 已经完成。", en: "It was done on {on}." },
} as const satisfies RefusalCatalogue;
