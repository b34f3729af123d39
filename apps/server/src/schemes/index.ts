export { schemes } from "./capability.ts";
export { packInForce, readCalendars, readRulePacks, readVocabulary } from "./rule-packs.ts";
export { readSchemes } from "./scheme-files.ts";
