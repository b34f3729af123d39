import { z } from "zod";
import { bilingual, clause, word } from "./fields.ts";
import { packOf, type RuleRun } from "./pack.ts";

/** What fails an assessment without being a clause of an assessed standard (RF-20); nobody adds to it on site. */
export const hardCriteriaPack = packOf(
  "hard-criteria",
  z.strictObject({
    criteria: z.array(z.strictObject({ id: word, title: bilingual, rule: clause })).min(1),
    rule: clause,
  }),
);
export type HardCriteriaPack = z.infer<typeof hardCriteriaPack>;

export const hardCriteriaInput = clause;

type HardCriterion = { readonly listed: boolean; readonly criterion: string | null };

export const hardCriteria = (
  { id, edition, parameters: { criteria, rule } }: HardCriteriaPack,
  asked: z.output<typeof hardCriteriaInput>,
): RuleRun<HardCriterion> => {
  const found = criteria.find((each) => each.rule.source === asked.source && each.rule.clause === asked.clause);
  return {
    result: { listed: found !== undefined, criterion: found?.id ?? null },
    trace: [
      { step: "hard-criterion", value: found?.title.zh ?? null, unit: null, rule: found?.rule ?? rule, facts: asked },
    ],
    pack: id,
    edition,
  };
};
