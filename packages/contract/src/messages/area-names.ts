import type { Catalogue } from "../text.ts";

/** Areas that rows, posts and competence name by a code. */
export const areaNames = {
  canteen: { zh: "食堂", en: "Canteen" },
  "certification-body": { zh: "认证机构", en: "Certification body" },
  "information-security": { zh: "信息安全", en: "Information security" },
  lift: { zh: "电梯", en: "Lifts" },
} as const satisfies Catalogue;
