import type { Bilingual, RuleSource } from "@touchstone/kernel";
import type { Fields } from "./fields.ts";

/** What every file of `content/` says of itself. */
export type PackHead = {
  readonly id: string;
  readonly edition: string;
  readonly title: Bilingual;
  readonly source: Bilingual;
  readonly doubts: readonly Bilingual[];
};

const doubt = (fields: Fields): Bilingual => {
  const read = { zh: fields.text("zh", 300), en: fields.text("en", 400) };
  fields.end();
  return read;
};

export const packHead = (fields: Fields): PackHead => ({
  id: fields.text("id", 80),
  edition: fields.text("edition", 40),
  title: fields.bilingual("title", 200),
  source: fields.bilingual("source", 400),
  doubts: fields.list("doubts", 20, doubt),
});

/** Where a rule stands, as a reader would look it up. */
export const ruleSource = (fields: Fields): RuleSource => {
  const read = { source: fields.text("source", 120), clause: fields.text("clause", 80) };
  fields.end();
  return read;
};

export const eachOnce = (fields: Fields, key: string, names: readonly string[]): void => {
  if (new Set(names).size !== names.length) fields.refuse(key, "each once");
};
