import { houseRule, type Refusal, refusal } from "@touchstone/kernel";
import type { LawText } from "../texts/law-text.ts";

export type LawWarningCode = "article-number-jumps" | "article-number-repeats" | "law-without-text";
/** What is odd in a text that is taken as it is: sources are uneven, and a gap may be the law's own. */
export type LawWarning = Refusal<LawWarningCode>;

export const lawWarning = (
  code: LawWarningCode,
  facts: LawWarning["facts"],
  file: string,
  row: number | null,
): LawWarning => ({ ...refusal(code, houseRule("5 (bad input)"), facts), place: { file, row, column: null } });

/** Every place where an article's number does not follow from the one before, and every number given twice. */
export const lawWarnings = ({ articles }: LawText, file: string, row: number | null): readonly LawWarning[] => {
  const seen = new Set<string>();
  return articles.flatMap(({ no, n, sub }, index) => {
    const before = articles[index - 1] ?? { no: "–", n: 0, sub: 0 };
    const repeats = seen.has(no);
    seen.add(no);
    if (repeats) return [lawWarning("article-number-repeats", { article: no }, file, row)];
    const follows = (n === before.n + 1 && sub === 0) || (n === before.n && sub === before.sub + 1);
    return follows ? [] : [lawWarning("article-number-jumps", { from: before.no, to: no }, file, row)];
  });
};
