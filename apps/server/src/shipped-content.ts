import { setImmediate } from "node:timers/promises";
import { readRecordKinds } from "./register/index.ts";
import { obligationPacks, ownDocuments } from "./requirements/index.ts";
import { readRulePacks, readSchemes, readVocabulary } from "./schemes/index.ts";

/**
 * What requests read first, before they ask for it: a file that is wrong ends the server in a moment, with file and line,
 * and not at the first case that needs it. Requests come in between.
 */
export const readShippedContent = async (): Promise<void> => {
  for (const read of [readSchemes, readRulePacks, readVocabulary, obligationPacks, ownDocuments, readRecordKinds]) {
    read();
    await setImmediate();
  }
};
