import { z } from "zod";
import { bilingual, clause, isoDate, word } from "./fields.ts";
import { packOf, type RuleRun } from "./pack.ts";

const criterion = z.strictObject({
  id: word,
  title: bilingual,
  rule: clause,
  /** The standards whose assessment it fails; left out, that of any. */
  standards: z.array(word).min(1).optional(),
  /** The first day on which its source is in force, where that is later than the list's. */
  from: isoDate.optional(),
});
export type HardCriterion = z.infer<typeof criterion>;

/** What fails an assessment without being a clause of an assessed standard (RF-20); nobody adds to it on site. */
export const hardCriteriaPack = packOf(
  "hard-criteria",
  z.strictObject({ criteria: z.array(criterion).min(1), rule: clause }),
);
export type HardCriteriaPack = z.infer<typeof hardCriteriaPack>;

export const hardCriteriaInput = clause.extend({
  /** Asked for an assessment against this standard; of any where nothing is said. */
  standard: word.optional(),
  on: isoDate.optional(),
});

type Asked = { readonly standards: readonly string[]; readonly on: string };

/** Those that can fail an assessment against these standards on that day. */
export const criteriaFor = (
  { parameters: { criteria } }: HardCriteriaPack,
  { standards, on }: Asked,
): readonly HardCriterion[] =>
  criteria.filter(
    ({ standards: only, from }) =>
      (from === undefined || from <= on) && (only === undefined || only.some((each) => standards.includes(each))),
  );

type Answer = { readonly listed: boolean; readonly criterion: string | null };

export const hardCriteria = (
  pack: HardCriteriaPack,
  { source, clause: place, standard, on }: z.output<typeof hardCriteriaInput>,
): RuleRun<Answer> => {
  const { id, edition, parameters } = pack;
  const found = parameters.criteria.find(
    ({ rule, standards, from }) =>
      rule.source === source &&
      rule.clause === place &&
      (standard === undefined || standards === undefined || standards.includes(standard)) &&
      (on === undefined || from === undefined || from <= on),
  );
  const facts = { source, clause: place, standard: standard ?? null, on: on ?? null };
  return {
    result: { listed: found !== undefined, criterion: found?.id ?? null },
    trace: [
      {
        step: "hard-criterion",
        value: found?.title.zh ?? null,
        unit: null,
        rule: found?.rule ?? parameters.rule,
        facts,
      },
    ],
    pack: id,
    edition,
  };
};
