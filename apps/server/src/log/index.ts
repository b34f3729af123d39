import type { Capability } from "../capability.ts";
import { logPaths } from "./log-paths.ts";
import { logMigrations } from "./schema.ts";

export { commitHeads, type HeadsCommit } from "./heads.ts";
export { openHeadsTimer } from "./heads-timer.ts";
export { type LogProof, openPublicLog, type PublicLog } from "./public-log.ts";
export { logMigrations } from "./schema.ts";
export { type HeadsReport, verifyHeads } from "./verify-heads.ts";
export { type LogReport, verifyLog } from "./verify-log.ts";

export const log: Capability = {
  name: "log",
  migrations: logMigrations,
  streams: [],
  routes: () => [],
  pages: logPaths,
};
