export { type ArticleNumber, chineseNumeral, printedArticle, readArticleNumber } from "./article-number.ts";
export { lawBase } from "./build-law-base.ts";
export { checkPrintedDate, type DateCheck, type DateVerdict, type PrintedDate } from "./check-printed-date.ts";
export { type ArticleDiff, type ArticlePair, diffArticles } from "./diff-articles.ts";
export type { FieldRefusal } from "./fields.ts";
export { currentFor, endOf, stateOn, type VersionState, versionOn } from "./in-force.ts";
export { isIsoDate } from "./iso-date.ts";
export {
  type Confidence,
  confidences,
  type DocumentVersion,
  type HistoryEvent,
  type LawBase,
  type Level,
  levels,
  type Successor,
} from "./law-base.ts";
export type { Article, Law, LawText } from "./law-text.ts";
export { matchTitle, normaliseTitle } from "./match-title.ts";
export { parseCatalogue } from "./parse-catalogue.ts";
export { type DigestRefusal, parseLaw } from "./parse-law.ts";
export { type JsonLimits, type JsonProblem, type JsonRefusal, readJson } from "./strict-json.ts";
