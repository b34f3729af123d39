import type { Catalogue } from "../text.ts";

/** Scopes applied for, beside the stated one. */
export const scopeApplicationTexts = {
  title: { zh: "申请认证的范围", en: "Scopes applied for" },
  case: { zh: "案卷", en: "Case" },
  applied: { zh: "申请范围", en: "Applied for" },
  compared: { zh: "和写明的范围比", en: "Beside the stated one" },
  same: { zh: "相同", en: "same" },
  other: { zh: "不同", en: "differs" },
  unstated: { zh: "还没写明", en: "none stated" },
  decided: { zh: "决定的范围（印在证书上）", en: "Decided, as the certificate prints it" },
  undecided: { zh: "还没有", en: "none yet" },
  csv: { zh: "导出 CSV", en: "Export CSV" },
  none: { zh: "还没有提交过申请书。", en: "No application was filed yet." },
} as const satisfies Catalogue;
