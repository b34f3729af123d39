import type { Capability } from "../capability.ts";
import { stored } from "../store/index.ts";
import { citationMigration } from "./citation-index.ts";
import { evidenceJobs, evidenceWaiting, itemMigration, itemStream } from "./evidence/index.ts";
import { importMigration, importStream } from "./import-stream.ts";
import { recordMigration, recordStream } from "./records/record-stream.ts";
import { recordWaiting } from "./records/record-waiting.ts";
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
export { defaultSettings, type EvidenceSettings, readEvidenceSettings } from "./evidence/settings.ts";
export { readRegister, reportOf } from "./import-register.ts";
export { checkerOn } from "./laws.ts";
export { namedRisks } from "./named-risks.ts";
export { checkKindFile, readRecordKinds } from "./records/record-kinds.ts";

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
    itemMigration,
  ],
  streams: [stored(riskStream), stored(importStream), stored(siteStream), stored(recordStream), stored(itemStream)],
  routes: registerBound,
  jobs: evidenceJobs,
  waiting: (services) => {
    const asks = [registerWaiting(services), recordWaiting(services), evidenceWaiting(services)];
    return async (asked) => (await Promise.all(asks.map((ask) => ask(asked)))).flat();
  },
};
