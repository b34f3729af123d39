import {
  clashes,
  editionInForce,
  type RulePack,
  type RulesOf,
  rulePack,
  type Vocabulary,
  vocabulary,
  type WorkingCalendar,
  workingCalendar,
  workingDaysOf,
} from "@touchstone/kernel";
import { once } from "../content/once.ts";
import {
  type ContentProblem,
  filesIn,
  lineOfKey,
  orStop,
  parseShipped,
  readFile,
  readFolder,
  readYaml,
} from "../content/read-content.ts";

type PackFile = { readonly file: string; readonly text: string; readonly value: RulePack };

/** Two editions of one rule for one place and one subject on the same day: the later file is the one that is wrong. */
const packClashes = (files: readonly PackFile[]): readonly ContentProblem[] =>
  clashes(files.map(({ value }) => value)).flatMap(([standing, wrong]) => {
    const found = files.find(({ value }) => value === wrong);
    if (found === undefined) return [];
    const { id, edition, jurisdiction, subject } = standing;
    const message = `effective: ${id} ${edition} (${jurisdiction}, ${subject ?? "*"}) is in force at the same time`;
    return [{ file: found.file, line: lineOfKey(found.text, "effective"), message }];
  });

export const readCalendars: () => readonly WorkingCalendar[] = once(() => readFolder("calendars", workingCalendar));

/** The rule packs of `content/rules`, each checked as it is read; a wrong one stops the start with file and line. */
export const readRulePacks: () => readonly RulePack[] = once(() => {
  const files = filesIn("rules").map(({ file, text }) => ({
    file,
    text,
    value: orStop(readYaml(file, text, rulePack, parseShipped)),
  }));
  const problems = packClashes(files);
  if (problems.length > 0) orStop({ ok: false, problems });
  return [...files.map(({ value }) => value), ...readCalendars().map(workingDaysOf)];
});

export const readVocabulary: () => Vocabulary = once(() => readFile("vocabulary.yaml", vocabulary));

/** What no scheme asks is asked under the rules of the country in whose zone the legal day is taken. */
const ofTheHouse: RulesOf = { jurisdiction: "CN", subject: null };

/** The edition in force on a day; the product ships one for every day from the first on, so none is a bug. */
export const packInForce = <Id extends RulePack["id"]>(
  packs: readonly RulePack[],
  id: Id,
  on: string,
): Extract<RulePack, { id: Id }> => {
  const found = editionInForce(packs, id, on, ofTheHouse);
  if (!found.ok) throw new Error(`no edition of ${id}: ${JSON.stringify(found.refusals)}`);
  return found.value;
};
