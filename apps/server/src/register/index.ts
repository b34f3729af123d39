import type { Capability } from "../capability.ts";
import { stored } from "../store/index.ts";
import {
  assessmentJobs,
  assessmentMigrations,
  assessmentStream,
  assessmentWaiting,
  criteriaStream,
} from "./assessment/index.ts";
import { citationMigration } from "./citation-index.ts";
import { importMigration, importStream } from "./import-stream.ts";
import { registerBound } from "./register.ts";
import { riskMigration, riskStream, riskWorkMigration } from "./risk-stream.ts";
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
  migrations: [riskMigration, importMigration, citationMigration, riskWorkMigration, ...assessmentMigrations],
  streams: [stored(riskStream), stored(importStream), stored(criteriaStream), stored(assessmentStream)],
  routes: registerBound,
  jobs: assessmentJobs,
  waiting: (services) => {
    const rows = registerWaiting(services);
    const assessments = assessmentWaiting(services);
    return async (asked) => [...(await rows(asked)), ...(await assessments(asked))];
  },
};
