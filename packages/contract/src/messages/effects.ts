import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const effectAspectTexts = {
  activity: { zh: "活动", en: "Activity" },
  process: { zh: "过程", en: "Process" },
  quality: { zh: "产品或服务质量", en: "Product or service quality" },
  management: { zh: "管理有效性", en: "Management effectiveness" },
} as const satisfies Catalogue;

export const findingKindTexts = {
  nonconformity: { zh: "不符合", en: "Nonconformity" },
  opportunity: { zh: "改进机会", en: "Opportunity" },
} as const satisfies Catalogue;

export const effectSideTexts = {
  client: { zh: "客户", en: "Client" },
  body: { zh: "机构", en: "Body" },
} as const satisfies Catalogue;

export const effectWaiting = {
  act: { zh: "评价 {number} 各项发现的效果", en: "Rate what the findings of {number} changed" },
  why: {
    zh: "下次审核或结案六个月后，看发现带来了什么",
    en: "At the next audit, or six months after the end, findings are rated for what they changed",
  },
  open: { zh: "去评价", en: "Rate" },
} as const satisfies Catalogue;

export const effectRefusals = {
  "effect-too-early": {
    status: 409,
    zh: "{number} 还没有结束，结束之后才评价发现的效果。",
    en: "{number} has not ended; the effect of its findings is rated afterwards.",
  },
  "effect-finding-unknown": {
    status: 404,
    zh: "没有这项发现，或者争议之后已经撤回。",
    en: "There is no such finding, or a dispute withdrew it.",
  },
  "effect-own-finding": {
    status: 422,
    zh: "{number} 是 {name} 自己开的，不能由本人代表机构评价效果。",
    en: "{name} raised {number} and does not rate its effect for the body.",
  },
} as const satisfies RefusalCatalogue;

export const effectPageTexts = {
  title: { zh: "发现的效果", en: "Effect of findings" },
  lead: {
    zh: "案件结束之后，客户和机构分别评价每项发现带来了什么：−2 明显变差，0 没有变化，+2 明显变好。下次审核时评，最迟结案后六个月（机构内部规定）。",
    en: "After the case has ended client and body each say what a finding changed: −2 much worse, 0 nothing, +2 much better. It is due at the next audit, six months after the end at the latest (a house figure).",
  },
  privacy: {
    zh: "客户看不到机构的评价，也看不到审核员的得分。",
    en: "The client sees neither the body’s ratings nor any auditor’s scores.",
  },
  notYet: { zh: "案件还没有结束", en: "The case has not ended" },
  none: { zh: "没有可以评价的发现", en: "No finding to rate" },
  due: { zh: "最迟", en: "Due" },
  rate: { zh: "评价效果", en: "Rate the effect" },
  again: { zh: "重新评价", en: "Rate again" },
  says: { zh: "一句话：看到了什么变化", en: "One sentence: what changed" },
  clientSaid: { zh: "客户的评价", en: "The client’s rating" },
  ownSaid: { zh: "本方的评价", en: "Our rating" },
  own: { zh: "自己开的发现由别人评价。", en: "Somebody else rates what you raised." },
  perAuditor: { zh: "按审核员", en: "Per auditor" },
  perFinding: { zh: "按发现", en: "Per finding" },
  auditor: { zh: "审核员", en: "Auditor" },
  kind: { zh: "种类", en: "Kind" },
  side: { zh: "谁评的", en: "Rated by" },
  ratings: { zh: "次数", en: "Ratings" },
  number: { zh: "编号", en: "Number" },
  case: { zh: "案件", en: "Case" },
  on: { zh: "日期", en: "Day" },
  csv: { zh: "下载 CSV", en: "Download CSV" },
  empty: { zh: "还没有评价", en: "Nothing was rated yet" },
  emptyLead: {
    zh: "案件结束后，在案件的「发现的效果」里评价。",
    en: "Rate them in a case that has ended, under “Effect of findings”.",
  },
} as const satisfies Catalogue;
