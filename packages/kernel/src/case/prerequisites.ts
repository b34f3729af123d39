import type { Bilingual, Json } from "../json.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { namesAt } from "../scheme/check-prerequisites.ts";
import { type Evaluated, evaluate, parseExpression } from "../scheme/expression.ts";
import type { Names } from "../scheme/expression-type.ts";
import type { Prerequisite } from "../scheme/prerequisite.ts";
import type { Scheme } from "../scheme/scheme.ts";
import { currentRecord, type Filing } from "./case-record.ts";
import type { CaseState } from "./case-state.ts";

type Values = { readonly [record: string]: Json };

const ask = (text: string, names: Names, values: Values, wanted: "boolean" | "date"): Evaluated => {
  const parsed = parseExpression(text, names, wanted);
  // A scheme that was read has no such expression; one that got here otherwise decides nothing.
  return parsed.ok
    ? evaluate(parsed.value, values)
    : { kind: "undecided", why: parsed.refusals.map((each) => each.message) };
};

/** The fields that a rule reads, as a reader sees them: title and value. */
const factsOf = (scheme: Scheme, text: string, values: Values): Bilingual => {
  const read = scheme.records.flatMap(({ id, fields }) =>
    fields.flatMap((field) => {
      const holder = values[id];
      if (!text.includes(`${id}.${field.id}`) || typeof holder !== "object") return [];
      const value = Reflect.get(holder ?? {}, field.id) as Json | undefined;
      const shown =
        typeof value === "object" || value === undefined ? (Array.isArray(value) ? value.length : "—") : value;
      return [{ title: field.title, shown: String(shown) }];
    }),
  );
  return {
    zh: read.map(({ title, shown }) => `${title.zh} ${shown}`).join("，"),
    en: read.map(({ title, shown }) => `${title.en} ${shown}`).join(", "),
  };
};

/** What the scheme wants to hold before this record, and does not, or cannot be seen to. */
export const prerequisitesUnmet = (
  state: CaseState,
  scheme: Scheme,
  here: Filing,
  today: string,
): readonly Refusal[] => {
  const asked = scheme.prerequisites.filter(({ at }) => at === here.kind);
  if (asked.length === 0) return [];
  const names = namesAt(scheme, here.kind);
  const filed = Object.keys(names).map((id): readonly [string, Json] => [id, currentRecord(state, id)?.values ?? null]);
  const values: Values = { ...Object.fromEntries(filed), [here.kind]: here.values, today };
  const refused = ({ id, title, holds, passesFrom, rule }: Prerequisite): readonly Refusal[] => {
    const answer = ask(holds, names, values, "boolean");
    if (answer.kind === "true") return [];
    const facts = { prerequisite: id, title, facts: factsOf(scheme, holds, values) };
    if (answer.kind !== "false") return [refusal("prerequisite-undecided", rule, facts)];
    const from = passesFrom === undefined ? null : ask(passesFrom, names, values, "date");
    return [refusal("prerequisite-not-met", rule, facts, from?.kind === "date" ? from.date : null)];
  };
  return asked.flatMap(refused);
};
