import type { Capability } from "../capability.ts";
import { stored } from "../store/index.ts";
import { changeMigration, changeStream } from "./changes/change-stream.ts";
import { citationMigration } from "./citation-index.ts";
import { mappingMigration, mappingStream } from "./exchange/mapping-stream.ts";
import { gridMigrations, shelfStream } from "./grid/shelf-stream.ts";
import { importMigration, importStream } from "./import-stream.ts";
import { registerBound } from "./register.ts";
import {
  riskChangesMigration,
  riskMigration,
  riskPlaceMigration,
  riskStream,
  riskWorkMigration,
} from "./risk-stream.ts";
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
    riskChangesMigration,
    changeMigration,
    mappingMigration,
    ...gridMigrations,
  ],
  streams: [
    stored(riskStream),
    stored(importStream),
    stored(siteStream),
    stored(changeStream),
    stored(mappingStream),
    stored(shelfStream),
  ],
  routes: registerBound,
  waiting: registerWaiting,
};
