import type { Capability } from "../capability.ts";
import { stored } from "../store/index.ts";
import {
  assessmentJobs,
  assessmentMigrations,
  assessmentStream,
  assessmentWaiting,
  criteriaStream,
} from "./assessment/index.ts";
import { changeMigration, changeStream } from "./changes/change-stream.ts";
import { citationMigration } from "./citation-index.ts";
import { reportMigration, reportStream } from "./evaluation/report-stream.ts";
import { reportsWaiting } from "./evaluation/waiting.ts";
import { destructionMigration, evidenceJobs, evidenceWaiting, itemMigration, itemStream } from "./evidence/index.ts";
import { mappingMigration, mappingStream } from "./exchange/mapping-stream.ts";
import { gridMigrations, shelfStream } from "./grid/shelf-stream.ts";
import { findingsWaiting } from "./handover/findings-waiting.ts";
import { handoverMigration, handoverStream } from "./handover/handover-stream.ts";
import { tellBody } from "./handover/tell-body.ts";
import { importMigration, importStream } from "./import-stream.ts";
import { ismsMigrations, ismsStreams, ismsWaiting, ownThreatMigration } from "./isms/index.ts";
import { judgedDaysMigration } from "./judged-days.ts";
import { labelPages } from "./label/label-pages.ts";
import { labelMigration, labelStream } from "./label/label-stream.ts";
import { labelsWaiting } from "./label/labels-waiting.ts";
import { brokenWaiting } from "./objectives/broken-waiting.ts";
import { dueRowsMigration } from "./objectives/due-rows.ts";
import { sharesWaiting } from "./objectives/shares-waiting.ts";
import { objectivesComing } from "./objectives-coming.ts";
import { obsoleteWaiting } from "./records/obsolete-waiting.ts";
import { recordMigration, recordStream } from "./records/record-stream.ts";
import { recordComing, recordWaiting } from "./records/record-waiting.ts";
import { registerBound } from "./register.ts";
import {
  riskBearingMigration,
  riskChangesMigration,
  riskMigration,
  riskPlaceMigration,
  riskStream,
  riskWorkMigration,
} from "./risk-stream.ts";
import { checklistMigration, checklistStream } from "./self-audit/checklist-stream.ts";
import { clauseLinkMigration, clauseLinkStream } from "./self-audit/clause-link-stream.ts";
import { doersMigration } from "./self-audit/doers.ts";
import { reviewMigration, reviewStream } from "./self-audit/review-stream.ts";
import { siteMigration, siteStream } from "./sites/site-stream.ts";
import { registerWaiting } from "./waiting.ts";

export { askReview, type CitedNow, clauseCited, moveReview, type ReviewAsked } from "./ask-review.ts";
export { askedAfter, countAsked } from "./asked-reviews.ts";
export {
  type CitingRow,
  citedArticles,
  citingAfter,
  countCiting,
  lawsCited,
  ownCitations,
  readReviews,
  rowsCiting,
} from "./citations.ts";
export { isBehind, readDashboard } from "./evaluation/dashboard.ts";
export { questionOf, readStates } from "./evaluation/read-states.ts";
export { defaultSettings, type EvidenceSettings, readEvidenceSettings } from "./evidence/settings.ts";
export { readTasks } from "./handover/client-findings.ts";
export { readRegister, reportOf } from "./import-register.ts";
export { readSoa } from "./isms/isms-rows.ts";
export { checkerOn } from "./laws.ts";
export { namedRisks } from "./named-risks.ts";
export { aimsReady } from "./readiness/readiness.ts";
export { readBook, readBooks } from "./records/books.ts";
export { sendRecord } from "./records/record-commands.ts";
export { checkKindFile, kindOn, readRecordKinds } from "./records/record-kinds.ts";
export { recordStream } from "./records/record-stream.ts";
export { dayOf } from "./rows.ts";
export { checklistOf, checklistStream, openChecklists, readChecklist } from "./self-audit/checklist-stream.ts";
export { clauseLinkStream, clauseLinksOf, readClauseLinks } from "./self-audit/clause-link-stream.ts";
export { type AuditedUnder, ownWork } from "./self-audit/own-work.ts";
export { readReview, reviewInputsOf, reviewStream } from "./self-audit/review-stream.ts";
export {
  contradictedRows,
  evidenceAdded,
  evidencedRows,
  namedEvidence,
  rowGaps,
  rowParts,
  soaPart,
} from "./self-audit/row-facts.ts";
export { type NamedSite, namedSites, readSites, siteAsked } from "./sites/read-sites.ts";

export const register: Capability = {
  name: "register",
  migrations: [
    riskMigration,
    importMigration,
    citationMigration,
    riskWorkMigration,
    riskPlaceMigration,
    siteMigration,
    recordMigration,
    riskChangesMigration,
    changeMigration,
    mappingMigration,
    ...assessmentMigrations,
    ...ismsMigrations,
    reportMigration,
    itemMigration,
    destructionMigration,
    ...gridMigrations,
    handoverMigration,
    judgedDaysMigration,
    clauseLinkMigration,
    reviewMigration,
    checklistMigration,
    labelMigration,
    riskBearingMigration,
    doersMigration,
    dueRowsMigration,
    ownThreatMigration,
  ],
  streams: [
    stored(riskStream),
    stored(importStream),
    stored(siteStream),
    stored(recordStream),
    stored(changeStream),
    stored(mappingStream),
    stored(criteriaStream),
    stored(assessmentStream),
    ...ismsStreams,
    stored(reportStream),
    stored(itemStream),
    stored(shelfStream),
    stored(handoverStream),
    stored(clauseLinkStream),
    stored(reviewStream),
    stored(checklistStream),
    stored(labelStream),
  ],
  routes: registerBound,
  pages: labelPages,
  jobs: (services) => [...assessmentJobs(services), ...evidenceJobs(services), tellBody(services)],
  waiting: (services) => {
    const parts = [
      registerWaiting,
      recordWaiting,
      obsoleteWaiting,
      assessmentWaiting,
      ismsWaiting,
      reportsWaiting,
      evidenceWaiting,
      findingsWaiting,
      brokenWaiting,
      sharesWaiting,
      labelsWaiting,
    ].map((part) => part(services));
    return async (asked) => (await Promise.all(parts.map((part) => part(asked)))).flat();
  },
  coming: (services) => {
    const parts = [recordComing(services), objectivesComing(services)];
    return async (asked) => (await Promise.all(parts.map((part) => part(asked)))).flat();
  },
};
