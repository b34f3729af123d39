import type { DocumentVersion } from "../documents/law-base.ts";
import { normaliseTitle } from "../documents/match-title.ts";
import { formsBehind, patternOf } from "./one-error.ts";

/** How a title was met, the best first. */
export const titleMatches = ["title", "initials", "beginning", "part", "words", "near"] as const;
export type TitleMatch = (typeof titleMatches)[number];

export type TitleHit = { readonly document: DocumentVersion; readonly match: TitleMatch; readonly length: number };

export type TitleIndex = {
  /** Documents that bear the name, or its words, in a title, an alias, a number or in its initials, the best first. */
  readonly find: (name: string, words: readonly string[]) => readonly TitleHit[];
  /** As `find`, with one letter mistyped. */
  readonly findNear: (name: string) => readonly TitleHit[];
  /** The longest title that a word begins with, and what comes after it: 食品安全法进货查验. */
  readonly splitOff: (word: string) => { readonly title: string; readonly rest: string } | null;
};

type Entry = { readonly document: DocumentVersion; readonly names: readonly string[] };

const initialsTyped = /^[a-z][a-z0-9]+$/;

const gradeOf = (names: readonly string[], initials: readonly string[], whole: string, typed: string) => {
  const best = (match: TitleMatch, fits: (name: string) => boolean, among = names) => {
    const lengths = among.filter(fits).map((name) => name.length);
    return lengths.length === 0 ? null : { match, length: Math.min(...lengths) };
  };
  return (
    best("title", (name) => name === whole) ??
    best("initials", (name) => name === typed, initials) ??
    best("beginning", (name) => name.startsWith(whole)) ??
    (typed.length > 2 ? best("initials", (name) => name.startsWith(typed), initials) : null) ??
    best("part", (name) => name.includes(whole))
  );
};

// One error touches two neighbouring thirds at most. Looking for the others first spares most titles the long pattern.
const inThirds = (text: string): readonly string[] => {
  const letters = [...text];
  const size = Math.ceil(letters.length / 3);
  return [0, size, 2 * size].map((from) => letters.slice(from, from + size).join("")).filter((third) => third !== "");
};

const byGrade = (one: TitleHit, other: TitleHit): number =>
  titleMatches.indexOf(one.match) - titleMatches.indexOf(other.match) || one.length - other.length;

/** Titles for search. `initialsOf` answers the pinyin initials of a title in small letters; it is asked when letters are typed. */
export const titleIndex = (
  documents: readonly DocumentVersion[],
  initialsOf: (title: string) => string,
): TitleIndex => {
  const entries: readonly Entry[] = documents.map((document) => {
    const { title, aliases, documentNumber } = document;
    const printed = documentNumber === null ? [title, ...aliases] : [title, ...aliases, documentNumber];
    return { document, names: [...new Set(printed.map(normaliseTitle))].filter((name) => name !== "") };
  });
  const known = new Set(entries.flatMap(({ names }) => names));
  const longest = Math.max(0, ...[...known].map((name) => name.length));

  const find = (printed: string, words: readonly string[]): readonly TitleHit[] => {
    const whole = normaliseTitle(printed);
    if (whole === "") return [];
    const typed = words.length === 1 && initialsTyped.test(words[0] ?? "") ? (words[0] ?? "") : "";
    const parts = words.map(normaliseTitle);
    return entries
      .flatMap(({ document, names }): TitleHit[] => {
        const graded = gradeOf(names, typed === "" ? [] : names.map(initialsOf), whole, typed);
        if (graded !== null) return [{ document, ...graded }];
        const name = names.find((one) => parts.every((part) => one.includes(part)));
        return name === undefined ? [] : [{ document, match: "words", length: name.length }];
      })
      .toSorted(byGrade);
  };

  const findNear = (printed: string): readonly TitleHit[] => {
    const whole = normaliseTitle(printed);
    const forms = formsBehind(whole);
    if (forms.length === 0) return [];
    const pattern = new RegExp(patternOf(forms).source, "u");
    const thirds = inThirds(whole);
    return entries
      .flatMap(({ document, names }): TitleHit[] => {
        const name = names.find((one) => thirds.some((third) => one.includes(third)) && pattern.test(one));
        return name === undefined ? [] : [{ document, match: "near", length: name.length }];
      })
      .toSorted(byGrade);
  };

  const splitOff = (word: string) => {
    const bare = normaliseTitle(word);
    // A title of one letter is none, and a rest of one letter is a title written on.
    for (let length = Math.min(longest, bare.length - 2); length > 1; length -= 1) {
      const title = bare.slice(0, length);
      if (known.has(title)) return { title: title.toLowerCase(), rest: bare.slice(length).toLowerCase() };
    }
    return null;
  };

  return { find, findNear, splitOff };
};
