import type { Capability } from "../capability.ts";
import type { Services } from "../services.ts";
import { stored } from "../store/index.ts";
import { appealPages } from "./appeals/appeal-pages.ts";
import { appealMigrations, appealStream } from "./appeals/appeal-stream.ts";
import { appealsBound } from "./appeals/appeals.ts";
import { complaintMigrations, complaintStream } from "./appeals/complaint-stream.ts";
import { complaintsBound } from "./appeals/complaints.ts";
import { noticeMigrations, noticeStream } from "./appeals/notice-stream.ts";
import { noticesBound, noticesWaiting } from "./appeals/notices.ts";
import { publishedTimeMigrations, timeJobs } from "./appeals/published-times.ts";
import { remediesBound } from "./appeals/remedies.ts";
import { appealsWaiting } from "./appeals/waiting.ts";
import { attestBound } from "./attest.ts";
import { commandsBound } from "./case-commands.ts";
import { type CaseDesk, openDesk } from "./case-desk.ts";
import { readsBound } from "./case-reads.ts";
import { caseScopeBound } from "./case-scope.ts";
import { caseMigrations, caseStream } from "./case-stream.ts";
import { dossierMigration, dossierStream } from "./dossier-stream.ts";
import { dossiersBound } from "./dossiers.ts";
import { effectMigrations, effectStream } from "./effects/effect-stream.ts";
import { effectsBound } from "./effects/effects.ts";
import { effectsWaiting } from "./effects/waiting.ts";
import { findingFilesBound } from "./finding-files.ts";
import { openBound } from "./open-case.ts";
import { deadlinesBound } from "./planner/deadlines.ts";
import { programmeBound } from "./planner/programme.ts";
import { programmeMigrations, programmeStream } from "./planner/programme-stream.ts";
import { programmeWaiting } from "./planner/programme-waiting.ts";
import { teamCompetenceBound } from "./planner/team-competence.ts";
import { transitionBound } from "./planner/transition.ts";
import { templateMigration, templateStream } from "./templates/template-stream.ts";
import { templatesBound } from "./templates/templates.ts";
import { casesWaiting } from "./waiting.ts";

const desks = new WeakMap<Services["store"], CaseDesk>();

/** Content is read once for a server. */
export const deskOf = (services: Services): CaseDesk => {
  const known = desks.get(services.store);
  if (known !== undefined) return known;
  const opened = openDesk(services);
  desks.set(services.store, opened);
  return opened;
};

export { appliedScope, scopeSaid } from "./applied-scope.ts";
export type { CaseDesk } from "./case-desk.ts";
export { isClosed } from "./case-stream.ts";
export { type CaseLens, type CaseRow, findingViewOf } from "./case-view.ts";
export { type OpenCase, readOpenCases } from "./open-cases.ts";
export { schemeOf } from "./schemes.ts";

export const cases: Capability = {
  name: "cases",
  migrations: [
    ...caseMigrations,
    ...appealMigrations,
    ...complaintMigrations,
    ...publishedTimeMigrations,
    ...programmeMigrations,
    dossierMigration,
    templateMigration,
    ...effectMigrations,
    ...noticeMigrations,
  ],
  streams: [
    stored(caseStream),
    stored(appealStream),
    stored(complaintStream),
    stored(programmeStream),
    stored(dossierStream),
    stored(templateStream),
    stored(effectStream),
    stored(noticeStream),
  ],
  routes: (services) => {
    const desk = deskOf(services);
    return [
      ...openBound(services, desk),
      ...readsBound(services, desk),
      ...commandsBound(services, desk),
      ...caseScopeBound(services, desk),
      ...findingFilesBound(services, desk),
      ...attestBound(services, desk),
      ...appealsBound(services, desk),
      ...complaintsBound(services, desk),
      ...remediesBound(services, desk),
      ...effectsBound(services, desk),
      ...noticesBound(services, desk),
      ...deadlinesBound(services, desk),
      ...programmeBound(services, desk),
      ...teamCompetenceBound(services, desk),
      ...transitionBound(services, desk),
      ...dossiersBound(services, desk),
      ...templatesBound(services, desk),
    ];
  },
  jobs: (services) => timeJobs(services, deskOf(services).today),
  waiting: (services) => {
    const desk = deskOf(services);
    const ask = [
      casesWaiting(services, desk),
      appealsWaiting(services, desk),
      programmeWaiting(services, desk),
      effectsWaiting(services),
      noticesWaiting(services),
    ];
    return async (asked) => (await Promise.all(ask.map((each) => each(asked)))).flat();
  },
  pages: (app, services) => appealPages(app, services, deskOf(services)),
};
