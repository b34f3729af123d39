import type { Catalogue } from "../text.ts";

/** On a row of the register: the issue and the trend from which it came. */
export const foresightThreadTexts = {
  from: { zh: "来自", en: "From" },
  trend: { zh: "趋势：{trend}", en: "trend: {trend}" },
} as const satisfies Catalogue;
