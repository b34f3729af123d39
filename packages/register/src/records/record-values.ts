import { completeData, type Data, type Field, isList, isObject, type Json } from "@touchstone/kernel";
import { allFields, type Fields } from "./kind-names.ts";
import type { Entry, KeptRecord } from "./record.ts";

type Change = (value: Json, field: Field) => Json;

/** Rewrites the values of one type of field, those in rows included. */
const rewrite = (fields: readonly Field[], data: Data, type: Field["type"], change: Change): Data =>
  Object.fromEntries(
    Object.entries(data).map(([id, value]): readonly [string, Json] => {
      const field = fields.find((each) => each.id === id);
      if (field === undefined || value === null) return [id, value];
      if (field.type === type) return [id, change(value, field)];
      return field.type === "rows" && isList(value)
        ? [id, value.map((row) => (isObject(row) ? rewrite(field.fields, row, type, change) : row))]
        : [id, value];
    }),
  );

export type Person = { readonly id: string; readonly name: string };

const personOf = (value: Json): readonly Person[] =>
  isObject(value) && typeof value["id"] === "string" && typeof value["name"] === "string"
    ? [{ id: value["id"], name: value["name"] }]
    : [];

/** The parties that values name. */
export const peopleIn = (kind: Fields, values: Data): readonly Person[] => {
  const found: Person[] = [];
  rewrite(allFields(kind), values, "party", (value) => {
    found.push(...personOf(value));
    return value;
  });
  return found;
};

export type Link = { readonly to: string; readonly id: string };

/** Where values lead. */
export const linksIn = (kind: Fields, values: Data): readonly Link[] => {
  const found: Link[] = [];
  rewrite(allFields(kind), values, "link", (value, field) => {
    if (field.type === "link" && typeof value === "string") found.push({ to: field.to, id: value });
    return value;
  });
  return found;
};

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

/** The last word on each field that was ever spoken of. */
export const saidIn = (entries: readonly Pick<Entry, "values">[]): Data =>
  Object.assign({}, ...entries.map(({ values }) => values));

/** What the record says after these entries; null where it says nothing. */
export const valuesOf = (kind: Fields, entries: readonly Pick<Entry, "values">[]): Data =>
  completeData(allFields(kind), saidIn(entries));

/** The entries that were there on a day. */
export const entriesOn = (record: KeptRecord, on: string): readonly Entry[] =>
  record.entries.filter((entry) => entry.on <= on);
