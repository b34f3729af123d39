export { schemes } from "./capability.ts";
export { checkSchemeFile } from "./check-file.ts";
export { packInForce, readCalendars, readRulePacks, readVocabulary } from "./rule-packs.ts";
export { readSchemes } from "./scheme-files.ts";
