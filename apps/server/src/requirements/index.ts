import type { Capability } from "../capability.ts";
import { stored } from "../store/index.ts";
import { changeMigration, changeStream } from "./change-stream.ts";
import { guidesBound } from "./guide/guides.ts";
import { lawMigrations, lawStream } from "./law-stream.ts";
import { namesBound } from "./names.ts";
import { requirementsBound } from "./requirements.ts";
import { sceneMigration, sceneStream } from "./scenes/scene-stream.ts";
import { scenesBound } from "./scenes/scenes.ts";
import { scenesWaiting } from "./scenes/scenes-waiting.ts";

import { schedulesBound } from "./schedules.ts";
import { workshopMigrations, workshopStream } from "./workshops/workshop-stream.ts";
import { workshopsBound } from "./workshops/workshops.ts";

export {
  askAuditPoints,
  askCitation,
  askCite,
  askDiff,
  askInForce,
  askReach,
  askVersion,
  type Library,
  type PlaceAndDay,
  packsFor,
} from "./answers.ts";
export { askCalendar, askMove, type CalendarAsked } from "./ask-changes.ts";
export { askDifferences } from "./ask-differences.ts";
export { askRetention } from "./ask-retention.ts";
export { askFeed, askSchedule, askSchedules, askVisits } from "./ask-schedules.ts";
export { askStandardTree } from "./ask-standard-tree.ts";
export { askStandards } from "./ask-standards.ts";
export { diffsOf } from "./change-diffs.ts";
export { changeStream } from "./change-stream.ts";
export { pointsFor, sitesApart } from "./draw-points.ts";
export { askGuide, askQuiz } from "./guide/ask-guide.ts";
export { nameUuid } from "./guide/name-uuid.ts";
export { wordedQuiz } from "./guide/quiz-words.ts";
export { writeGuide } from "./guide/write-guide.ts";
export { lawsChanged } from "./import-bound.ts";
export { readLawFile } from "./import-laws.ts";
export { type HeldLibrary, openLibrary, type ReadLibrary } from "./law-library.ts";
export { lawScope } from "./law-stream.ts";
export { mentionsOf } from "./mentions.ts";
export { askNames } from "./names.ts";
export { obligationPacks, ownDocuments, readOperatorCertificates, readScopes, readStandards } from "./own-content.ts";
export { allScenes, countDuties, lawsOfScenes, type OwnedScene, ownDuties } from "./scenes/scene-changes.ts";
export { openSeen, openSeenLibrary } from "./scenes/seen-library.ts";
export { allTold, readTold, streamOf, type Told } from "./told-changes.ts";
export { verifyTexts } from "./verify-texts.ts";

export const requirements: Capability = {
  name: "requirements",
  migrations: [...lawMigrations, sceneMigration, changeMigration, ...workshopMigrations],
  streams: [stored(lawStream), stored(sceneStream), stored(changeStream), stored(workshopStream)],
  routes: (services) => [
    ...requirementsBound(services),
    ...guidesBound(services),
    ...namesBound(services),
    ...schedulesBound(services),
    ...scenesBound(services),
    ...workshopsBound(services),
  ],
  waiting: scenesWaiting,
};
