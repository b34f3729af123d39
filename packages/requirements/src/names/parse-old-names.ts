import { type Bilingual, type Json, type Result, unlessRefused } from "@touchstone/kernel";
import { sourceChecks } from "../obligations/obligation.ts";
import { type FieldRefusal, type Fields, fieldsOf } from "../reading/fields.ts";
import { nameKinds, type OldName, renamings } from "./old-names.ts";

/** What a name must give on a day: the file's own tests. */
export type NameExample = { readonly name: string; readonly on: string; readonly now: string };

export type OldNames = {
  readonly id: string;
  readonly edition: string;
  readonly title: Bilingual;
  readonly source: Bilingual;
  readonly names: readonly OldName[];
  readonly examples: readonly NameExample[];
};

const oldName = (fields: Fields): OldName => {
  const read = {
    old: fields.text("old", 60),
    now: fields.text("now", 60),
    since: fields.date("since"),
    kind: fields.oneOf("kind", nameKinds) ?? "term",
    check: fields.oneOf("check", sourceChecks) ?? "recalled",
    note: fields.optionalObject("note", (inner): Bilingual => {
      const note = { zh: inner.text("zh", 120), en: inner.text("en", 160) };
      inner.end();
      return note;
    }),
  };
  fields.end();
  return read;
};

const example = (fields: Fields): NameExample => {
  const read = { name: fields.text("name", 60), on: fields.date("on"), now: fields.text("now", 60) };
  fields.end();
  return read;
};

/** A name that leads back to itself has no name of today. */
const refuseRings = (fields: Fields, names: readonly OldName[]) => {
  for (const { old } of names) {
    if (renamings(old, "9999-12-31", names).some(({ now }) => now === old)) fields.refuse("names", `no ring: ${old}`);
  }
  if (new Set(names.map(({ old }) => old)).size !== names.length) fields.refuse("names", "each old name once");
};

export const parseOldNames = (json: Json, file: string): Result<OldNames, FieldRefusal> => {
  const problems: FieldRefusal[] = [];
  const fields = fieldsOf(json, file, "", problems);
  const read: OldNames = {
    id: fields.text("id", 80),
    edition: fields.text("edition", 40),
    title: fields.bilingual("title", 200),
    source: fields.bilingual("source", 400),
    names: fields.list("names", 500, oldName),
    examples: fields.list("examples", 50, example),
  };
  if (read.examples.length === 0) fields.refuse("examples", "at least one");
  refuseRings(fields, read.names);
  fields.end();
  return unlessRefused(problems, () => read);
};
