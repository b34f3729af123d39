import type { Catalogue } from "../text.ts";

/** What a register row says in the inbox: act, why, and the word on the button. */
export const registerWaitingTexts = {
  unidentifiedAct: { zh: "摘录适用条款", en: "Extract the clauses that apply" },
  unidentifiedWhy: {
    zh: "只有文件名还不算识别；{count} 份法规还没有条款",
    en: "{count, plural, one {One document has} other {# documents have}} no clause yet; a list of titles is no identification",
  },
  unidentifiedButton: { zh: "去摘录", en: "Extract" },
  documentAct: { zh: "找出适用的法规", en: "Find the law that applies" },
  documentWhy: { zh: "这条风险还没有对应的法规", en: "No law stands against this risk yet" },
  documentButton: { zh: "去识别", en: "Identify" },
  identifiedAct: { zh: "定目标和频次", en: "Set objectives with a frequency" },
  identifiedWhy: { zh: "条款要求做多少次，目标就写多少次", en: "How often the clauses ask for it, the objective says" },
  identifiedButton: { zh: "去定目标", en: "Set" },
  plannedAct: { zh: "写明控制和监测", en: "Write down control and monitoring" },
  plannedWhy: { zh: "目标要有人做、有人查", en: "Somebody must do it and somebody must look" },
  plannedButton: { zh: "去补齐", en: "Complete" },
  operatingAct: { zh: "附上证据", en: "Attach evidence" },
  operatingWhy: { zh: "没有证据就不能评价", en: "Without evidence nobody can evaluate" },
  operatingButton: { zh: "去上传", en: "Attach" },
  reviewAct: { zh: "复看有变动的法规", en: "Look at the law that changed" },
  reviewWhy: {
    zh: "引用的条文变了，看完才知道要不要改",
    en: "A cited clause changed; only a look tells whether the row must",
  },
  reviewButton: { zh: "去复看", en: "Look" },
  evaluateAct: { zh: "评价合规性", en: "Evaluate compliance" },
  evaluateWhy: { zh: "证据齐了，等有能力的人来评", en: "The evidence is there; a competent person must judge it" },
  evaluateButton: { zh: "去评价", en: "Evaluate" },
  nonconformingAct: { zh: "定纠正措施", en: "Plan the correction" },
  nonconformingWhy: {
    zh: "评为不符合，还没有有效的措施",
    en: "Found not to conform, and nothing effective is planned",
  },
  nonconformingButton: { zh: "去定措施", en: "Plan" },
  correctingAct: { zh: "完成纠正", en: "Carry out the correction" },
  correctingWhy: { zh: "措施：{action}", en: "Planned: {action}" },
  correctingButton: { zh: "去报告", en: "Report" },
  verifyAct: { zh: "验证纠正是否有效", en: "Verify the correction" },
  verifyWhy: { zh: "做完还不算完，要别人验证", en: "Done is not closed: somebody else must verify" },
  verifyButton: { zh: "去验证", en: "Verify" },
} as const satisfies Catalogue;
