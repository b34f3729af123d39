import type { InputField } from "./input-fields.ts";

type Asked = (name: string) => string;

/** Names of form fields: the path in the input, after this. */
export const inputPrefix = "i.";
/** Rows that a form reads; a URL holds no more. */
const mostRows = 200;

const fromJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON: what people write who mean a text, or one text a line. The pack says whether that is right.
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
    return lines.length > 1 ? lines : text;
  }
};

const plainValue = (field: InputField, text: string): unknown => {
  switch (field.kind) {
    case "number":
      return Number.isFinite(Number(text)) ? Number(text) : text;
    case "yes-no":
      return text === "yes" ? true : text === "no" ? false : text;
    case "lines":
      return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== "");
    case "json":
      return fromJson(text);
    default:
      return text;
  }
};

const isWritten = (fields: readonly InputField[], at: string, asked: Asked): boolean =>
  fields.some((field) =>
    field.kind === "group" || field.kind === "rows"
      ? isWritten(field.fields, `${at}${field.name}.`, asked)
      : asked(`${at}${field.name}`).trim() !== "",
  );

/** How many rows of a list were filled in, the empty ones between them included. */
export const filledRows = (fields: readonly InputField[], at: string, asked: Asked): number =>
  Array.from({ length: mostRows }, (_, row) => row).findLastIndex((row) => isWritten(fields, `${at}${row}.`, asked)) +
  1;

const valueOf = (field: InputField, at: string, asked: Asked): unknown => {
  const name = `${at}${field.name}`;
  if (field.kind === "group") {
    if (isWritten(field.fields, `${name}.`, asked)) return valuesOf(field.fields, `${name}.`, asked);
    return field.isNullable && field.isNeeded ? null : undefined;
  }
  if (field.kind === "rows") {
    const rows = Array.from({ length: filledRows(field.fields, `${name}.`, asked) }, (_, row) => row)
      .filter((row) => isWritten(field.fields, `${name}.${row}.`, asked))
      .map((row) => valuesOf(field.fields, `${name}.${row}.`, asked));
    return rows.length > 0 || field.isNeeded ? rows : undefined;
  }
  const text = asked(name).trim();
  if (text !== "") return plainValue(field, text);
  // What is left empty is left out, and the pack's own default or complaint stands.
  return field.isNullable && field.isNeeded ? null : undefined;
};

const valuesOf = (fields: readonly InputField[], at: string, asked: Asked): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueOf(field, at, asked);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );

/** The input of a rule from the query of its page. */
export const inputOf = (fields: readonly InputField[], query: URLSearchParams): Readonly<Record<string, unknown>> =>
  valuesOf(fields, inputPrefix, (name) => query.get(name) ?? "");

const written = (field: InputField, value: unknown, name: string): readonly (readonly [string, string])[] => {
  if (value === undefined || value === null) return [];
  if ((field.kind === "group" || field.kind === "rows") && typeof value === "object") {
    const parts = field.kind === "rows" ? Object.entries(value) : [["", value] as const];
    return parts.flatMap(([row, part]) =>
      field.fields.flatMap((each) =>
        written(
          each,
          Reflect.get(Object(part), each.name),
          [name, row, each.name].filter((path) => path !== "").join("."),
        ),
      ),
    );
  }
  if (field.kind === "yes-no") return [[name, value === true ? "yes" : "no"]];
  if (field.kind === "lines" && Array.isArray(value)) return [[name, value.join("\n")]];
  return [[name, typeof value === "string" ? value : JSON.stringify(value)]];
};

/** The query that asks a page for this input. */
export const queryOf = (
  fields: readonly InputField[],
  input: Readonly<Record<string, unknown>>,
): readonly (readonly [string, string])[] =>
  fields.flatMap((field) => written(field, input[field.name], `${inputPrefix}${field.name}`));
