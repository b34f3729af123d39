export { causesOf } from "./causes-of-record.ts";
export {
  type Answer,
  type Bytes,
  type CallInput,
  type Client,
  type ClientOptions,
  client,
  type Exchange,
  type OutputOf,
  olderThanServer,
  type PagedRoute,
  type Returned,
  type Transport,
} from "./client.ts";
export { causesSvg, type Fishbone, fishboneSvg, shortTitle } from "./draw-fishbone.ts";
export { type DrawnProcess, processOf } from "./draw-process.ts";
export { sayFitness, sayRetention, saySince } from "./guide-words.ts";
export { apiPageTexts } from "./messages/api-page.ts";
export { appealPageTexts, publicAppealTexts } from "./messages/appeal-pages.ts";
export {
  appealActs,
  appealOutcomeTexts,
  appealSubjectTexts,
  appealWaiting,
  complaintActs,
  remedyTexts,
} from "./messages/appeals.ts";
export { areaNames } from "./messages/area-names.ts";
export { assessmentTexts, assessmentWaitingTexts } from "./messages/assessment-texts.ts";
export { awarenessTexts } from "./messages/awareness.ts";
export { bearingTexts } from "./messages/bearing.ts";
export { calculatorTexts, ruleTitleTexts } from "./messages/calculator.ts";
export { caseBeginTexts } from "./messages/case-begin.ts";
export { caseFormTexts } from "./messages/case-form.ts";
export { casePageTexts } from "./messages/case-page.ts";
export { caseScopeTexts } from "./messages/case-scope.ts";
export { auditWalkTexts, caseActs, caseDoers, caseFunctions, caseVerdicts, caseWaiting } from "./messages/cases.ts";
export { changeTexts, changeWaitingTexts, letterTexts } from "./messages/changes.ts";
export { complianceTexts, dashboardTexts } from "./messages/compliance.ts";
export { dossierCheckText, dossierCheckTitle, dossierTexts } from "./messages/dossier.ts";
export {
  effectAspectTexts,
  effectPageTexts,
  effectSideTexts,
  effectWaiting,
  findingKindTexts,
} from "./messages/effects.ts";
export { healthTexts, reportWaitingTexts } from "./messages/evaluation.ts";
export { evidenceTexts } from "./messages/evidence.ts";
export { fanOutTexts } from "./messages/fan-out.ts";
export { findingFileTexts } from "./messages/finding-files.ts";
export { findingTaskTexts } from "./messages/finding-tasks.ts";
export { foresightTexts } from "./messages/foresight.ts";
export { contextIssueTexts } from "./messages/foresight-issues.ts";
export { interestedPartyTexts } from "./messages/foresight-parties.ts";
export { systemScopeTexts } from "./messages/foresight-scope.ts";
export { foresightThreadTexts } from "./messages/foresight-thread.ts";
export { foresightWaitingTexts } from "./messages/foresight-waiting.ts";
export { frontTexts } from "./messages/front.ts";
export { guideTexts, quizTexts, standardNameTexts } from "./messages/guides.ts";
export { handoverTexts } from "./messages/handover.ts";
export { impartialityTexts } from "./messages/impartiality-texts.ts";
export { inboxTexts } from "./messages/inbox.ts";
export { type RefusalCode, refusalMessage, refusals } from "./messages/index.ts";
export { assetTexts, ismsWords, soaTexts, threatTexts } from "./messages/isms.ts";
export { labelPageTexts, labelTexts, labelWaitingTexts } from "./messages/labels.ts";
export { lawNameTexts, sourceCheckTexts } from "./messages/law-names.ts";
export {
  aspectTexts,
  lawScheduleTexts,
  periodTexts,
  retentionStartTexts,
  scopeTexts,
} from "./messages/law-schedules.ts";
export { lawSearchTexts } from "./messages/law-search.ts";
export { integrityTexts, logKindTexts, logTexts } from "./messages/log.ts";
export { digestTexts, noticeTexts } from "./messages/notices.ts";
export { objectiveTexts, objectiveWaitingTexts } from "./messages/objectives.ts";
export { ownThreatTexts } from "./messages/own-threats.ts";
export { interestTexts } from "./messages/parties.ts";
export { partyTexts } from "./messages/party-texts.ts";
export {
  anchorTexts,
  consequenceTexts,
  corridorTexts,
  deadlineBecause,
  deadlineTexts,
  fitTexts,
  plannerWaiting,
  unansweredTexts,
  visitKindTexts,
} from "./messages/planner.ts";
export { plannerTexts } from "./messages/planner-pages.ts";
export { railTexts } from "./messages/rail.ts";
export { readinessTexts } from "./messages/readiness.ts";
export { readingTexts } from "./messages/reading.ts";
export { fishboneTexts } from "./messages/record-fishbone.ts";
export { obsoleteTexts, recordTexts, recordWaitingTexts } from "./messages/records.ts";
export { cellColumnNames, changeNotes } from "./messages/register-changes.ts";
export { exchangeTexts } from "./messages/register-exchange.ts";
export { gridTexts } from "./messages/register-grid.ts";
export { registerLawTexts } from "./messages/register-laws.ts";
export { registerRowTexts } from "./messages/register-row.ts";
export { registerTexts } from "./messages/register-texts.ts";
export { trailTexts } from "./messages/register-trails.ts";
export { registerWaitingTexts } from "./messages/register-waiting.ts";
export { registerWorkTexts } from "./messages/register-work.ts";
export { factorTexts, lawEventTexts, levelTexts, placeTexts, requirementsTexts } from "./messages/requirements.ts";
export { ruleChangeTexts, ruleChangeWaitingTexts } from "./messages/rule-changes.ts";
export { rulesTexts } from "./messages/rule-pages.ts";
export { houseSources, ruleName } from "./messages/rule-source.ts";
export { ruleWordTexts } from "./messages/rule-words.ts";
export { sanctionTexts } from "./messages/sanction-texts.ts";
export { sceneTexts, sceneWaiting } from "./messages/scenes.ts";
export {
  activityTexts,
  cycleTexts,
  fieldTypeTexts,
  objectTexts,
  schemeTexts,
  statementActTexts,
  statementChangeTexts,
} from "./messages/scheme-pages.ts";
export { scopeActivityTexts } from "./messages/scope-activities.ts";
export { scopeApplicationTexts } from "./messages/scope-applications.ts";
export { auditTexts, clauseTexts, rehearsalTexts, reviewTexts, selfAuditWaitingTexts } from "./messages/self-audit.ts";
export { shareTexts, shareWaitingTexts } from "./messages/shares.ts";
export { roleLeadTexts, roleTexts, shellTexts, signInTexts } from "./messages/shell.ts";
export { siteTexts } from "./messages/sites.ts";
export { chapterTexts, jointTexts, standardsTexts } from "./messages/standard-pages.ts";
export { statedScopeTexts } from "./messages/stated-scope.ts";
export { outlookFactTexts, statementDeskTexts, statementWaitingTexts } from "./messages/statement-desk.ts";
export {
  actTexts,
  closedActTexts,
  markOutcomeTexts,
  markUseTexts,
  noticeEffectTexts,
  noticeKindTexts,
  standingTexts,
} from "./messages/statement-life.ts";
export { statementPageTexts } from "./messages/statement-pages.ts";
export { verifyPageTexts, verifyTexts } from "./messages/statements.ts";
export { supervisionTexts } from "./messages/supervision.ts";
export { type PlaceKey, placeNames, systemTexts } from "./messages/system.ts";
export { templateTexts } from "./messages/template.ts";
export { traceTexts } from "./messages/traces.ts";
export { vocabularyTexts } from "./messages/vocabulary-texts.ts";
export { workshopTexts, workshopVerdictTexts } from "./messages/workshops.ts";
export { openApi } from "./openapi.ts";
export { type CasePlay, type CaseStage, type CaseStep, playCaseOver } from "./play-case.ts";
export { type Problem, problem, type RefusalAnswer } from "./problem.ts";
export { type Door, nothing, type Route, route } from "./route.ts";
export { appealRoutes, type appealView as appealViewShape } from "./routes/appeals.ts";
export { assessmentRoutes } from "./routes/assessment.ts";
export { guideFormats } from "./routes/audit-guides.ts";
export { awarenessRoutes } from "./routes/awareness.ts";
export { caseScopeRoutes } from "./routes/case-scope.ts";
export { caseView as caseViewShape } from "./routes/case-views.ts";
export { caseRoutes } from "./routes/cases.ts";
export { changeRoutes } from "./routes/changes.ts";
export { complaintRoutes, type complaintView as complaintViewShape } from "./routes/complaints.ts";
export { effectRoutes } from "./routes/effects.ts";
export { evaluationRoutes } from "./routes/evaluation.ts";
export { evidenceRoutes, evidenceStates } from "./routes/evidence.ts";
export { findingFileRoutes } from "./routes/finding-files.ts";
export { findingTaskRoutes } from "./routes/finding-tasks.ts";
export { foresightRoutes } from "./routes/foresight.ts";
export { foresightIssueRoutes } from "./routes/foresight-issues.ts";
export { foresightPartyRoutes } from "./routes/foresight-parties.ts";
export { foresightScopeRoutes } from "./routes/foresight-scope.ts";
export { handoverRoutes } from "./routes/handover.ts";
export { inboxRoutes } from "./routes/inbox.ts";
export { allRoutes, routes } from "./routes/index.ts";
export { ismsRoutes } from "./routes/isms.ts";
export { labelRoutes } from "./routes/labels.ts";
export { lawScheduleRoutes } from "./routes/law-schedules.ts";
export { noticeRoutes } from "./routes/notices.ts";
export { objectiveRoutes } from "./routes/objectives.ts";
export { ownThreatRoutes } from "./routes/own-threats.ts";
export { partyRoutes } from "./routes/parties.ts";
export { plannerRoutes } from "./routes/planner.ts";
export { processRoutes } from "./routes/processes.ts";
export { readinessRoutes } from "./routes/readiness.ts";
export { readingRoutes } from "./routes/reading.ts";
export { recordRoutes } from "./routes/records.ts";
export { registerRoutes } from "./routes/register.ts";
export { registerChangeRoutes } from "./routes/register-changes.ts";
export { registerExchangeRoutes } from "./routes/register-exchange.ts";
export { registerGridRoutes } from "./routes/register-grid.ts";
export { registerLawRoutes } from "./routes/register-laws.ts";
export { registerRenumberedRoutes } from "./routes/register-renumbered.ts";
export { registerRetentionRoutes } from "./routes/register-retention.ts";
export { registerTrailRoutes } from "./routes/register-trails.ts";
export { registerWorkRoutes } from "./routes/register-work.ts";
export { type LawFormat, lawFormats, requirementsRoutes } from "./routes/requirements.ts";
export { ruleChangeRoutes } from "./routes/rule-changes.ts";
export { schemeRoutes } from "./routes/schemes.ts";
export { scopeActivityRoutes } from "./routes/scope-activities.ts";
export { scopeApplicationRoutes } from "./routes/scope-applications.ts";
export { selfAuditRoutes } from "./routes/self-audit.ts";
export { sessionRoutes } from "./routes/session.ts";
export { siteRoutes } from "./routes/sites.ts";
export { statementRoutes } from "./routes/statements.ts";
export { workshopRoutes } from "./routes/workshops.ts";
export { sayAmount, sayPeriod, sayRecurrence } from "./say-period.ts";
export {
  type Catalogue,
  comma,
  type Language,
  languages,
  type Message,
  type RefusalCatalogue,
  type RefusalMessage,
  say,
  sayBoth,
  sayList,
  sayListBoth,
} from "./text.ts";
