// For the benches and crash tests at the root: what a test of the whole needs besides HTTP.
export { commitHeads, logMigrations, openPublicLog, verifyHeads, verifyLog } from "../log/index.ts";
export { type FilledLaw, fillLaws } from "../requirements/testing/fill-laws.ts";
export { readRulePacks } from "../schemes/index.ts";
export {
  type Engine,
  openEmbedded,
  openPostgresql,
  openStore,
  rebuildStore,
  type Store,
  verifyStore,
} from "../store/index.ts";
export { fillJournal } from "../store/testing/fill-journal.ts";
export { type Cluster, type Durability, postgresqlPrograms, startCluster } from "./cluster.ts";
export { diaryChains, diaryKinds, diaryMigrations } from "./diary.ts";
export { madeLaw } from "./made-law.ts";
export { testWorld } from "./test-world.ts";
