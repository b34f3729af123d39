import { clauseTexts, sayBoth } from "@touchstone/contract";
import type { Bilingual } from "@touchstone/kernel";
import { isClausePart } from "@touchstone/register";
import { readRecordKinds } from "../register/index.ts";

/** A part of the workspace as a reader calls it. */
export const partTitle = (part: string): Bilingual => {
  if (isClausePart(part)) return sayBoth(clauseTexts[`part.${part}`]);
  const kind = readRecordKinds().findLast(({ id }) => part === `record:${id}`);
  return kind?.title ?? { zh: part, en: part };
};
