import type { Catalogue } from "../text.ts";

/** Texts of the frame that every page stands in. */
export const shellTexts = {
  product: { zh: "试金石", en: "Touchstone" },
  skip: { zh: "跳到正文", en: "Skip to content" },
  menu: { zh: "菜单", en: "Menu" },
  closeMenu: { zh: "收起菜单", en: "Close menu" },
  rail: { zh: "主导航", en: "Main" },
  railTo: { zh: "{label}，{count} 项", en: "{label}, {count}" },
  paletteHint: { zh: "查找与命令", en: "Find and go" },
  paletteInput: { zh: "去哪里，做什么", en: "Where to, what to do" },
  paletteLaws: { zh: "在法规里查“{words}”", en: "Search the laws for “{words}”" },
  paletteNone: { zh: "没有相符的", en: "Nothing like that" },
  organisation: { zh: "机构", en: "Organisation" },
  account: { zh: "账号", en: "Account" },
  pickDay: { zh: "选日期", en: "Pick a day" },
  asOf: { zh: "截至", en: "As of" },
  asOfPast: { zh: "截至过去某日", en: "As of a day in the past" },
  asOfFuture: { zh: "截至将来某日", en: "As of a day to come" },
  backToToday: { zh: "回到今天", en: "Back to today" },
  language: { zh: "Language", en: "语言" },
  otherLanguage: { zh: "English", en: "中文" },
  signOut: { zh: "退出", en: "Sign out" },
  why: { zh: "为什么", en: "Why" },
  whyOf: { zh: "为什么：{what}", en: "Why: {what}" },
  close: { zh: "关闭", en: "Close" },
  rule: { zh: "依据", en: "Rule" },
  facts: { zh: "事实", en: "Facts" },
  trace: { zh: "怎么算出来的", en: "How it was worked out" },
  people: { zh: "谁可以，谁不可以", en: "Who may and who may not" },
  passesFrom: { zh: "{date} 起可以", en: "Would pass from {date}" },
  readText: { zh: "看原文与历史", en: "Read the text and its history" },
  refusedTitle: { zh: "没有通过，原因有 {count} 条", en: "Refused, for {count} reasons" },
  inFile: {
    zh: "{file}{row, select, none {} other {第 {row} 行}}{column, select, none {} other {第 {column} 列}}",
    en: "{file}{row, select, none {} other {, row {row}}}{column, select, none {} other {, column {column}}}",
  },
  waiting: { zh: "正在读取", en: "Loading" },
  offlineTitle: { zh: "连不上服务器", en: "The server cannot be reached" },
  offlineRemedy: {
    zh: "没有提交的内容还在这一页。检查网络后再试。",
    en: "What you entered is still on this page. Check the network and try again.",
  },
  older: {
    zh: "这一页比服务器旧，请刷新。刚提交的可能已生效。",
    en: "This page is older than the server: reload it. What you sent may be done.",
  },
  brokenTitle: { zh: "这一页出了故障", en: "This page broke" },
  brokenRemedy: {
    zh: "数据没有变化。重新打开这一页；仍不行就把下面这一行告诉管理员。",
    en: "No data has changed. Open the page again; if it still breaks, give the line below to your administrator.",
  },
  retry: { zh: "再试一次", en: "Try again" },
  reload: { zh: "重新打开", en: "Open again" },
  missingTitle: { zh: "没有这一页", en: "There is no such page" },
  missingRemedy: {
    zh: "地址可能已经变了。从待办重新走一遍。",
    en: "The address may have changed. Start again from the inbox.",
  },
  toInbox: { zh: "回到待办", en: "Go to the inbox" },
  more: { zh: "再看一些", en: "Show more" },
  shown: {
    zh: "已显示 {count, number} 条",
    en: "{count, plural, one {One shown} other {# shown}}",
  },
  printed: { zh: "原文所印", en: "As printed" },
  required: { zh: "必填", en: "Required" },
  optional: { zh: "可不填", en: "Optional" },
  choose: { zh: "请选择", en: "Choose" },
  done: { zh: "已完成", en: "done" },
  now: { zh: "进行中", en: "now" },
  later: { zh: "未开始", en: "to come" },
  termClause: { zh: "术语 {clause}", en: "Term {clause}" },
  termMeaning: { zh: "这个词的意思：ISO/IEC 17000 {clause}", en: "What the word means: ISO/IEC 17000 {clause}" },
  streak: { zh: "功能进程", en: "The way through the functions" },
  noOrganisationTitle: { zh: "这个账号还不属于任何机构", en: "This account belongs to no organisation yet" },
  noOrganisationRemedy: {
    zh: "请机构管理员把你加为成员，再重新登录。",
    en: "Ask an administrator of your organisation to add you, then sign in again.",
  },
} as const satisfies Catalogue;

/** Roles as people call them; `parties` names them the same way. */
export const roleTexts = {
  manager: { zh: "安全管理", en: "Safety manager" },
  evaluator: { zh: "合规评价人", en: "Compliance evaluator" },
  planner: { zh: "方案管理", en: "Programme planner" },
  auditor: { zh: "审核员", en: "Auditor" },
  reviewer: { zh: "复核人", en: "Reviewer" },
  "decision-maker": { zh: "决定人", en: "Decision maker" },
  administrator: { zh: "管理员", en: "Administrator" },
  applicant: { zh: "申请方", en: "Applicant" },
  operator: { zh: "运维", en: "Operator" },
} as const satisfies Catalogue;

/** What each role does here, on the demo's cards. */
export const roleLeadTexts = {
  manager: { zh: "登记风险和法规，备齐证据，申请认证", en: "Keeps the register, gathers evidence, applies" },
  evaluator: { zh: "按法规和证据评价是否合规", en: "Evaluates compliance from law and evidence" },
  planner: { zh: "评审申请，排方案，组审核组", en: "Reviews applications, plans, builds teams" },
  auditor: { zh: "按检查表取证，开不符合，写报告", en: "Collects evidence, raises findings, reports" },
  reviewer: { zh: "看全案是否齐全、站得住", en: "Checks that the whole case stands" },
  "decision-maker": { zh: "决定发证、暂停、撤销", en: "Decides on granting, suspending, withdrawing" },
  administrator: { zh: "管成员、角色和关系", en: "Keeps members, roles and relations" },
  applicant: { zh: "提交申请，答复审核组", en: "Applies and answers the team" },
  operator: { zh: "导入法规，核对账本", en: "Imports laws, verifies the journal" },
} as const satisfies Catalogue;

export const signInTexts = {
  title: { zh: "登录", en: "Sign in" },
  lead: {
    zh: "从该守哪部法，到人人都能核验的证书：一步不漏，谁也不评自己。",
    en: "From which law applies to a certificate anyone can check: no step left out, nobody judging their own work.",
  },
  demoTitle: { zh: "以演示角色进入", en: "Enter as a demo role" },
  demoLead: {
    zh: "演示数据只在这台机器上，随意试。",
    en: "The demo data stays on this machine. Try anything.",
  },
  enter: { zh: "进入", en: "Enter" },
  passwordTitle: { zh: "用邮箱和密码登录", en: "Sign in with e-mail and password" },
  email: { zh: "邮箱", en: "E-mail" },
  password: { zh: "密码", en: "Password" },
  submit: { zh: "登录", en: "Sign in" },
  verify: { zh: "不登录，去核验证书", en: "Check a certificate without signing in" },
} as const satisfies Catalogue;
