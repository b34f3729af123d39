import { foldForm } from "./fold-form.ts";
import type { Article } from "./law-text.ts";
import { type TextChange, textChanges } from "./text-changes.ts";

/** A stretch of an article that a quote stands for. */
type Stretch = { readonly article: string; readonly printed: string };

/** The first character that is another: counted in the quote from 1, with what either says from there. */
export type FirstDifference = { readonly at: number; readonly quoted: string; readonly printed: string };

/**
 * What became of a quote (OH-7). `exact`: these very characters stand there; `form-only`: they differ in width, space or
 * line break alone; `moved`: they stand in another article; `differs`: a character is another; `not-found`: nothing there
 * is like it.
 */
export type QuoteCheck =
  | ({ readonly kind: "exact" | "moved"; readonly whole: boolean } & Stretch)
  | ({ readonly kind: "form-only" | "moved-form" | "differs" } & Stretch & {
        readonly first: FirstDifference;
        /** From what the law prints to what was quoted. */
        readonly changes: readonly TextChange[];
      })
  | { readonly kind: "not-found" };

/** The folded text, and for each of its characters where in the text it stood. */
const foldWithPlaces = (text: string): { readonly folded: string; readonly places: readonly number[] } => {
  let folded = "";
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const form = foldForm(character);
    folded += form;
    for (let unit = 0; unit < form.length; unit += 1) places.push(at);
    at += character.length;
  }
  return { folded, places };
};

const lengthAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** The stretch of a text that is the quote but for its form; null where there is none. */
const formStretch = (text: string, quote: string): string | null => {
  const { folded, places } = foldWithPlaces(text);
  const wanted = foldWithPlaces(quote).folded;
  const from = wanted === "" ? -1 : folded.indexOf(wanted);
  const [start, last] = [places[from], places[from + wanted.length - 1]];
  return start === undefined || last === undefined ? null : text.slice(start, last + lengthAt(text, last));
};

// An article of 4,000 characters and a quote of 2,000: about 0.4 s. The longest article of shared/data/laws has 1,541;
// in a longer one the quote is compared with the article whole, so that only nearly the whole of it counts as quoted.
const mostCells = 8_000_000;

/**
 * The stretch of a text that takes fewest changes to become the quote (Sellers 1980: the distance of a pattern to any
 * part of a text), and how many.
 */
const nearestStretch = (text: string, quote: string): { readonly printed: string; readonly changes: number } => {
  if (text.length * quote.length > mostCells) {
    return { printed: text, changes: textChanges(text, quote).reduce((sum, one) => sum + costOf(one), 0) };
  }
  let costs = new Uint32Array(text.length + 1);
  let starts = Uint32Array.from(costs.keys());
  for (let row = 1; row <= quote.length; row += 1) {
    const [cost, start] = [new Uint32Array(text.length + 1), new Uint32Array(text.length + 1)];
    cost[0] = row;
    for (let at = 1; at <= text.length; at += 1) {
      const kept = (costs[at - 1] ?? 0) + (text[at - 1] === quote[row - 1] ? 0 : 1);
      const [without, more] = [(costs[at] ?? 0) + 1, (cost[at - 1] ?? 0) + 1];
      const least = Math.min(kept, without, more);
      cost[at] = least;
      start[at] = (least === kept ? starts[at - 1] : least === without ? starts[at] : start[at - 1]) ?? 0;
    }
    [costs, starts] = [cost, start];
  }
  let end = 0;
  for (let at = 1; at <= text.length; at += 1) if ((costs[at] ?? 0) < (costs[end] ?? 0)) end = at;
  return { printed: text.slice(starts[end] ?? 0, end), changes: costs[end] ?? 0 };
};

const costOf = ({ kind, text }: TextChange): number => (kind === "same" ? 0 : text.length);

// Of more than half other characters one does not say that a clause was quoted wrongly, but that another was meant.
const likeEnough = (changes: number, quote: string): boolean => changes * 2 <= quote.length;

const shown = 12;

const firstOf = (printed: string, quoted: string): FirstDifference => {
  const [left, right] = [[...printed], [...quoted]];
  let at = 0;
  while (at < left.length && at < right.length && left[at] === right[at]) at += 1;
  return {
    at: at + 1,
    quoted: right.slice(at, at + shown).join(""),
    printed: left.slice(at, at + shown).join(""),
  };
};

const marked = <Kind extends "form-only" | "moved-form" | "differs">(
  kind: Kind,
  { no }: Article,
  printed: string,
  quote: string,
) => ({ kind, article: no, printed, first: firstOf(printed, quote), changes: textChanges(printed, quote) });

const inArticle = (article: Article, quote: string, form: "form-only" | "moved-form"): QuoteCheck | null => {
  if (article.text.includes(quote)) {
    const kind = form === "form-only" ? "exact" : "moved";
    return { kind, article: article.no, printed: quote, whole: article.text === quote };
  }
  const printed = formStretch(article.text, quote);
  return printed === null ? null : marked(form, article, printed, quote);
};

// Fewer characters than these stand in many articles by chance.
const tellsItsArticle = 8;

/** Compares a quote with the article it names, then with the others of the same text. */
export const checkQuote = (given: string, article: Article | null, articles: readonly Article[]): QuoteCheck => {
  const quote = given.trim();
  const length = [...foldForm(quote)].length;
  if (length === 0) return { kind: "not-found" };
  const here = article === null ? null : inArticle(article, quote, "form-only");
  if (here !== null) return here;
  for (const other of length < tellsItsArticle ? [] : articles) {
    const there = other === article ? null : inArticle(other, quote, "moved-form");
    if (there !== null) return there;
  }
  if (article === null) return { kind: "not-found" };
  const { printed, changes } = nearestStretch(article.text, quote);
  return likeEnough(changes, quote) ? marked("differs", article, printed, quote) : { kind: "not-found" };
};
