import type { Article } from "../texts/law-text.ts";
import { fold } from "./fold.ts";
import { formsBehind, patternOf } from "./one-error.ts";
import type { SearchStep } from "./plan-search.ts";

const holdsAll = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word));

/** Finds a word by the forms behind it; null for a word that is not guessed at. */
const nearOf = (word: string): RegExp | null => {
  const forms = formsBehind(word);
  return forms.length === 0 ? null : new RegExp(patternOf(forms).source, "u");
};

/** Whether an article answers a step: its number and every word; with `near`, one of the words but for one error. */
export const fitsStep = ({
  words,
  number,
  near,
}: SearchStep): ((article: Pick<Article, "n" | "sub" | "text">) => boolean) => {
  const patterns = near ? words.map(nearOf) : [];
  return ({ n, sub, text }) => {
    if (number !== null && (n !== number.n || sub !== number.sub)) return false;
    const folded = fold(text);
    if (!near) return holdsAll(folded, words);
    if (holdsAll(folded, words)) return false;
    return patterns.some((pattern, at) => pattern?.test(folded) === true && holdsAll(folded, words.toSpliced(at, 1)));
  };
};
