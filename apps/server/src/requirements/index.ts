import type { Capability } from "../capability.ts";
import { stored } from "../store/index.ts";
import { lawMigrations, lawStream } from "./law-stream.ts";
import { namesBound } from "./names.ts";
import { requirementsBound } from "./requirements.ts";
import { schedulesBound } from "./schedules.ts";

export {
  askAuditPoints,
  askCite,
  askDiff,
  askInForce,
  askReach,
  type Library,
  type PlaceAndDay,
  packsFor,
} from "./answers.ts";
export { askDifferences } from "./ask-differences.ts";
export { askRetention } from "./ask-retention.ts";
export { askFeed, askSchedule, askSchedules, askVisits } from "./ask-schedules.ts";
export { askStandardTree } from "./ask-standard-tree.ts";
export { askStandards } from "./ask-standards.ts";
export { lawsChanged } from "./import-bound.ts";
export { readLawFile } from "./import-laws.ts";
export { type HeldLibrary, openLibrary } from "./law-library.ts";
export { askNames } from "./names.ts";
export { obligationPacks, ownDocuments, readOperatorCertificates, readStandards } from "./own-content.ts";
export { verifyTexts } from "./verify-texts.ts";

export const requirements: Capability = {
  name: "requirements",
  migrations: lawMigrations,
  streams: [stored(lawStream)],
  routes: (services) => [...requirementsBound(services), ...namesBound(services), ...schedulesBound(services)],
};
