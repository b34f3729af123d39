import type { Field } from "./field.ts";
import type { RecordKind } from "./scheme.ts";

/** What a value of an expression is. `unknown` stands behind a mistake that was told already. */
export type ValueType =
  | { readonly kind: "date" | "duration" | "number" | "text" | "boolean" | "null" | "unknown" }
  | { readonly kind: "list"; readonly of: ValueType }
  | { readonly kind: "context"; readonly fields: Names };

/** A name with what it holds, and whether it may hold nothing. */
export type Named = { readonly type: ValueType; readonly isOptional: boolean };
export type Names = { readonly [name: string]: Named };

const text: ValueType = { kind: "text" };
const always = (type: ValueType): Named => ({ type, isOptional: false });

const typeOf = (field: Field): ValueType => {
  switch (field.type) {
    case "text":
    case "choice":
      return text;
    case "date":
    case "number":
    case "boolean":
      return { kind: field.type };
    case "choices":
      return { kind: "list", of: text };
    case "bilingual":
      return { kind: "context", fields: { zh: always(text), en: always(text) } };
    case "party":
      return { kind: "context", fields: { id: always(text), name: always(text) } };
    // What it leads to is asked on the day; a thing that is gone has no state.
    case "link":
      return { kind: "context", fields: { id: always(text), state: always(text), gone: always({ kind: "boolean" }) } };
    case "rows":
      return { kind: "list", of: { kind: "context", fields: namesOf(field.fields) } };
  }
};

/** A list is there even when nothing is in it; any other field that may be left out may be empty. */
export const namesOf = (fields: readonly Field[]): Names =>
  Object.fromEntries(
    fields.map((field): readonly [string, Named] => {
      const isList = field.type === "rows" || field.type === "choices";
      const isOptional = !isList && (!field.required || field.when !== undefined);
      return [field.id, { type: typeOf(field), isOptional }];
    }),
  );

/** The records that an expression may speak of, by their ids, and the day on which it is asked. */
export const namesFor = (kinds: readonly Pick<RecordKind, "id" | "fields">[]): Names => ({
  ...Object.fromEntries(
    kinds.map(({ id, fields }) => [id, always({ kind: "context", fields: namesOf(fields) })] as const),
  ),
  today: always({ kind: "date" }),
});
