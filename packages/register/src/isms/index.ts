export {
  type AdoptedPair,
  type Adoption,
  type AdoptionCode,
  type AdoptThreats,
  adoption,
  pairKey,
  pairUp,
  rowTexts,
  type ThreatsAdopted,
} from "./adoption.ts";
export {
  type Asset,
  type AssetCode,
  type AssetCommand,
  type AssetEvent,
  type AssetFacts,
  asset,
  assetKinds,
  assetsByPhase,
  type LifePhase,
  lifePhases,
  ratings,
} from "./asset.ts";
export {
  type AnnexControl,
  type ControlCatalogue,
  catalogueFaults,
  type SoaEdition,
  soaEditions,
} from "./controls.ts";
export {
  asThreat,
  type OwnThreat,
  type OwnThreatCode,
  type OwnThreatCommand,
  type OwnThreatEvent,
  type OwnThreatFacts,
  ownThreat,
  ownThreatFaults,
} from "./own-threat.ts";
export { controlsByProcess, type Process, processNames } from "./processes.ts";
export {
  type FreezeSoa,
  type Soa,
  type SoaChange,
  type SoaCode,
  type SoaCommand,
  type SoaEvent,
  type SoaFacts,
  type SoaFrozen,
  type SoaLine,
  type SoaStatus,
  type SoaVersion,
  soa,
  soaStatuses,
  soaVersion,
} from "./soa.ts";
export {
  changesFromLibrary,
  changesFromOlder,
  compareSoas,
  movedControls,
  type SoaWarning,
  soaLines,
  soaProgress,
  soaWarningCodes,
  soaWarnings,
  suggestedRisks,
} from "./soa-view.ts";
export {
  libraryFaults,
  type ProtectedProperty,
  protectedProperties,
  type Threat,
  type ThreatLibrary,
  threatGroupKinds,
} from "./threats.ts";
