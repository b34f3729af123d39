export {
  type Approval,
  type Assessment,
  type AssessmentInputs,
  type AssessmentVersion,
  type Draft,
  type Evaluated,
  factors,
  hierarchy,
  lastResult,
  lastVersion,
  properties,
  type Treatment,
  treatmentOptions,
} from "./assessment/assessment.ts";
export type { AssessmentEvent } from "./assessment/assessment-events.ts";
export {
  type Criteria,
  type CriteriaCode,
  type CriteriaCommand,
  type CriteriaEvent,
  type CriteriaFacts,
  type CriteriaSet,
  type CriteriaVersion,
  controlLevels,
  criteriaSet,
  currentCriteria,
  tieRules,
} from "./assessment/criteria.ts";
export {
  type AssessmentCode,
  type AssessmentCommand,
  type AssessmentFacts,
  assessment,
  evaluateDraft,
} from "./assessment/decide-assessment.ts";
export { missingInputs } from "./assessment/finish.ts";
export {
  type AssessmentKind,
  assessmentKinds,
  type BandId,
  type Bounds,
  bandIds,
  bandRank,
  boundsOf,
  isAcceptable,
  type Level,
  levelOf,
  type Method,
  methodName,
  type Ratings,
  type Threshold,
} from "./assessment/method.ts";
export { axisOf, cellBand, highestScore, methodProblems } from "./assessment/method-parts.ts";
export { type Ranked, rank } from "./assessment/rank.ts";
export { isWeaklyControlled, type Stage, stageOf, stages } from "./assessment/stage.ts";
export { auditWalks } from "./audit-walk.ts";
export { type ColumnKey, columnGroups, columnOf, columns } from "./columns.ts";
export { risk } from "./decide-risk.ts";
export { defuse, looksLikeFormula, restore } from "./formula.ts";
export { type Frequency, type Period, periods, timesInYear } from "./frequency.ts";
export { type Grid, grid, type Merge } from "./grid.ts";
export {
  type AdoptedPair,
  type Adoption,
  type AdoptionCode,
  type AdoptThreats,
  adoption,
  pairKey,
  pairUp,
  rowTexts,
  type ThreatsAdopted,
} from "./isms/adoption.ts";
export {
  type Asset,
  type AssetCode,
  type AssetCommand,
  type AssetEvent,
  type AssetFacts,
  asset,
  assetKinds,
  assetsByPhase,
  type LifePhase,
  lifePhases,
  ratings,
} from "./isms/asset.ts";
export {
  type AnnexControl,
  type ControlCatalogue,
  catalogueFaults,
  type SoaEdition,
  soaEditions,
} from "./isms/controls.ts";
export {
  type FreezeSoa,
  type Soa,
  type SoaChange,
  type SoaCode,
  type SoaCommand,
  type SoaEvent,
  type SoaFacts,
  type SoaFrozen,
  type SoaLine,
  type SoaStatus,
  type SoaVersion,
  soa,
  soaStatuses,
  soaVersion,
} from "./isms/soa.ts";
export {
  changesFromLibrary,
  changesFromOlder,
  compareSoas,
  type SoaWarning,
  soaLines,
  soaProgress,
  soaWarningCodes,
  soaWarnings,
  suggestedRisks,
} from "./isms/soa-view.ts";
export {
  libraryFaults,
  type ProtectedProperty,
  protectedProperties,
  type Threat,
  type ThreatLibrary,
  threatGroupKinds,
} from "./isms/threats.ts";
export { type DatePrecision, type PrintedDate, parsePrintedDate, type ReadDate } from "./printed-date.ts";
export { type LineCheck, type RegisterReport, type ReportedDocument, reportRegister } from "./register-report.ts";
export {
  parseRegisterTable,
  type RegisterLine,
  type RegisterRisk,
  type RegisterTable,
  type TableErrorCode,
  type TableProblem,
  type TableReading,
  type TableWarningCode,
  toTable,
} from "./register-table.ts";
export {
  concludeCompliance,
  isIdentified,
  orphans,
  type RiskWarning,
  riskCells,
  riskWarnings,
  type YearCount,
  yearCounts,
} from "./register-view.ts";
export type {
  Clause,
  Control,
  Correction,
  Doer,
  Evaluation,
  Evidence,
  Line,
  Monitoring,
  Objective,
  Review,
  Risk,
  TouchedClause,
} from "./risk.ts";
export type { ArticleFact, EvaluatorCompetence, RiskCode, RiskCommand, RiskFacts } from "./risk-command.ts";
export type { RiskEvent } from "./risk-events.ts";
export {
  type Lack,
  lacks,
  lastEvaluation,
  liveLines,
  openCorrection,
  openReviews,
  type RiskState,
  riskState,
  riskStates,
} from "./risk-state.ts";
export { atSite } from "./sites/at-site.ts";
export {
  type Site,
  type SiteCode,
  type SiteCommand,
  type SiteEvent,
  type SiteFacts,
  type SiteRelation,
  site,
  siteRelations,
} from "./sites/site.ts";
export type { Assignment, HeldWork, WorkCode, WorkFact } from "./work.ts";
