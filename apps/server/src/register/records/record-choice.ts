import { houseRule, ok, type Refusal, type Result, refusal, refuse } from "@touchstone/kernel";
import type { RecordKind } from "@touchstone/register";

export type Choice = { readonly field: string; readonly option: string };

/** `nature:potential`: a field that is chosen when a record is entered, and one of its options. */
export const readChoice = (kind: RecordKind, asked: string | undefined): Result<Choice | null, Refusal> => {
  if (asked === undefined) return ok(null);
  const [field = "", option = ""] = asked.split(":");
  const chosen = kind.fields.flatMap((one) => (one.type === "choice" || one.type === "choices" ? [one] : []));
  const isThere = chosen.some(({ id, options }) => id === field && options.some((one) => one.id === option));
  if (isThere) return ok({ field, option });
  const known = chosen.flatMap(({ id, options }) => options.map((one) => `${id}:${one.id}`));
  return refuse(refusal("record-choice-unknown", houseRule("4"), { kind: kind.id, choice: asked, known }));
};

/** What follows `select` to read the last entry of a record that speaks of a field, as `e.entry`. */
export const lastWordSql = (state: string, field: string): string => `
  from json_array_elements(${state}->'entries') with ordinality as e(entry, at)
  where e.entry->'values'->${field} is not null order by e.at desc limit 1`;

/** Whether the last word on the field is, or holds, the option: what is amended is found under what it is now. */
export const choiceSql = (field: string, option: string): string => `(${field}::text is null or (
  select case json_typeof(e.entry->'values'->${field}::text)
    when 'array' then (e.entry->'values'->${field}::text)::jsonb @> to_jsonb(${option}::text)
    else e.entry->'values'->>${field}::text = ${option}::text end ${lastWordSql("state", `${field}::text`)}))`;
