import type { Catalogue } from "../text.ts";

/** The public front page and the frame that every public page stands in. */
export const frontTexts = {
  product: { zh: "试金石", en: "Touchstone" },
  title: { zh: "试金石 · 合格评定业务平台", en: "Touchstone · conformity assessment, done in the open" },
  otherLanguage: { zh: "English", en: "中文" },
  headline: { zh: "真金，一划便知", en: "Gold shows its streak" },
  lead: {
    zh: "从该守哪部法，到人人都能核验的证书：一步不漏，谁也不评自己。",
    en: "From which law applies to a certificate anyone can check: no step left out, nobody judging their own work.",
  },
  verifyTitle: { zh: "核验一张证书", en: "Check a certificate" },
  verifyLead: {
    zh: "不用账号。输入证书编号，或扫证书上的二维码。",
    en: "No account needed. Enter the number, or scan the code on the certificate.",
  },
  number: { zh: "证书编号", en: "Certificate number" },
  check: { zh: "核验", en: "Check" },
  functions: { zh: "合格评定的功能", en: "The functions of conformity assessment" },
  select: { zh: "选取", en: "Selection", term: "A.2" },
  determine: { zh: "确定", en: "Determination", term: "A.3" },
  review: { zh: "复核", en: "Review", term: "7.1" },
  decide: { zh: "决定", en: "Decision", term: "7.2" },
  attest: { zh: "证明", en: "Attestation", term: "7.3" },
  survey: { zh: "监督", en: "Surveillance", term: "8.1" },
  demoTitle: { zh: "进入演示", en: "Enter the demo" },
  demoMore: {
    zh: "运行 touchstone demo organisations，再载入三个组织：整车企业、幼儿园集团、物业公司。",
    en: "Run touchstone demo organisations to load three more: a car maker, a group of kindergartens, a property company.",
  },
  demoLead: {
    zh: "一家物业公司申请职业健康安全管理体系认证。每个人看到的只是自己要做的。",
    en: "A property company applies for OH&S certification. Each person sees only what is theirs to do.",
  },
  signIn: { zh: "登录工作区", en: "Sign in to the workspace" },
  promiseTitle: { zh: "守住五件事", en: "Five things it keeps" },
  promiseStep: {
    zh: "不能漏步：缺什么、下一步做什么，由方案推出来。",
    en: "No step left out: what is missing and what comes next follow from the scheme.",
  },
  promiseSelf: {
    zh: "不评自己：复核和决定的人不在审核组里，也没有利益关系。",
    en: "Nobody judges their own work: reviewer and decision maker are outside the team, and unrelated.",
  },
  promiseLog: {
    zh: "不能造假倒签：每张证书、每次变化都写进公开日志。",
    en: "Nothing faked or back-dated unseen: every statement and change is in a public log.",
  },
  promiseLaw: {
    zh: "法规变成工作：法一改，碰到谁一目了然。",
    en: "Law becomes work: when it changes, whoever is touched knows what to look at again.",
  },
  promiseDerived: {
    zh: "结论推出来：合规由证据算出，不由人宣布。",
    en: "Conclusions are derived: compliance is computed from evidence, not declared.",
  },
  api: { zh: "接口说明", en: "API" },
  log: { zh: "公开日志", en: "Public log" },
  rules: { zh: "规则计算器", en: "Rule calculator" },
  laws: { zh: "法规", en: "Laws" },
  changes: { zh: "法规变更", en: "Changes of law" },
  vocabulary: { zh: "术语", en: "Vocabulary" },
} as const satisfies Catalogue;
