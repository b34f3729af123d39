import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const caseScopeRefusals = {
  "case-without-scope": {
    status: 409,
    zh: "本案还没有申请范围，没有可比的。先由客户提交申请书。",
    en: "The case has no scope yet to compare with. The client files the application first.",
  },
  "case-asks-no-scope": {
    status: 422,
    zh: "检查表里没有问范围的条款。先抽检查表，或者写明依据哪份文件哪一条。",
    en: "No drawn point asks for the scope. Draw the checklist first, or say which document and clause ask for it.",
  },
} as const satisfies RefusalCatalogue;

/** What the team finds done outside the scope of the case. */
export const caseScopeTexts = {
  lead: {
    zh: "现场在做、在服务，但范围里没有的，一步开成发现，依据是问范围的那一条。",
    en: "What is done or served and is not in the scope becomes a finding in one step, against the clause that asks for the scope.",
  },
  certified: { zh: "证书的范围：{scope}", en: "Certified scope: {scope}" },
  applied: { zh: "申请的范围：{scope}", en: "Scope applied for: {scope}" },
  against: { zh: "依据：{source} {clause}", en: "Against: {source} {clause}" },
  none: { zh: "还没有申请范围。", en: "No scope was applied for yet." },
  activity: { zh: "在做什么，或服务谁", en: "What is done, or who is served" },
  place: { zh: "在哪里看到", en: "Where it was met" },
  evidence: { zh: "证据", en: "Evidence" },
  grade: { zh: "分级", en: "Grade" },
  source: { zh: "依据的文件", en: "Document that asks for it" },
  clause: { zh: "条款", en: "Clause" },
  raise: { zh: "开成发现", en: "Raise the finding" },
  // The statement of the finding.
  factCertified: {
    zh: "在“{place}”看到“{activity}”，证书的范围“{scope}”没有这一项",
    en: "“{activity}” was met at “{place}”; the certified scope “{scope}” does not have it",
  },
  factApplied: {
    zh: "在“{place}”看到“{activity}”，申请的范围“{scope}”没有这一项",
    en: "“{activity}” was met at “{place}”; the scope applied for, “{scope}”, does not have it",
  },
} as const satisfies Catalogue;
