import { isList, isObject } from "@touchstone/kernel";
import type { Entry } from "./record.ts";
import type { RecordKind } from "./record-kind.ts";
import { valuesOf } from "./record-values.ts";

/**
 * Whom a term warns apart from the record itself: each row of the list that it names, by the row's first cell (the papers
 * of a contractor run out for every building that it serves). Empty where the term names no list.
 */
export const warnedRows = (kind: RecordKind, step: string, entries: readonly Entry[]): readonly string[] => {
  const lists = kind.terms.flatMap((term) => (term.step === step && term.each !== undefined ? [term.each] : []));
  const values = valuesOf(kind, entries);
  return kind.fields.flatMap((field): readonly string[] => {
    const rows = values[field.id];
    const [first] = field.type === "rows" ? field.fields : [];
    if (first === undefined || !lists.includes(field.id) || !isList(rows)) return [];
    return rows.flatMap((row) => {
      const name = isObject(row) ? row[first.id] : null;
      return typeof name === "string" ? [name] : [];
    });
  });
};
