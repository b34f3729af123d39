import type { Route } from "../route.ts";
import { appealRoutes } from "./appeals.ts";
import { assessmentRoutes } from "./assessment.ts";
import { awarenessRoutes } from "./awareness.ts";
import { caseScopeRoutes } from "./case-scope.ts";
import { caseRoutes } from "./cases.ts";
import { changeRoutes } from "./changes.ts";
import { complaintRoutes } from "./complaints.ts";
import { effectRoutes } from "./effects.ts";
import { evaluationRoutes } from "./evaluation.ts";
import { evidenceRoutes } from "./evidence.ts";
import { findingFileRoutes } from "./finding-files.ts";
import { findingTaskRoutes } from "./finding-tasks.ts";
import { foresightRoutes } from "./foresight.ts";
import { foresightIssueRoutes } from "./foresight-issues.ts";
import { foresightPartyRoutes } from "./foresight-parties.ts";
import { foresightScopeRoutes } from "./foresight-scope.ts";
import { handoverRoutes } from "./handover.ts";
import { inboxRoutes } from "./inbox.ts";
import { ismsRoutes } from "./isms.ts";
import { labelRoutes } from "./labels.ts";
import { lawScheduleRoutes } from "./law-schedules.ts";
import { noticeRoutes } from "./notices.ts";
import { objectiveRoutes } from "./objectives.ts";
import { operationRoutes } from "./operations.ts";
import { ownThreatRoutes } from "./own-threats.ts";
import { partyRoutes } from "./parties.ts";
import { plannerRoutes } from "./planner.ts";
import { processRoutes } from "./processes.ts";
import { readinessRoutes } from "./readiness.ts";
import { readingRoutes } from "./reading.ts";
import { recordRoutes } from "./records.ts";
import { registerRoutes } from "./register.ts";
import { registerChangeRoutes } from "./register-changes.ts";
import { registerExchangeRoutes } from "./register-exchange.ts";
import { registerGridRoutes } from "./register-grid.ts";
import { registerLawRoutes } from "./register-laws.ts";
import { registerRenumberedRoutes } from "./register-renumbered.ts";
import { registerRetentionRoutes } from "./register-retention.ts";
import { registerTrailRoutes } from "./register-trails.ts";
import { registerWorkRoutes } from "./register-work.ts";
import { requirementsRoutes } from "./requirements.ts";
import { ruleChangeRoutes } from "./rule-changes.ts";
import { schemeRoutes } from "./schemes.ts";
import { scopeActivityRoutes } from "./scope-activities.ts";
import { scopeApplicationRoutes } from "./scope-applications.ts";
import { selfAuditRoutes } from "./self-audit.ts";
import { siteRoutes } from "./sites.ts";
import { statementRoutes } from "./statements.ts";
import { workshopRoutes } from "./workshops.ts";

/** Every route of the product, by capability. A new capability adds one line here. */
export const routes = {
  appeals: appealRoutes,
  assessment: assessmentRoutes,
  awareness: awarenessRoutes,
  cases: caseRoutes,
  caseScope: caseScopeRoutes,
  changes: changeRoutes,
  ruleChanges: ruleChangeRoutes,
  complaints: complaintRoutes,
  effects: effectRoutes,
  evaluation: evaluationRoutes,
  evidence: evidenceRoutes,
  findingFiles: findingFileRoutes,
  findingTasks: findingTaskRoutes,
  foresight: foresightRoutes,
  foresightIssues: foresightIssueRoutes,
  foresightParties: foresightPartyRoutes,
  foresightScope: foresightScopeRoutes,
  scopeActivities: scopeActivityRoutes,
  scopeApplications: scopeApplicationRoutes,
  handover: handoverRoutes,
  inbox: inboxRoutes,
  isms: ismsRoutes,
  ownThreats: ownThreatRoutes,
  processes: processRoutes,
  labels: labelRoutes,
  lawSchedules: lawScheduleRoutes,
  notices: noticeRoutes,
  objectives: objectiveRoutes,
  operations: operationRoutes,
  parties: partyRoutes,
  planner: plannerRoutes,
  readiness: readinessRoutes,
  reading: readingRoutes,
  records: recordRoutes,
  register: registerRoutes,
  registerChanges: registerChangeRoutes,
  registerExchange: registerExchangeRoutes,
  registerGrid: registerGridRoutes,
  registerLaws: registerLawRoutes,
  registerRenumbered: registerRenumberedRoutes,
  registerRetention: registerRetentionRoutes,
  registerTrails: registerTrailRoutes,
  registerWork: registerWorkRoutes,
  requirements: requirementsRoutes,
  schemes: schemeRoutes,
  selfAudit: selfAuditRoutes,
  sites: siteRoutes,
  statements: statementRoutes,
  workshops: workshopRoutes,
};

export const allRoutes: readonly Route[] = Object.values(routes).flatMap((group) => Object.values<Route>(group));
