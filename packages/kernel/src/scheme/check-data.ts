import type { Json } from "../json.ts";
import { isoDate } from "../rules/fields.ts";
import type { Field } from "./field.ts";

/** Why a value cannot stand in its field; `where` is the path inside the record. */
export type DataProblem = {
  readonly code: "field-missing" | "field-unknown" | "field-wrong" | "field-must";
  readonly where: string;
  readonly field: Field | null;
  readonly what: string;
};

export type Data = { readonly [field: string]: Json };

export const isObject = (value: Json | undefined): value is Data =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

// oxlint-disable-next-line no-control-regex
const isPrintable = (text: string): boolean => text.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text);

/** The day that a bound speaks of: `today`, or what a field holds. */
export type DayOf = (path: string) => string | null;

const wrong = (field: Field, where: string, what: string): readonly DataProblem[] => [
  { code: "field-wrong", where, field, what },
];

const checkText = (field: Field, where: string, value: Json, most: number): readonly DataProblem[] => {
  if (typeof value !== "string") return wrong(field, where, "text");
  if (!isPrintable(value)) return wrong(field, where, "control characters or lone surrogates");
  return value.length > most ? wrong(field, where, `at most ${most} characters`) : [];
};

const isDigits = (text: string, count: number): boolean => text.length === count && /^[0-9]+$/.test(text);

const checkDate = (
  field: Extract<Field, { type: "date" }>,
  where: string,
  value: Json,
  dayOf: DayOf,
): readonly DataProblem[] => {
  const read = isoDate.safeParse(value);
  if (!read.success) return wrong(field, where, "YYYY-MM-DD");
  const from = field.from === undefined ? null : dayOf(field.from);
  const to = field.to === undefined ? null : dayOf(field.to);
  return [
    ...(from !== null && read.data < from ? wrong(field, where, `≥ ${from}`) : []),
    ...(to !== null && read.data > to ? wrong(field, where, `≤ ${to}`) : []),
  ];
};

const checkNumber = (field: Extract<Field, { type: "number" }>, where: string, value: Json): readonly DataProblem[] => {
  if (typeof value !== "number" || !Number.isFinite(value)) return wrong(field, where, "number");
  return [
    ...(field.whole && !Number.isInteger(value) ? wrong(field, where, "whole number") : []),
    ...(field.least !== undefined && value < field.least ? wrong(field, where, `≥ ${field.least}`) : []),
    ...(field.most !== undefined && value > field.most ? wrong(field, where, `≤ ${field.most}`) : []),
  ];
};

const linkId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const partyId = /^[0-9a-zA-Z-]{1,64}$/;

const checkParty = (field: Field, where: string, value: Json): readonly DataProblem[] =>
  isObject(value) &&
  Object.keys(value).every((key) => key === "id" || key === "name") &&
  typeof value["id"] === "string" &&
  partyId.test(value["id"]) &&
  typeof value["name"] === "string" &&
  value["name"].trim() !== "" &&
  value["name"].length <= 200 &&
  isPrintable(value["name"])
    ? []
    : wrong(field, where, "party { id, name }");

const checkValue = (field: Field, where: string, value: Json, dayOf: DayOf): readonly DataProblem[] => {
  switch (field.type) {
    case "text":
      return field.digits !== undefined && !(typeof value === "string" && isDigits(value, field.digits))
        ? wrong(field, where, "9".repeat(field.digits))
        : checkText(field, where, value, field.most);
    case "bilingual": {
      if (!isObject(value) || Object.keys(value).some((key) => key !== "zh" && key !== "en"))
        return wrong(field, where, "{ zh, en }");
      return ["zh", "en"].flatMap((language) =>
        isEmpty(value[language])
          ? wrong(field, `${where}.${language}`, "both languages")
          : checkText(field, `${where}.${language}`, value[language] ?? null, 2_000),
      );
    }
    case "date":
      return checkDate(field, where, value, dayOf);
    case "number":
      return checkNumber(field, where, value);
    case "boolean":
      if (typeof value !== "boolean") return wrong(field, where, "true or false");
      return field.must !== undefined && value !== field.must
        ? [{ code: "field-must", where, field, what: String(field.must) }]
        : [];
    case "choice":
      return field.options.some(({ id }) => id === value)
        ? []
        : wrong(field, where, field.options.map(({ id }) => id).join(" | "));
    case "choices": {
      if (!isList(value)) return wrong(field, where, "list");
      const known = field.options.map(({ id }) => id);
      if (value.some((each) => typeof each !== "string" || !known.includes(each)))
        return wrong(field, where, known.join(" | "));
      if (new Set(value).size < value.length) return wrong(field, where, "each once");
      return value.length < field.least ? wrong(field, where, `at least ${field.least}`) : [];
    }
    case "party":
      return checkParty(field, where, value);
    case "link":
      return typeof value === "string" && linkId.test(value) ? [] : wrong(field, where, "id");
    case "rows":
      if (!isList(value)) return wrong(field, where, "list");
      return [
        ...(value.length < field.least ? wrong(field, where, `at least ${field.least}`) : []),
        ...(value.length > field.most ? wrong(field, where, `at most ${field.most}`) : []),
        ...value
          .slice(0, field.most)
          .flatMap((row, at) =>
            isObject(row)
              ? checkFields(field.fields, row, dayOf, `${where}.${at}.`)
              : wrong(field, `${where}.${at}`, "object"),
          ),
      ];
  }
};

const isAsked = (field: Field, data: Data): boolean => {
  if (field.when === undefined) return true;
  const { field: of, is } = field.when;
  return is.some((value) => value === data[of]);
};

const checkFields = (fields: readonly Field[], data: Data, dayOf: DayOf, prefix: string): readonly DataProblem[] => [
  ...Object.keys(data)
    .filter((key) => !fields.some(({ id }) => id === key))
    .map((key): DataProblem => ({ code: "field-unknown", where: `${prefix}${key}`, field: null, what: key })),
  ...fields.flatMap((field): readonly DataProblem[] => {
    const where = `${prefix}${field.id}`;
    const value = Object.hasOwn(data, field.id) ? data[field.id] : undefined;
    if (!isAsked(field, data))
      return isEmpty(value) ? [] : [{ code: "field-unknown", where, field, what: "not asked here" }];
    if (value === undefined || value === null || isEmpty(value))
      return field.required ? [{ code: "field-missing", where, field, what: "" }] : [];
    return checkValue(field, where, value, dayOf);
  }),
];

/** Everything that is wrong with a record's data, by the fields of its kind. */
export const checkData = (fields: readonly Field[], data: Data, dayOf: DayOf): readonly DataProblem[] =>
  checkFields(fields, data, dayOf, "");

/** The same data with what may be left out written as null, so that every record of a kind has the same fields. */
export const completeData = (fields: readonly Field[], data: Data): Data =>
  Object.fromEntries(
    fields.map((field): readonly [string, Json] => {
      const value = data[field.id] ?? null;
      return field.type === "rows"
        ? [field.id, isList(value) ? value.map((row) => (isObject(row) ? completeData(field.fields, row) : row)) : []]
        : [field.id, isEmpty(value) ? (field.type === "choices" ? [] : null) : value];
    }),
  );
