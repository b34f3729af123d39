import type { Capability } from "../capability.ts";
import { stored } from "../store/index.ts";
import { statementPaths } from "./public-paths.ts";
import { type PublishJob, publish, publishQueue } from "./publish.ts";
import { statementMigrations } from "./schema.ts";
import { statementStream } from "./statement-stream.ts";
import { statementsBound } from "./statements.ts";
import { statementsWaiting } from "./waiting.ts";
import { clientNoticeStream, markCheckStream } from "./watch-streams.ts";

export { type AttestedAsked, type AttestedRow, readAttested, readSites } from "./attested-rows.ts";
export {
  type CarriedOut,
  type CarryOutRequest,
  carryOutDecision,
  type ReinstateRequest,
  readStatement,
  reinstateStatement,
} from "./carry-out.ts";
export { registerWord, type StatementSource, statementSource } from "./dossier-source.ts";
export { openExpiryTimer } from "./expiry-timer.ts";
export { type Issued, type IssueRequest, issuedFor, issueStatement } from "./issue-statement.ts";
export { statementAtHand } from "./statement-at-hand.ts";

export const statements: Capability = {
  name: "statements",
  migrations: statementMigrations,
  streams: [stored(statementStream), stored(markCheckStream), stored(clientNoticeStream)],
  routes: statementsBound,
  jobs: (services) => [{ queue: publishQueue, handle: (job: PublishJob) => publish(services, job) }],
  waiting: statementsWaiting,
  pages: statementPaths,
};
