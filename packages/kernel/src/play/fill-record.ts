import { valueAt } from "../case/case-record.ts";
import type { CaseState } from "../case/case-state.ts";
import type { Json } from "../json.ts";
import { type Data, isList, isObject } from "../scheme/check-data.ts";
import { outcomeField } from "../scheme/check-scheme.ts";
import type { Effect, PlainSchemeField, SchemeField } from "../scheme/field.ts";
import type { RecordKind, Scheme } from "../scheme/scheme.ts";
import type { Cast } from "./cast.ts";

/** What stands behind a fictive record: the case so far, the day, the people, and which outcomes are wanted. */
export type Filling = {
  readonly state: CaseState;
  readonly scheme: Scheme;
  readonly today: string;
  readonly cast: Cast;
  readonly wanted: readonly Effect[];
};

/** Days in examples are distances from today, so that they stay right. */
const dayAt = (today: string, days: number): string => Temporal.PlainDate.from(today).add({ days }).toString();

const boundOf = (path: string | undefined, own: Data, { state, today }: Filling): string | null => {
  if (path === undefined) return null;
  if (path === "today") return today;
  const value = path.includes(".") ? valueAt(state, path, null) : own[path];
  return typeof value === "string" ? value : null;
};

const dateOf = (
  field: Extract<SchemeField, { type: "date" }>,
  example: Json | undefined,
  own: Data,
  filling: Filling,
): string => {
  const wished = dayAt(filling.today, typeof example === "number" ? example : 0);
  const from = boundOf(field.from, own, filling);
  const to = boundOf(field.to, own, filling);
  const late = to !== null && wished > to ? to : wished;
  return from !== null && late < from ? from : late;
};

const choiceOf = (
  field: Extract<SchemeField, { type: "choice" }>,
  example: Json | undefined,
  { wanted }: Filling,
): Json => {
  const effect = field.options.find((option) => option.effect !== undefined && wanted.includes(option.effect));
  return effect?.id ?? example ?? field.options[0]?.id ?? null;
};

const plainOf = (field: PlainSchemeField, example: Json | undefined, own: Data, filling: Filling): Json => {
  switch (field.type) {
    case "date":
      return dateOf(field, example, own, filling);
    case "choice":
      return choiceOf(field, example, filling);
    case "party":
      return { ...filling.cast.leader };
    case "text":
      return example ?? field.title.zh.slice(0, field.most);
    case "bilingual":
      return example ?? { ...field.title };
    case "number":
      return example ?? field.least ?? 1;
    case "boolean":
      return field.must ?? example ?? true;
    case "choices":
      return example ?? field.options.slice(0, field.least).map(({ id }) => id);
  }
};

const rowOf = (fields: readonly PlainSchemeField[], given: Json | undefined, filling: Filling): Data => {
  const row: { [field: string]: Json } = {};
  for (const field of fields) {
    const said = isObject(given) ? given[field.id] : undefined;
    if (field.required || said !== undefined) row[field.id] = plainOf(field, said ?? field.example, row, filling);
  }
  return row;
};

const teamRows = ({ scheme, cast }: Filling, fields: readonly PlainSchemeField[]): Json => {
  const { person, duty, leader } = scheme.team;
  const options = fields.find(({ id }) => id === duty);
  const other = options?.type === "choice" ? options.options.find(({ id }) => id !== leader)?.id : undefined;
  return [
    { [person]: { ...cast.leader }, [duty]: leader },
    ...(other === undefined ? [] : [{ [person]: { ...cast.member }, [duty]: other }]),
  ];
};

const rowsOf = (field: Extract<SchemeField, { type: "rows" }>, kind: RecordKind, filling: Filling): Json => {
  if (filling.scheme.team.field === `${kind.id}.${field.id}`) return teamRows(filling, field.fields);
  const given = isList(field.example) ? field.example : Array.from({ length: field.least }, () => null);
  return given.map((row) => rowOf(field.fields, row, filling));
};

/** A record that fits the fields of its kind, out of the scheme's own examples and the bounds of its fields. */
export const fillRecord = (kind: RecordKind, filling: Filling): Data => {
  const outcome = outcomeField(kind);
  const values: { [field: string]: Json } = {};
  for (const field of kind.fields) {
    const isAsked =
      field.when === undefined || field.when.is.some((value) => value === values[field.when?.field ?? ""]);
    if (!isAsked || (!field.required && field.example === undefined && field.id !== outcome?.id)) continue;
    values[field.id] =
      field.type === "rows" ? rowsOf(field, kind, filling) : plainOf(field, field.example, values, filling);
  }
  return values;
};
