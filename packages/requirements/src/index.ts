export {
  type ToldChange,
  type ToldChangeCode,
  type ToldChangeCommand,
  type ToldChangeEvent,
  toldChange,
} from "./changes/fan-out.ts";
export {
  type CitedArticle,
  citedName,
  type Diffs,
  type Fate,
  type Fated,
  fates,
  fateUnder,
  type Impact,
  impactOf,
  needsReview,
  type TouchedArticle,
  type TouchedPoint,
  touchedPoints,
} from "./changes/impact.ts";
export {
  type ComingChange,
  comingChanges,
  type LawChange,
  type LawEvent,
  lawChange,
  lawEvents,
  liveChanges,
  reviewDue,
} from "./changes/law-change.ts";
export { type Moved, moveSite, type SiteMove } from "./changes/move-site.ts";
export { lawBase, mergeDocuments } from "./documents/build-law-base.ts";
export {
  checkPrintedDate,
  type DateCheck,
  type DateVerdict,
  type PrintedDate,
} from "./documents/check-printed-date.ts";
export { currentFor, endOf, stateOn, type VersionState, versionOn } from "./documents/in-force.ts";
export { bindsIn, isRegion, jurisdictionChain } from "./documents/jurisdiction.ts";
export {
  type Confidence,
  confidences,
  type DocumentVersion,
  type HistoryEvent,
  type LawBase,
  type Level,
  levels,
  type Successor,
} from "./documents/law-base.ts";
export {
  isSameLawVersion,
  type LawVersion,
  type LawVersionCode,
  type LawVersionCommand,
  type LawVersionEvent,
  type LawVersionFacts,
  lawVersion,
} from "./documents/law-version.ts";
export { matchTitle, normaliseTitle } from "./documents/match-title.ts";
export {
  type AuditPoint,
  type AuditPoints,
  auditPoints,
  type OpenPoint,
  type Provision,
  provisionOn,
} from "./obligations/audit-points.ts";
export { type InForce, inForce, type ProvisionInForce } from "./obligations/in-force-list.ts";
export {
  type Factor,
  factors,
  type Obligation,
  type ObligationExample,
  type ObligationPack,
  type PointKind,
  type ProvisionReference,
  pointKinds,
  type SystemStandard,
  systemStandards,
} from "./obligations/obligation.ts";
export { type ArticleNumber, chineseNumeral, printedArticle, readArticleNumber } from "./reading/article-number.ts";
export type { FieldRefusal } from "./reading/fields.ts";
export { isIsoDate } from "./reading/iso-date.ts";
export { parseCatalogue } from "./reading/parse-catalogue.ts";
export { type DocumentPack, parseDocuments } from "./reading/parse-documents.ts";
export { type DigestRefusal, digestInput, parseLaw } from "./reading/parse-law.ts";
export { parseObligations } from "./reading/parse-obligations.ts";
export { type JsonLimits, type JsonProblem, type JsonRefusal, readJson } from "./reading/strict-json.ts";
export {
  countShared,
  type JointCount,
  sharedClauses,
  standardPoints,
  standardsOn,
} from "./standards/draw-standards.ts";
export { findClauses } from "./standards/find-clauses.ts";
export { parseHarmonised, parseStandard } from "./standards/parse-standard.ts";
export type { HarmonisedStructure, Standard } from "./standards/standard.ts";
export { type Citation, type Cited, cite, readCitation, type Texts } from "./texts/cite.ts";
export { type ArticleDiff, type ArticlePair, diffArticles } from "./texts/diff-articles.ts";
export type { Article, Law, LawText } from "./texts/law-text.ts";
export { type TextChange, textChanges } from "./texts/text-changes.ts";
