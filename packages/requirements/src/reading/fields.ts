import { type Bilingual, houseRule, type Json, type Refusal, refusal } from "@touchstone/kernel";
import { isIsoDate } from "./iso-date.ts";

/** A field that is missing, unknown, too long or not what the form asks; `facts` name file, path and expectation. */
export type FieldRefusal = Refusal<"field-refused">;

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** One object of a form. Each reader answers a value of its type and notes what is wrong, so that all faults show. */
export type Fields = {
  readonly path: string;
  readonly refuse: (key: string, expected: string) => void;
  readonly text: (key: string, max: number) => string;
  readonly optionalText: (key: string, max: number) => string | null;
  readonly date: (key: string) => string;
  readonly optionalDate: (key: string) => string | null;
  readonly integer: (key: string, max: number) => number;
  readonly optionalInteger: (key: string, max: number) => number | null;
  readonly integers: (key: string, max: number, each: number) => readonly number[];
  readonly has: (key: string) => boolean;
  readonly flag: (key: string) => boolean;
  readonly oneOf: <T extends string>(key: string, allowed: readonly T[]) => T | null;
  readonly pattern: (key: string, shape: RegExp, expected: string) => string;
  readonly texts: (key: string, max: number, each: number) => readonly string[];
  readonly optionalTexts: (key: string, max: number, each: number) => readonly string[];
  /** A text, or a list of texts. */
  readonly oneOrMore: (key: string, max: number, each: number) => readonly string[];
  readonly object: <T>(key: string, read: (fields: Fields) => T) => T;
  readonly optionalObject: <T>(key: string, read: (fields: Fields) => T) => T | null;
  readonly list: <T>(key: string, max: number, read: (fields: Fields) => T) => readonly T[];
  readonly optionalList: <T>(key: string, max: number, read: (fields: Fields) => T) => readonly T[];
  readonly bilingual: (key: string, max: number) => Bilingual;
  /** Call last: keys nobody asked for are refused. */
  readonly end: () => void;
};

const bilingual = (fields: Fields, max: number): Bilingual => {
  const both = { zh: fields.text("zh", max), en: fields.text("en", max) };
  fields.end();
  return both;
};

export const fieldsOf = (json: Json | undefined, file: string, path: string, problems: FieldRefusal[]): Fields => {
  const asked = new Set<string>();
  const note = (where: string, expected: string) => {
    // A file with a wrong form has the same fault thousands of times: forty say enough.
    if (problems.length >= 40) return;
    const facts = { file, path: where, expected };
    problems.push({
      ...refusal("field-refused", houseRule("5 (bad input)"), facts),
      place: { file, row: null, column: null },
    });
  };
  const under = (key: string) => (path === "" ? key : `${path}.${key}`);
  const refuse = (key: string, expected: string) => note(under(key), expected);
  const source = isObject(json) ? json : {};
  if (!isObject(json)) note(path === "" ? "$" : path, "object");
  const get = (key: string): Json | undefined => {
    asked.add(key);
    return Object.hasOwn(source, key) ? source[key] : undefined;
  };
  const text = (key: string, max: number): string => {
    const value = get(key);
    if (typeof value === "string" && value !== "" && value.length <= max) return value;
    refuse(key, `text of 1 to ${max} characters`);
    return "";
  };
  const date = (key: string): string => {
    const value = get(key);
    if (typeof value === "string" && isIsoDate(value)) return value;
    refuse(key, "date YYYY-MM-DD");
    return "";
  };
  const integer = (key: string, max: number): number => {
    const value = get(key);
    if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= max) return value;
    refuse(key, `whole number from 0 to ${max}`);
    return 0;
  };
  const absent = (key: string): boolean => {
    const value = get(key);
    return value === undefined || value === null;
  };
  const items = (key: string, max: number): readonly Json[] => {
    const value = get(key);
    if (Array.isArray(value) && value.length <= max) return value;
    refuse(key, `list of at most ${max}`);
    return [];
  };
  const texts = (key: string, max: number, each: number): readonly string[] =>
    items(key, max).flatMap((value, index) => {
      if (typeof value === "string" && value !== "" && value.length <= each) return [value];
      note(`${under(key)}[${index}]`, `text of 1 to ${each} characters`);
      return [];
    });
  const list = <T>(key: string, max: number, read: (fields: Fields) => T): readonly T[] =>
    items(key, max).map((value, index) => read(fieldsOf(value, file, `${under(key)}[${index}]`, problems)));
  return {
    path,
    refuse,
    text,
    optionalText: (key, max) => (absent(key) ? null : text(key, max)),
    date,
    optionalDate: (key) => (absent(key) ? null : date(key)),
    integer,
    optionalInteger: (key, max) => (absent(key) ? null : integer(key, max)),
    integers: (key, max, each) =>
      items(key, max).flatMap((value, index) => {
        if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= each) return [value];
        note(`${under(key)}[${index}]`, `whole number from 0 to ${each}`);
        return [];
      }),
    has: (key) => !absent(key),
    flag: (key) => {
      const value = get(key);
      if (typeof value === "boolean") return value;
      refuse(key, "true or false");
      return false;
    },
    oneOf: (key, allowed) => {
      const value = get(key);
      const found = allowed.find((one) => one === value);
      if (found === undefined) refuse(key, `one of ${allowed.join(", ")}`);
      return found ?? null;
    },
    pattern: (key, shape, expected) => {
      const value = get(key);
      if (typeof value === "string" && shape.test(value)) return value;
      refuse(key, expected);
      return "";
    },
    texts,
    optionalTexts: (key, max, each) => (absent(key) ? [] : texts(key, max, each)),
    oneOrMore: (key, max, each) => (Array.isArray(get(key)) ? texts(key, max, each) : [text(key, each)]),
    object: (key, read) => read(fieldsOf(get(key), file, under(key), problems)),
    optionalObject: (key, read) => (absent(key) ? null : read(fieldsOf(get(key), file, under(key), problems))),
    list,
    optionalList: (key, max, read) => (absent(key) ? [] : list(key, max, read)),
    bilingual: (key, max) => bilingual(fieldsOf(get(key), file, under(key), problems), max),
    end: () => {
      for (const key of Object.keys(source)) if (!asked.has(key)) refuse(key.slice(0, 60), "no such field");
    },
  };
};
