export { capabilities } from "./capabilities.ts";
export { ContentWrong, readFolder, readYaml } from "./content/read-content.ts";
export { demoPassword } from "./demo/accounts.ts";
export {
  type DemoOrganisation,
  demoOrganisationNames,
  emailIn,
  readDemoOrganisation,
} from "./demo/organisations/index.ts";
export { NotTheDemos } from "./demo/seed.ts";
export { type DemoStory, readDemoStory } from "./demo/story.ts";
export { askTrends } from "./foresight/index.ts";
export { askCoverage, askFishbone, askQuote } from "./reading/index.ts";
export { checkerOn, checkKindFile, readRecordKinds, readRegister, reportOf } from "./register/index.ts";
export {
  askCitation,
  askDiff,
  askDifferences,
  askFeed,
  askGuide,
  askInForce,
  askMove,
  askNames,
  askQuiz,
  askRetention,
  askSchedule,
  askSchedules,
  askStandards,
  askStandardTree,
  askVisits,
  type Library,
  obligationPacks,
  ownDocuments,
  type PlaceAndDay,
  readLawFile,
  readOperatorCertificates,
  wordedQuiz,
  writeGuide,
} from "./requirements/index.ts";
export { checkSchemeFile, readCalendars, readRulePacks, readSchemes, readVocabulary } from "./schemes/index.ts";
export { migrations, openServer, type Server, type ServerOptions } from "./server.ts";
export { readShippedContent } from "./shipped-content.ts";
export { FolderInUse } from "./store/index.ts";
