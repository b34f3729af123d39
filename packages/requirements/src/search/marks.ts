import { foldWithPlaces } from "./fold.ts";
import { formsBehind, patternOf } from "./one-error.ts";

/** A stretch of a text in UTF-16 units, `to` not included. */
export type Stretch = { readonly from: number; readonly to: number };

const joined = (stretches: readonly Stretch[]): readonly Stretch[] => {
  const out: Stretch[] = [];
  for (const one of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last === undefined || one.from > last.to) out.push(one);
    else out[out.length - 1] = { from: last.from, to: Math.max(last.to, one.to) };
  }
  return out;
};

const escaped = (word: string): RegExp => patternOf([word]);

/** Where the words stand in a text; with `near`, where they stand but for one error. At most 50 places. */
export const marksIn = (text: string, words: readonly string[], near: boolean): readonly Stretch[] => {
  const { folded, places } = foldWithPlaces(text);
  const patterns = words.flatMap((word) => {
    const forms = near ? formsBehind(word) : [];
    return forms.length === 0 ? [escaped(word)] : [escaped(word), patternOf(forms)];
  });
  const found = patterns.flatMap((pattern) =>
    [...folded.matchAll(pattern)].slice(0, 50).map(({ index, 0: { length } }) => ({
      from: places[index] ?? 0,
      to: places[index + length] ?? text.length,
    })),
  );
  return joined(found).slice(0, 50);
};

const shown = 160;
const before = 40;

/** The part of a long text round its first mark that a list shows. */
export const excerptOf = (text: string, marks: readonly Stretch[]): Stretch => {
  if (text.length <= shown) return { from: 0, to: text.length };
  const first = marks[0]?.from ?? 0;
  const from = first <= before ? 0 : Math.min(first - before, text.length - shown);
  // Not in the middle of a letter that takes two units.
  const cut = (at: number): number => (/[\uDC00-\uDFFF]/.test(text[at] ?? "") ? at - 1 : at);
  return { from: cut(from), to: cut(Math.min(text.length, from + shown)) };
};
