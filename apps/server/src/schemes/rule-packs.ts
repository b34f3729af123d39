import { readFileSync } from "node:fs";
import { join } from "node:path";
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
import { type ContentFile, contentFolder, lineOf, readFiles, readFolder, readYaml } from "../content/read-content.ts";
import type { FileProblem } from "./check-file.ts";

/** Two editions of one rule for one place and one subject on the same day: the later file is the one that is wrong. */
export const packClashes = (files: readonly ContentFile<RulePack>[]): readonly FileProblem[] =>
  clashes(files.map(({ value }) => value)).flatMap(([standing, wrong]) => {
    const found = files.find(({ value }) => value === wrong);
    if (found === undefined) return [];
    const { id, edition, jurisdiction, subject } = standing;
    const message = `effective: ${id} ${edition} (${jurisdiction}, ${subject ?? "*"}) is in force at the same time`;
    return [{ file: found.file, line: lineOf(found.text, ["effective"]), code: "content-wrong", message }];
  });

export const readCalendars: () => readonly WorkingCalendar[] = once(() => readFolder("calendars", workingCalendar));

/** The rule packs of `content/rules`, each checked as it is read; a wrong one stops the start with file and line. */
export const readRulePacks: () => readonly RulePack[] = once(() => {
  const files = readFiles("rules", rulePack);
  const wrong = packClashes(files);
  if (wrong.length > 0)
    throw new Error(
      `content refused:\n${wrong.map(({ file, line, message }) => `${file}:${line ?? "?"} ${message}`).join("\n")}`,
    );
  return [...files.map(({ value }) => value), ...readCalendars().map(workingDaysOf)];
});

export const readVocabulary: () => Vocabulary = once(() => {
  const file = "vocabulary.yaml";
  const content = readYaml(file, readFileSync(join(contentFolder, file), "utf8"), vocabulary);
  if (!content.ok) throw new Error(`content refused: ${JSON.stringify(content.problems)}`);
  return content.value;
});

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
