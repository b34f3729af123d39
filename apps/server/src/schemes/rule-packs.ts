import {
  isInForce,
  type RulePack,
  rulePack,
  type Vocabulary,
  vocabulary,
  type WorkingCalendar,
  workingCalendar,
} from "@touchstone/kernel";
import { once } from "../content/once.ts";
import { readFile, readFolder } from "../content/read-content.ts";

/** The rule packs of `content/rules`, each checked as it is read; a wrong one stops the start with file and line. */
export const readRulePacks: () => readonly RulePack[] = once(() => readFolder("rules", rulePack));

export const readCalendars: () => readonly WorkingCalendar[] = once(() => readFolder("calendars", workingCalendar));

export const readVocabulary: () => Vocabulary = once(() => readFile("vocabulary.yaml", vocabulary));

/** The edition in force on a day; the product ships one for every day from the first on, so none is a bug. */
export const packInForce = <Id extends RulePack["id"]>(
  packs: readonly RulePack[],
  id: Id,
  on: string,
): Extract<RulePack, { id: Id }> => {
  const found = packs
    .filter((pack): pack is Extract<RulePack, { id: Id }> => pack.id === id && isInForce(pack, on))
    .toSorted((left, right) => (left.effective.from < right.effective.from ? 1 : -1))[0];
  if (found === undefined) throw new Error(`no edition of ${id} is in force on ${on}`);
  return found;
};
