import type { Catalogue } from "../text.ts";

/** What the context of the organisation asks for next, for the inbox. */
export const foresightWaitingTexts = {
  scopeAct: { zh: "写明体系范围", en: "State the scope of the system" },
  scopeWhy: {
    zh: "已登记相关方，还没有范围。",
    en: "Interested parties are recorded, and there is no scope yet.",
  },
  scopeSubject: { zh: "体系范围", en: "Scope of the system" },
  lackAct: { zh: "补齐体系范围", en: "Complete the scope of the system" },
  lackWhy: {
    zh: "范围回应的相关方或要求已不成立。",
    en: "The party or the requirement that the scope answered to stands no more.",
  },
  outsideAct: { zh: "归到范围、写进范围，或停止", en: "Put it in the scope, extend the scope, or stop it" },
  outsideWhy: {
    zh: "在做，但不在写明的体系范围里。",
    en: "It is done, and the stated scope does not have it.",
  },
  needsAct: { zh: "写出相关方的需求和期望", en: "Record what the party needs and expects" },
  needsWhy: { zh: "登记了，还没有写需求。", en: "It is recorded, and no need is." },
  decideAct: { zh: "决定需求是否成为要求", en: "Decide whether needs become requirements" },
  decideWhy: {
    zh: "{count} 项需求还没有决定。",
    en: "{count, plural, one {# need is} other {# needs are}} not decided.",
  },
  issueAct: { zh: "从因素识别风险，或者关闭它", en: "Identify a risk from the issue, or close it" },
  issueWhy: {
    zh: "从趋势“{trend}”提出，还没有落到风险台账。",
    en: "Raised from the trend “{trend}”, and not yet in the register of risks.",
  },
  button: { zh: "去处理", en: "Go there" },
} as const satisfies Catalogue;
