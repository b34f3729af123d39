import type { Catalogue } from "../text.ts";

/** What an application says of the stated scope; apart from the scope page's words, because a phone carries it. */
export const statedScopeTexts = {
  prefilled: {
    zh: "申请范围取自写明的体系范围（第 {edition} 版，{on}）。可以改；另一种语言请补上。",
    en: "The scope is taken from the stated one (edition {edition}, {on}). Change it where you must, and add the other language.",
  },
  differs: {
    zh: "与写明的体系范围（第 {edition} 版，{on}）不同：{statement}",
    en: "Not the stated scope (edition {edition}, {on}): {statement}",
  },
  toScope: { zh: "看体系范围", en: "See the stated scope" },
} as const satisfies Catalogue;
