import { z } from "zod";
import { houseRule, type Refusal, type RuleSource, refusal } from "../refusal.ts";
import { ok, type Result, refuse } from "../result.ts";
import { bilingual, clause, isoDate, word } from "./fields.ts";
import { packOf, type RuleRun } from "./pack.ts";

/** How long a person is barred, by which rule: five years by law, or without end by a rule of the house (RF-3, RF-4). */
export const sanctionPack = packOf(
  "sanction",
  z.strictObject({
    measures: z
      .array(
        z.strictObject({
          id: word,
          title: bilingual,
          /** Null is without end. */
          years: z.int().min(1).nullable(),
          rule: clause,
        }),
      )
      .min(1),
  }),
);
export type SanctionPack = z.infer<typeof sanctionPack>;

export const sanctionInput = z.strictObject({ measure: word, decided: isoDate });
export type SanctionInput = z.input<typeof sanctionInput>;

export type SanctionTerm = {
  readonly measure: string;
  readonly from: string;
  /** The last day of the bar; null without end. */
  readonly until: string | null;
  readonly rule: RuleSource;
};

export const sanctionTerm = (
  pack: SanctionPack,
  input: SanctionInput,
): Result<RuleRun<SanctionTerm>, Refusal<"measure-unknown">> => {
  const { measure: id, decided } = sanctionInput.parse(input);
  const measure = pack.parameters.measures.find((each) => each.id === id);
  if (measure === undefined) {
    const known = pack.parameters.measures.map((each) => each.id);
    return refuse(refusal("measure-unknown", houseRule("8"), { measure: id, known }));
  }
  const { years, rule } = measure;
  // The day of the decision is the first of the term, so the corresponding day is free again.
  const until =
    years === null ? null : Temporal.PlainDate.from(decided).add({ years }).subtract({ days: 1 }).toString();
  return ok({
    result: { measure: id, from: decided, until, rule },
    trace: [{ step: "sanction", value: until, unit: "date", rule, facts: { measure: id, decided, years } }],
    pack: pack.id,
    edition: pack.edition,
  });
};
