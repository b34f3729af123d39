import type { Catalogue } from "../text.ts";

/** Words for facts of refusals that are names of ours. */
export const ties = {
  consultancy: { zh: "咨询", en: "consultancy" },
  "internal-audit": { zh: "内部审核", en: "internal audit" },
  employment: { zh: "任职", en: "employment" },
  management: { zh: "管理", en: "management" },
  ownership: { zh: "持股", en: "ownership" },
  related: { zh: "关联", en: "related" },
  testing: { zh: "检测", en: "testing" },
} as const satisfies Catalogue;

export const duties = {
  "application-review": { zh: "申请评审", en: "application review" },
  audit: { zh: "审核", en: "auditing" },
  "team-leading": { zh: "带队", en: "team leading" },
  "report-review": { zh: "复核", en: "report review" },
  decision: { zh: "决定", en: "decision" },
  "compliance-evaluation": { zh: "合规性评价", en: "compliance evaluation" },
} as const satisfies Catalogue;

export const lacks = {
  "not-shown": { zh: "没有记录", en: "nothing on record" },
  "not-yet": { zh: "还没有生效", en: "not yet in force" },
  lapsed: { zh: "已过期", en: "lapsed" },
  barred: { zh: "被禁止从业", en: "barred" },
} as const satisfies Catalogue;
