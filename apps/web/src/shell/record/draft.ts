import type { Json, Field as SchemeField } from "@touchstone/kernel";
import { type Data, objectOf, plainText } from "./data.ts";

/** What stands in a form: every control keeps text, so that a half-typed number is not lost. */
export type Draft = { readonly [field: string]: DraftValue };
export type DraftValue =
  | string
  | boolean
  | null
  | readonly string[]
  | { readonly zh: string; readonly en: string }
  | readonly Draft[];

export const isRows = (value: DraftValue | undefined): value is readonly Draft[] =>
  Array.isArray(value) && value.every((row) => typeof row === "object");

export const isWords = (value: DraftValue | undefined): value is readonly string[] =>
  Array.isArray(value) && value.every((word) => typeof word === "string");

export const isPair = (value: DraftValue | undefined): value is { readonly zh: string; readonly en: string } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const draftValue = (field: SchemeField, value: Json | undefined): DraftValue => {
  switch (field.type) {
    case "boolean":
      return typeof value === "boolean" ? value : null;
    case "bilingual":
      return { zh: plainText(objectOf(value)["zh"]), en: plainText(objectOf(value)["en"]) };
    case "choices":
      return Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
    case "party":
      return plainText(objectOf(value)["id"]);
    case "rows": {
      const given = Array.isArray(value) ? value : [];
      const rows = given.map((row: Json) => draftOf(field.fields, objectOf(row)));
      const missing = Math.max(0, field.least - rows.length);
      return [...rows, ...Array.from({ length: missing }, () => draftOf(field.fields, {}))];
    }
    default:
      return plainText(value);
  }
};

/** A form's start: what was filed before, or empty with the fewest rows that the scheme asks for. */
export const draftOf = (fields: readonly SchemeField[], data: Data): Draft =>
  Object.fromEntries(fields.map((field) => [field.id, draftValue(field, data[field.id])]));

/** Is the field asked for, by what its neighbours hold? */
export const isAsked = (field: SchemeField, draft: Draft): boolean => {
  const { when } = field;
  return when === undefined || when.is.some((value) => value === draft[when.field]);
};

export type PartyOption = { readonly id: string; readonly name: string };

/** JSON as a request carries it. */
export type Sent = string | number | boolean | null | Sent[] | { [key: string]: Sent };

const valueOf = (
  field: SchemeField,
  value: DraftValue | undefined,
  parties: readonly PartyOption[],
): Sent | undefined => {
  switch (field.type) {
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
    case "number":
      return typeof value === "string" && value.trim() !== "" ? Number(value) : undefined;
    case "bilingual":
      return isPair(value) && (value.zh !== "" || value.en !== "") ? { zh: value.zh, en: value.en } : undefined;
    case "choices":
      return isWords(value) && value.length > 0 ? [...value] : undefined;
    case "party": {
      const party = parties.find(({ id }) => id === value);
      return party === undefined ? undefined : { id: party.id, name: party.name };
    }
    case "rows":
      return isRows(value) ? value.map((row) => dataOf(field.fields, row, parties)) : [];
    default:
      return typeof value === "string" && value !== "" ? value : undefined;
  }
};

/** What is sent: nothing for what was left empty; the server says what is missing, by the scheme. */
export const dataOf = (
  fields: readonly SchemeField[],
  draft: Draft,
  parties: readonly PartyOption[],
): { [field: string]: Sent } =>
  Object.fromEntries(
    fields.flatMap((field): readonly (readonly [string, Sent])[] => {
      const value = isAsked(field, draft) ? valueOf(field, draft[field.id], parties) : undefined;
      return value === undefined ? [] : [[field.id, value]];
    }),
  );
