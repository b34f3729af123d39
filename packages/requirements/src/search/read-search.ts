import { type ArticleNumber, paragraphs, readArticleNumber } from "../reading/article-number.ts";
import { fold } from "./fold.ts";

/** What somebody typed, taken apart: words, and an article's number where one is named. */
export type Search = {
  /** What may be a title: the text without the number. */
  readonly name: string;
  /** Folded; each must occur. */
  readonly words: readonly string[];
  readonly number: ArticleNumber | null;
};

/** The reading, and the other one that counts only where its words name a document: a bare number at the end, 食品安全法 45. */
export type SearchReadings = { readonly plain: Search; readonly numbered: Search | null };

const numeral = "[零〇一二三四五六七八九十百千]+";
const article = new RegExp(`第(?:${numeral}|\\d{1,4})条(?:之${numeral})?${paragraphs}`, "u");
const english = /(?:\barticle|\bart\.?|§)\s*(\d{1,4})(?!\d)/u;
const trailing = new RegExp(
  `^(.*?[^\\d\\s零〇一二三四五六七八九十百千第])\\s*(${numeral}(?:之${numeral})?|\\d{1,4})$`,
  "u",
);

// Signs that stand round or between words. Others (%, -, _) are letters to the one who searches.
const between = /[\s《》〈〉「」『』“”"，,、；;。！!？?]+/u;
const wordsOf = (text: string): readonly string[] => [...new Set(text.split(between).filter((word) => word !== ""))];

const apart = (text: string): Search | null => {
  const found = article.exec(text) ?? english.exec(text);
  if (found === null) return null;
  const number = readArticleNumber(found[1] ?? found[0]);
  if (number === null) return null;
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  return { name: rest.trim(), words: wordsOf(rest), number };
};

/** Reads a search as people type it: 食品安全法 45, 第五十七条 固体废物, spaqf, 电梯 15日. */
export const readSearch = (typed: string): SearchReadings => {
  const text = fold(typed).trim();
  const plain = apart(text) ?? { name: text, words: wordsOf(text), number: null };
  if (plain.number !== null) return { plain, numbered: null };
  const [, name = "", printed = ""] = trailing.exec(text) ?? [];
  const number = readArticleNumber(printed);
  const words = wordsOf(name);
  return { plain, numbered: number === null || words.length === 0 ? null : { name, words, number } };
};
