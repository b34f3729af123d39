import type { Capability } from "../capability.ts";
import { stored } from "../store/index.ts";
import { citationMigration } from "./citation-index.ts";
import { importMigration, importStream } from "./import-stream.ts";
import { ismsMigrations, ismsStreams, ismsWaiting } from "./isms/index.ts";
import { registerBound } from "./register.ts";
import { riskMigration, riskPlaceMigration, riskStream, riskWorkMigration } from "./risk-stream.ts";
import { siteMigration, siteStream } from "./sites/site-stream.ts";
import { registerWaiting } from "./waiting.ts";

export { askReview, type CitedNow, clauseCited, type ReviewAsked } from "./ask-review.ts";
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
export { readRegister, reportOf } from "./import-register.ts";
export { checkerOn } from "./laws.ts";

export const register: Capability = {
  name: "register",
  migrations: [
    riskMigration,
    importMigration,
    citationMigration,
    riskWorkMigration,
    riskPlaceMigration,
    siteMigration,
    ...ismsMigrations,
  ],
  streams: [stored(riskStream), stored(importStream), stored(siteStream), ...ismsStreams],
  routes: registerBound,
  waiting: (services) => async (asked) => [
    ...(await registerWaiting(services)(asked)),
    ...(await ismsWaiting(services)(asked)),
  ],
};
