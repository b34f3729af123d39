import type { RefusalCatalogue } from "../text.ts";

export const foresightRefusals = {
  "scan-unknown": {
    status: 404,
    zh: "没有这次扫描。刷新后再选。",
    en: "There is no such scan. Reload and choose again.",
  },
  "scan-recorded-already": {
    status: 409,
    zh: "这次扫描已经记下。要改某个趋势，重新给它评一次。",
    en: "This scan is recorded already. To change a trend in it, rate that trend again.",
  },
  "scan-without-source": {
    status: 422,
    zh: "扫描要写明来源。至少写一条。",
    en: "A scan says where it is from. Name at least one source.",
  },
  "scan-without-trend": {
    status: 422,
    zh: "扫描里一个趋势也没有。至少评一个。",
    en: "The scan has no trend in it. Rate at least one.",
  },
  "phase-unknown": {
    status: 422,
    zh: "没有“{phase}”这个阶段。现有的阶段用 touchstone foresight trends --json 查看。",
    en: "There is no phase “{phase}”. See those there are: touchstone foresight trends --json.",
  },
  "trend-unknown": {
    status: 422,
    zh: "没有“{trend}”这个趋势。用 touchstone foresight trends 列出。",
    en: "There is no trend “{trend}”. List them: touchstone foresight trends.",
  },
  "trend-seen-twice": {
    status: 422,
    zh: "“{trend}”在这次扫描里评了两次。留一次。",
    en: "“{trend}” is rated twice in this scan. Keep one.",
  },
  "trend-not-in-scan": {
    status: 422,
    zh: "所选的扫描没有评“{trend}”。换一次扫描，或者不选扫描。",
    en: "The scan that was named did not rate “{trend}”. Choose another scan, or none.",
  },
  "issue-unknown": {
    status: 404,
    zh: "没有这条因素。刷新后再选。",
    en: "There is no such issue. Reload and choose again.",
  },
  "issue-raised-already": { status: 409, zh: "这条因素已经提出过。", en: "This issue was raised already." },
  "issue-closed": {
    status: 409,
    zh: "这条因素已于 {on} 关闭，不能再改。情况又有了，就新提一条。",
    en: "This issue was closed on {on} and cannot change. If it is there again, raise a new one.",
  },
  "law-family-unknown": {
    status: 422,
    zh: "法规库里没有“{family}”。核对代号，或者先导入这部法规。",
    en: "The law base has no “{family}”. Check its name, or import the law first.",
  },
  "risk-linked-already": {
    status: 409,
    zh: "这一行已经挂在这条因素下。",
    en: "This row hangs on the issue already.",
  },
  "risk-not-linked": {
    status: 404,
    zh: "这一行没有挂在这条因素下。刷新后再看。",
    en: "This row does not hang on the issue. Reload and look again.",
  },
  "interested-party-unknown": {
    status: 404,
    zh: "没有这个相关方。刷新后再选。",
    en: "There is no such interested party. Reload and choose again.",
  },
  "interested-party-named-already": {
    status: 409,
    zh: "这个相关方已经登记过。",
    en: "This interested party is recorded already.",
  },
  "interested-party-ended": {
    status: 409,
    zh: "从 {on} 起它不再是相关方，不能再改。需要时重新登记。",
    en: "Since {on} it is no interested party any more and cannot change. Record it anew where needed.",
  },
  "need-unknown": {
    status: 404,
    zh: "这个相关方没有这项需求。刷新后再选。",
    en: "The party has no such need. Reload and choose again.",
  },
  "obligation-missing": {
    status: 422,
    zh: "写明是哪条法定义务，例如 LF-001。",
    en: "Say which obligation of law it is, such as LF-001.",
  },
  "obligation-not-in-base": {
    status: 422,
    zh: "没有编号为“{obligation}”的法定义务。编号在“审核要点”里查。",
    en: "There is no obligation “{obligation}”. Its number stands among the audit points.",
  },
  "feedback-unknown": {
    status: 404,
    zh: "没有这条反馈。刷新后再选。",
    en: "There is no such feedback. Reload and choose again.",
  },
  "feedback-recorded-already": { status: 409, zh: "这条反馈已经记下。", en: "This feedback is recorded already." },
  "feedback-withdrawn": {
    status: 409,
    zh: "这条反馈已于 {on} 撤回。",
    en: "This feedback was taken back on {on}.",
  },
  "scope-without-party": {
    status: 422,
    zh: "范围要回应至少一个相关方。先登记相关方和它的需求，再选上。",
    en: "A scope answers to at least one interested party. Record the party and what it needs, then choose it.",
  },
  "scope-without-requirement": {
    status: 422,
    zh: "所选的需求没有一项成为要求。先决定哪项成为要求或法定义务，再写范围。",
    en: "None of the needs chosen became a requirement. Decide which becomes one, or an obligation, then state the scope.",
  },
  "scope-reference-unknown": {
    status: 422,
    zh: "范围回应的需求“{need}”不存在。刷新后再选。",
    en: "The need “{need}” that the scope answers to is not there. Reload and choose again.",
  },
} as const satisfies RefusalCatalogue;
