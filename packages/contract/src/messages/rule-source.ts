import type { Catalogue, Language } from "../text.ts";

/** Where the rule is this product's own, content says so in Chinese; a law or standard keeps the name it has. */
export const houseSources = {
  本产品: { zh: "本产品", en: "This product" },
  "本产品（标准未写天数）": { zh: "本产品（标准未写天数）", en: "This product (the standard names no days)" },
  "本产品（法律未写天数）": { zh: "本产品（法律未写天数）", en: "This product (the law names no days)" },
} as const satisfies Catalogue;

const isHouse = (source: string): source is keyof typeof houseSources => Object.hasOwn(houseSources, source);

/** A rule as a reader of the language is told of it: the document, and the clause where there is one. */
export const ruleName = (
  { source, clause }: { readonly source: string; readonly clause: string },
  lang: Language,
): string => {
  const name = isHouse(source) ? houseSources[source][lang] : source;
  return clause === "–" ? name : `${name} ${clause}`;
};
