import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const ruleChangeRefusals = {
  "rule-change-unknown": {
    status: 404,
    zh: "没有即将施行的规则 {pack}@{edition}。现有：{known}。",
    en: "No rule {pack}@{edition} is coming. There are: {known}.",
  },
} as const satisfies RefusalCatalogue;

export const ruleChangeTexts = {
  title: { zh: "规则新版", en: "New editions of rules" },
  kicker: { zh: "规则新版", en: "New edition of a rule" },
  begins: { zh: "{on} 起适用", en: "the rule from {on}" },
  instead: { zh: "此前是 {before}", en: "until then {before}" },
  first: { zh: "此前没有", en: "none until then" },
  counts: {
    zh: "{cases} 个未结案件，{statements} 张证书",
    en: "{cases, plural, one {# open case} other {# open cases}}, {statements, plural, one {# statement} other {# statements}}",
  },
  schemes: { zh: "用到它的方案", en: "Schemes that use it" },
  changed: { zh: "变了的数值", en: "Figures that differ" },
  figure: { zh: "数值", en: "Figure" },
  before: { zh: "现在", en: "Now" },
  after: { zh: "以后", en: "Then" },
  nothing: { zh: "数值没有变。", en: "No figure differs." },
  more: { zh: "还有更多，请看规则页。", en: "There are more: see the page of the rule." },
  rule: { zh: "看规则", en: "See the rule" },
  nobody: { zh: "没有未结案件或证书受影响。", en: "No open case and no statement is touched." },
} as const satisfies Catalogue;

/** What a coming edition of a rule says in a body's inbox. */
export const ruleChangeWaitingTexts = {
  act: { zh: "为 {rule} 新版做准备", en: "Prepare for the new edition of {rule}" },
  why: {
    zh: "{on} 起适用，涉及 {cases} 个未结案件、{statements} 张证书",
    en: "the rule from {on}, for {cases, plural, one {# open case} other {# open cases}} and {statements, plural, one {# statement} other {# statements}}",
  },
  button: { zh: "看影响", en: "See the impact" },
} as const satisfies Catalogue;
