export { schemes } from "./capability.ts";
export { checkSchemeFile } from "./check-file.ts";
export { type Content, type ContentSources, contentSources, familiesOf } from "./content-sources.ts";
export { packInForce, readCalendars, readRulePacks, readVocabulary } from "./rule-packs.ts";
export { readSchemes } from "./scheme-files.ts";
