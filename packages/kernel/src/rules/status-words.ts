import { z } from "zod";
import { type Refusal, refusal } from "../refusal.ts";
import { ok, type Result, refuse } from "../result.ts";
import { bilingual, clause, word } from "./fields.ts";
import { packOf, type RuleRun } from "./pack.ts";

const dialects = ["iso17000", "cnca", "certSearch", "credential", "schemaOrg"] as const;

const row = z.strictObject({
  /** The event or state in our own words. */
  state: word,
  title: bilingual,
  /** How each dialect says it; empty where it cannot. */
  iso17000: z.array(word),
  cnca: z.array(word),
  certSearch: z.array(word),
  credential: z.array(word),
  schemaOrg: z.array(word),
});

/** One certificate life in the dialects of those who keep it. */
export const statusWordsPack = packOf("status-words", z.strictObject({ rule: clause, rows: z.array(row).min(1) }));
export type StatusWordsPack = z.infer<typeof statusWordsPack>;

export const statusWordsInput = z.strictObject({
  /** Whose word it is; `state` for one of our own. */
  dialect: z.enum(["state", ...dialects]),
  word,
});
export type StatusWordsInput = z.input<typeof statusWordsInput>;

export type StatusWords = {
  /** Each state that the word can mean. */
  readonly means: readonly z.infer<typeof row>[];
  /** A word that stands for several states loses what tells them apart. */
  readonly isAmbiguous: boolean;
  /** The dialects that have no word for it. */
  readonly without: readonly (typeof dialects)[number][];
};

const same = (left: string, right: string): boolean =>
  left.toLocaleLowerCase("en") === right.trim().toLocaleLowerCase("en");

export const statusWords = (
  pack: StatusWordsPack,
  given: StatusWordsInput,
): Result<RuleRun<StatusWords>, Refusal<"status-word-unknown">> => {
  const { dialect, word: sought } = statusWordsInput.parse(given);
  const { rows, rule } = pack.parameters;
  const wordsOf = (each: z.infer<typeof row>): readonly string[] =>
    dialect === "state" ? [each.state] : each[dialect];
  const means = rows.filter((each) => wordsOf(each).some((known) => same(known, sought)));
  if (means.length === 0) {
    const known = [...new Set(rows.flatMap(wordsOf))];
    return refuse(refusal("status-word-unknown", rule, { dialect, word: sought, known }));
  }
  const without = dialects.filter((each) => means.every((meaning) => meaning[each].length === 0));
  return ok({
    result: { means, isAmbiguous: means.length > 1, without },
    trace: means.map((meaning) => ({
      step: "status-word",
      value: meaning.state,
      unit: null,
      rule,
      facts: {
        word: sought,
        title: meaning.title,
        ...Object.fromEntries(dialects.map((each) => [each, meaning[each].length === 0 ? null : [...meaning[each]]])),
      },
    })),
    pack: pack.id,
    edition: pack.edition,
  });
};
