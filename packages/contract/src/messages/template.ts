import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const templateRefusals = {
  "template-kind-unknown": {
    status: 404,
    zh: "没有哪个方案有「{kind}」这种记录。",
    en: "No scheme has a kind of record called {kind}.",
  },
  "template-field-required": {
    status: 422,
    zh: "这些栏目是方案要求的，不能不印：{fields}。",
    en: "The scheme requires these fields, so they are printed: {fields}.",
  },
  "template-placeholder-unknown": {
    status: 422,
    zh: "不认识的占位符：{names}。可用的有 number、version、title、client、body、case、scheme、filedOn。",
    en: "Unknown placeholders: {names}. There are number, version, title, client, body, case, scheme and filedOn.",
  },
  "template-effective-too-early": {
    status: 422,
    zh: "启用日期 {effectiveFrom} 要晚于今天（{today}），已填的记录才不会换样。",
    en: "It must take effect after today ({today}), not on {effectiveFrom}, so that no record filed already looks otherwise.",
  },
  "template-same-person": {
    status: 422,
    zh: "版式由 {name} 提出，要由另一个人批准。",
    en: "{name} proposed it; somebody else approves it.",
  },
  "template-proposal-open": {
    status: 409,
    zh: "第 {version} 版还在等批准。先批准或退回，再提新的。",
    en: "Version {version} still waits for approval. Approve or return it first.",
  },
  "template-not-proposed": {
    status: 409,
    zh: "第 {version} 版不在等批准。",
    en: "Version {version} does not wait for approval.",
  },
} as const satisfies RefusalCatalogue;

export const templateTexts = {
  title: { zh: "记录版式", en: "How records are printed" },
  pdf: { zh: "PDF", en: "PDF" },
  lead: {
    zh: "页眉、页脚、声明、固定段落和次序由本机构定；编号、版次、页码和签名总会印出。改版由一人提出、另一人批准，从启用日起用于新填的记录。",
    en: "Header, footer, declaration, fixed paragraphs and order are the body's own; number, version, pages and signatures are always printed. One person proposes a change, another approves it, and from its day it prints records filed since.",
  },
  kind: { zh: "记录种类", en: "Kind of record" },
  every: { zh: "所有没有单独版式的记录", en: "Every record without a form of its own" },
  header: { zh: "页眉", en: "Header" },
  footer: { zh: "页脚", en: "Footer" },
  declaration: { zh: "签名前的声明", en: "Declaration above the signatures" },
  before: { zh: "正文前的段落", en: "Paragraph before the fields" },
  after: { zh: "正文后的段落", en: "Paragraph after the fields" },
  order: { zh: "次序", en: "Order" },
  "section.finding": { zh: "不符合项", en: "Finding" },
  "section.fields": { zh: "填写栏目", en: "Fields" },
  "section.basis": { zh: "计算依据", en: "Computed by" },
  up: { zh: "{section}上移", en: "Move {section} up" },
  leftOut: { zh: "不印的栏目", en: "Fields left out" },
  leftOutHint: { zh: "只列方案不要求的栏目", en: "Only fields that no scheme requires" },
  placeholders: {
    zh: "可用的占位符：'{number}' '{version}' '{title}' '{client}' '{body}' '{case}' '{scheme}' '{filedOn}'",
    en: "Placeholders: '{number}' '{version}' '{title}' '{client}' '{body}' '{case}' '{scheme}' '{filedOn}'",
  },
  zh: { zh: "中文", en: "Chinese" },
  en: { zh: "英文", en: "English" },
  effectiveFrom: { zh: "启用日期", en: "Takes effect on" },
  effectiveHint: { zh: "要晚于今天", en: "After today" },
  propose: { zh: "提出这一版", en: "Propose this version" },
  previewFrame: { zh: "预览：示例记录", en: "Preview: a made-up record" },
  versions: { zh: "各版", en: "Versions" },
  version: { zh: "版", en: "Version" },
  proposedBy: { zh: "提出", en: "Proposed by" },
  state: { zh: "状态", en: "State" },
  approved: { zh: "{name} 于 {on} 批准", en: "Approved by {name} on {on}" },
  returned: { zh: "{name} 于 {on} 退回：{why}", en: "Returned by {name} on {on}: {why}" },
  waiting: { zh: "等另一个人批准", en: "Waits for another person" },
  approve: { zh: "批准", en: "Approve" },
  sendBack: { zh: "退回", en: "Return" },
  why: { zh: "退回的理由", en: "Reason for returning it" },
  none: { zh: "还没有版式，用通用的印。", en: "None yet: the house's own form prints." },
} as const satisfies Catalogue;
