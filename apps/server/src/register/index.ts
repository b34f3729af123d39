import type { Capability } from "../capability.ts";
import { stored } from "../store/index.ts";
import { citationMigration } from "./citation-index.ts";
import { reportMigration, reportStream } from "./evaluation/report-stream.ts";
import { reportsWaiting } from "./evaluation/waiting.ts";
import { importMigration, importStream } from "./import-stream.ts";
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
    reportMigration,
  ],
  streams: [stored(riskStream), stored(importStream), stored(siteStream), stored(reportStream)],
  routes: registerBound,
  waiting: (services) => {
    const asks = [registerWaiting(services), reportsWaiting(services)];
    return async (asked) => (await Promise.all(asks.map((ask) => ask(asked)))).flat();
  },
};
