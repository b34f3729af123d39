import { type Field, isList, isObject, type Json } from "@touchstone/kernel";
import type { Entry } from "./record.ts";
import type { RecordKind } from "./record-kind.ts";
import { valuesOf } from "./record-values.ts";

/** Whom a row names: a site that was chosen, a place that was written, or a part of the one by the other. */
export type WarnedRow = { readonly site: string | null; readonly place: string };

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");

const warnedRow = (fields: readonly Field[], row: Json): readonly WarnedRow[] => {
  if (!isObject(row)) return [];
  const chosen = fields.find((field) => field.type === "link" && field.to === "site");
  const written = fields.find(({ type }) => type === "text");
  const site = chosen === undefined ? "" : text(row[chosen.id]);
  const place = written === undefined ? "" : text(row[written.id]);
  return site === "" && place === "" ? [] : [{ site: site === "" ? null : site, place }];
};

/**
 * Whom a term warns apart from the record itself: each row of the list that it names, by its site and its first text (the
 * papers of a contractor run out for every building that it serves). Empty where the term names no list.
 */
export const warnedRows = (kind: RecordKind, step: string, entries: readonly Entry[]): readonly WarnedRow[] => {
  const lists = kind.terms.flatMap((term) => (term.step === step && term.each !== undefined ? [term.each] : []));
  const values = valuesOf(kind, entries);
  return kind.fields.flatMap((field): readonly WarnedRow[] => {
    const rows = values[field.id];
    if (field.type !== "rows" || !lists.includes(field.id) || !isList(rows)) return [];
    return rows.flatMap((row) => warnedRow(field.fields, row));
  });
};
