import type { Catalogue } from "../text.ts";

/** Words of the search over laws, in the page and on the command line. */
export const lawSearchTexts = {
  title: { zh: "查法规", en: "Search the laws" },
  words: { zh: "词、题名、条号、拼音首字母", en: "Words, title, article number, pinyin initials" },
  hint: {
    zh: "例：食品安全法 45；第四十五条；spaqf；电梯 15日。几个词用空格隔开，全部都要出现；有一个字打错也能找。",
    en: "For example 食品安全法 45, 第四十五条, spaqf, health certificate. All words must occur; one wrong letter is forgiven.",
  },
  scope: {
    zh: "题名、简称、条文用中文查；本项目自己写的义务和标准条款中英文都能查。",
    en: "Titles, short titles and articles are in Chinese. English finds duties and standard clauses in this project's own words, which lead to the articles.",
  },
  find: { zh: "查", en: "Search" },
  suggestions: { zh: "可能要找的文件", en: "Documents you may mean" },
  documents: { zh: "文件", en: "Documents" },
  articles: { zh: "条文", en: "Articles" },
  duties: { zh: "义务", en: "Duties" },
  clauses: { zh: "标准条款（自拟措辞）", en: "Standard clauses, in our words" },
  near: { zh: "差一个字", en: "one letter differs" },
  noLaw: { zh: "这一天没有可依的条文", en: "no article carries it on that day" },
  shown: { zh: "列出 {count} 条", en: "{count, plural, one {# article} other {# articles}} listed" },
  more: { zh: "再看一些", en: "Show more" },
  none: {
    zh: "没有找到。少写一个词，或者去掉地域和状态再查。",
    en: "Nothing found. Try one word less, or no place and no state.",
  },
} as const satisfies Catalogue;
