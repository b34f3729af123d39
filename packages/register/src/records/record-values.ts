import { completeData, type Data, type Field, isList, isObject, type Json } from "@touchstone/kernel";
import { allFields, type Fields } from "./kind-names.ts";
import type { Entry, KeptRecord } from "./record.ts";

/** Rewrites the values of one type of field, those in rows included. */
const rewrite = (fields: readonly Field[], data: Data, type: Field["type"], change: (value: Json) => Json): Data =>
  Object.fromEntries(
    Object.entries(data).map(([id, value]): readonly [string, Json] => {
      const field = fields.find((each) => each.id === id);
      if (field === undefined || value === null) return [id, value];
      if (field.type === type) return [id, change(value)];
      return field.type === "rows" && isList(value)
        ? [id, value.map((row) => (isObject(row) ? rewrite(field.fields, row, type, change) : row))]
        : [id, value];
    }),
  );

const collect = (fields: readonly Field[], data: Data, type: Field["type"]): readonly Json[] => {
  const found: Json[] = [];
  rewrite(fields, data, type, (value) => {
    found.push(value);
    return value;
  });
  return found;
};

export type Person = { readonly id: string; readonly name: string };

const personOf = (value: Json): readonly Person[] =>
  isObject(value) && typeof value["id"] === "string" && typeof value["name"] === "string"
    ? [{ id: value["id"], name: value["name"] }]
    : [];

/** The parties that values name. */
export const peopleIn = (kind: Fields, values: Data): readonly Person[] =>
  collect(allFields(kind), values, "party").flatMap(personOf);

/** The ids that values link to. */
export const linksIn = (kind: Fields, values: Data): readonly string[] =>
  collect(allFields(kind), values, "link").filter((id) => typeof id === "string");

/** As they are kept in the open: of a party the id alone. */
export const withoutNames = (kind: Fields, values: Data): Data =>
  rewrite(allFields(kind), values, "party", (value) => (isObject(value) ? { id: value["id"] ?? null } : null));

export const withNames = (kind: Fields, values: Data, names: KeptRecord["names"]): Data =>
  rewrite(allFields(kind), values, "party", (value) => {
    const id = isObject(value) && typeof value["id"] === "string" ? value["id"] : "";
    return { id, name: names[id] ?? "" };
  });

/** What the linked things are on the day that is asked for. */
export type LinkFacts = { readonly [id: string]: { readonly state: string; readonly gone: boolean } };

const nothingThere = { state: "", gone: true };

/** As an expression sees them. */
export const withLinks = (kind: Fields, values: Data, links: LinkFacts): Data =>
  rewrite(allFields(kind), values, "link", (value) => {
    const id = typeof value === "string" ? value : "";
    return { id, ...(Object.hasOwn(links, id) ? links[id] : nothingThere) };
  });

/** What the record says after these entries: the last word on each field, null where there is none. */
export const valuesOf = (kind: Fields, entries: readonly Pick<Entry, "values">[]): Data =>
  completeData(allFields(kind), Object.assign({}, ...entries.map(({ values }) => values)));

/** The entries that were there on a day. */
export const entriesOn = (record: KeptRecord, on: string): readonly Entry[] =>
  record.entries.filter((entry) => entry.on <= on);
