import type { Catalogue, RefusalCatalogue } from "../text.ts";

export const supervisionRefusals = {
  "supervision-needs-regulator": {
    status: 403,
    zh: "跨机构的名单只给监管部门看。自己机构的双重合同，见本机构人员的档案。",
    en: "Lists across bodies are for a regulator only. Double contracts of your own people stand in their files.",
  },
} as const satisfies RefusalCatalogue;

/** Texts of the page on which a regulator sees who works for two bodies at once. */
export const supervisionTexts = {
  title: { zh: "双重合同", en: "Double contracts" },
  lead: {
    zh: "同一注册号同时在两家机构有合同。认证人员只能在一家机构执业，专职兼职都一样；机构之间互相看不到。",
    en: "One registration number under contract at two bodies at once. Who certifies works for one body only, full-time or part-time. Bodies do not see each other here.",
  },
  person: { zh: "人员", en: "Person" },
  erased: { zh: "已删除个人信息", en: "Personal data erased" },
  contract: { zh: "合同", en: "Contract" },
  beside: { zh: "同时在", en: "Beside it" },
  "full-time": { zh: "专职", en: "Full-time" },
  "part-time": { zh: "兼职", en: "Part-time" },
  both: { zh: "两份都是专职", en: "Both full-time" },
  unsaid: { zh: "未注明专兼职", en: "Kind not recorded" },
  running: { zh: "只看现在仍重叠的", en: "Only those that still overlap" },
  open: { zh: "未定", en: "open" },
  none: { zh: "没有发现双重合同", en: "No double contracts found" },
} as const satisfies Catalogue;
