import type { Catalogue } from "../text.ts";

/** The entries of the workspace's rail. They are on every page, so they stand apart from the texts that load with one. */
export const railTexts = {
  inbox: { zh: "待办", en: "Inbox" },
  system: { zh: "管理体系", en: "Management system" },
  register: { zh: "风险台账", en: "Risk register" },
  cases: { zh: "案件", en: "Cases" },
  statements: { zh: "证书", en: "Certificates" },
  held: { zh: "我们的证书", en: "Our certificates" },
  requirements: { zh: "法规库", en: "Law base" },
  parties: { zh: "人员", en: "People" },
  schemes: { zh: "方案与规则", en: "Schemes and rules" },
  vocabulary: { zh: "术语", en: "Vocabulary" },
} as const satisfies Catalogue;
