import type { Capability } from "../capability.ts";
import { stored } from "../store/index.ts";
import { activitiesBound } from "./activities/activities.ts";
import { placeMigration, placeStream } from "./activities/place-stream.ts";
import { feedbackBound } from "./feedback.ts";
import { feedbackMigration, feedbackStream } from "./feedback-stream.ts";
import { issueMigration, issueStream } from "./issue-stream.ts";
import { issuesBound } from "./issues.ts";
import { partiesBound } from "./parties.ts";
import { partyMigration, partyStream } from "./party-stream.ts";
import { scanMigration, scanStream } from "./scan-stream.ts";
import { scansBound } from "./scans.ts";
import { scopeBound } from "./scope.ts";
import { scopeApplicationsBound } from "./scope-applications.ts";
import { scopeMigration, scopeStream } from "./scope-stream.ts";
import { foresightWaiting } from "./waiting.ts";

export { outsideOf, readBeside } from "./activities/read-beside.ts";
export { contextFigures } from "./context-figures.ts";
export { type FeedbackCounts, feedbackCounts } from "./feedback.ts";

export { askTrends } from "./trend-view.ts";

export const foresight: Capability = {
  name: "foresight",
  migrations: [scanMigration, issueMigration, partyMigration, feedbackMigration, scopeMigration, placeMigration],
  streams: [
    stored(scanStream),
    stored(issueStream),
    stored(partyStream),
    stored(feedbackStream),
    stored(scopeStream),
    stored(placeStream),
  ],
  routes: (services) => [
    ...scansBound(services),
    ...issuesBound(services),
    ...partiesBound(services),
    ...feedbackBound(services),
    ...scopeBound(services),
    ...scopeApplicationsBound(services),
    ...activitiesBound(services),
  ],
  waiting: foresightWaiting,
};
