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
  renumberedTo,
  type TouchedArticle,
  type TouchedPoint,
  touchedPoints,
} from "./changes/impact.ts";
export {
  type ComingChange,
  comingChanges,
  correctedDue,
  type LawChange,
  type LawEvent,
  lawChange,
  lawEvents,
  liveChanges,
  reviewDue,
} from "./changes/law-change.ts";
export { type Moved, moveSite, type SiteMove } from "./changes/move-site.ts";
export { touchedDuties } from "./changes/touched-duties.ts";
export {
  type AttributeDifference,
  comparableSubclasses,
  type DifferenceRow,
  differenceAttributes,
  differenceRelations,
  differencesOf,
} from "./differences/differences.ts";
export { printedRecurrence } from "./differences/measure.ts";
export { lawBase, mergeDocuments } from "./documents/build-law-base.ts";
export {
  checkPrintedDate,
  type DateCheck,
  type DateVerdict,
  type PrintedDate,
} from "./documents/check-printed-date.ts";
export { sameDayProblem, type VersionProblem, versionProblems } from "./documents/check-version.ts";
export { type Compared, compareCited } from "./documents/compare-cited.ts";
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
export { type Placed, type Placement, placeBulk, type Shelf } from "./documents/place-bulk.ts";
export { placeDraft } from "./documents/place-draft.ts";
export { isPlace, type Places } from "./documents/places.ts";
export { areasOf, type Reach, reaches, reachOf, type Scope, scopeKinds } from "./documents/scope.ts";
export {
  type AuditGuide,
  auditGuide,
  type GuideAsked,
  type GuideCode,
  type GuidePoint,
  type Outcome,
  outcomes,
  type PointReview,
  type PointReviews,
  type Unfit,
} from "./guide/audit-guide.ts";
export { type NameKind, nameKinds, nameOn, type OldName, oldNamesIn, renamings } from "./names/old-names.ts";
export { type NameExample, type OldNames, parseOldNames } from "./names/parse-old-names.ts";
export {
  type AuditPoint,
  type AuditPoints,
  auditPoints,
  type OpenPoint,
  type Provision,
  provisionOn,
} from "./obligations/audit-points.ts";
export { type Coverage, type CoveredArticle, coverageOf } from "./obligations/coverage.ts";
export { type Bone, fishboneOf } from "./obligations/fishbone.ts";
export { type InForce, inForce, type ProvisionInForce } from "./obligations/in-force-list.ts";
export {
  type Consequence,
  type Deadline,
  type Factor,
  type Frequency,
  factors,
  type Obligation,
  type ObligationExample,
  type ObligationPack,
  type PointKind,
  type ProvisionReference,
  pointKinds,
  type Recurrence,
  type Review,
  recurrenceOn,
  type SourceCheck,
  type SystemStandard,
  sourceChecks,
  systemStandards,
  type TechnicalArea,
} from "./obligations/obligation.ts";
export { type ObligationAt, obligationRoles, obligationsOf } from "./obligations/obligations-of.ts";
export { undatedHere } from "./obligations/undated-list.ts";
export {
  type HeldCertificate,
  lastDayOf,
  mayDoWork,
  type OperatorRegistry,
  type QualificationCode,
  type Qualified,
} from "./qualification/operator-certificate.ts";
export { type QuizChoice, type QuizQuestion, type QuizTopic, quizOf, quizTopics } from "./quiz/quiz.ts";
export {
  type ArticleNumber,
  articleSlug,
  chineseNumeral,
  printedArticle,
  readArticleNumber,
  readArticleSlug,
} from "./reading/article-number.ts";
export type { FieldRefusal } from "./reading/fields.ts";
export { isIsoDate } from "./reading/iso-date.ts";
export type { ReadLaw } from "./reading/law-draft.ts";
export { type LawWarning, lawWarnings } from "./reading/law-warnings.ts";
export { parseAkomaNtoso } from "./reading/parse-akoma-ntoso.ts";
export { type BulkLaw, parseBulkLaw } from "./reading/parse-bulk-law.ts";
export { parseCatalogue } from "./reading/parse-catalogue.ts";
export { type CountingPack, parseCountings } from "./reading/parse-countings.ts";
export { type DocumentPack, parseDocuments } from "./reading/parse-documents.ts";
export { type DigestRefusal, digestInput, parseLaw } from "./reading/parse-law.ts";
export { parseObligations } from "./reading/parse-obligations.ts";
export { parseOperatorCertificates } from "./reading/parse-operator-certificates.ts";
export { isOscal, parseOscal } from "./reading/parse-oscal.ts";
export { parseRegions } from "./reading/parse-regions.ts";
export { parseRetentions, type RetentionPack } from "./reading/parse-retentions.ts";
export { parseScopes, type ScopePack } from "./reading/parse-scopes.ts";
export { parseStandardTree, type StandardTree } from "./reading/parse-standard-tree.ts";
export { parseStatuteMarkdown } from "./reading/parse-statute-markdown.ts";
export { type JsonLimits, type JsonProblem, type JsonRefusal, readJson } from "./reading/strict-json.ts";
export {
  type KeptFor,
  mayDestroy,
  type RecordDays,
  type Retention,
  type RetentionCode,
  type RetentionRule,
  retentionOf,
  retentionStarts,
} from "./retention/retention.ts";
export { scene } from "./scenes/decide-scene.ts";
export { type DutyForm, formOf, obligationOf, type ProvisionForm } from "./scenes/duty-form.ts";
export {
  approvedEntries,
  type Basis,
  isLive,
  type Scene,
  type SceneCode,
  type SceneCommand,
  type SceneEntry,
  type SceneEvent,
  type SceneFacts,
  sceneLimit,
} from "./scenes/scene.ts";
export { type Drift, driftOf, packOfScene } from "./scenes/scene-pack.ts";
export { checkVisits, type Gap, type ShortPeriod, type VisitCheck } from "./schedules/check-visits.ts";
export { type PlacedDue, placeOn } from "./schedules/day-off.ts";
export { type Due, dueDates, mostDues } from "./schedules/due-dates.ts";
export { ruleOfObligation } from "./schedules/rule-of-obligation.ts";
export { type Counting, type IntervalRule, plainCounting, type Stage } from "./schedules/term.ts";
export { type OrderedDocument, orderDocuments, statesInOrder } from "./search/document-order.ts";
export { fitsStep } from "./search/fits-step.ts";
export { fold } from "./search/fold.ts";
export { excerptOf, marksIn, type Stretch } from "./search/marks.ts";
export { anyLetter, formsBehind, patternOf } from "./search/one-error.ts";
export { planSearch, type SearchPlan, type SearchStep } from "./search/plan-search.ts";
export { readSearch } from "./search/read-search.ts";
export { type TitleHit, type TitleIndex, type TitleMatch, titleIndex, titleMatches } from "./search/title-index.ts";
export {
  countShared,
  type JointCount,
  sharedClauses,
  standardPoints,
} from "./standards/draw-standards.ts";
export { newestEditions, standardsOn, withTransitions } from "./standards/editions.ts";
export { findClauses } from "./standards/find-clauses.ts";
export { type JointClause, jointClauses } from "./standards/joint-clauses.ts";
export { parseHarmonised, parseStandard } from "./standards/parse-standard.ts";
export type { HarmonisedStructure, Standard } from "./standards/standard.ts";
export { standardRelations, treeOrder } from "./standards/standard-tree.ts";
export { checkQuote, type FirstDifference, type QuoteCheck } from "./texts/check-quote.ts";
export { type Citation, type Cited, type CitedWhole, cite, citeWhole, readCitation, type Texts } from "./texts/cite.ts";
export { type ArticleDiff, type ArticlePair, diffArticles } from "./texts/diff-articles.ts";
export type { Article, Law, LawText } from "./texts/law-text.ts";
export { type TextChange, textChanges } from "./texts/text-changes.ts";
export { type Agreement, coefficients } from "./workshop/agreement.ts";
export {
  type GivenVerdict,
  type Workshop,
  type WorkshopCode,
  type WorkshopCommand,
  type WorkshopEvent,
  type WorkshopFacts,
  type WorkshopPaper,
  type WorkshopPoint,
  type WorkshopVerdict,
  workshop,
  workshopVerdicts,
} from "./workshop/workshop.ts";
export { verdictsFor, type WorkshopResult, workshopResult } from "./workshop/workshop-result.ts";
export { writeAkomaNtoso } from "./writing/akoma-ntoso.ts";
export { lawTable } from "./writing/law-table.ts";
export { writeOscal } from "./writing/oscal.ts";
