import type { DocumentVersion, LawBase } from "./law-base.ts";

// Quotation marks, book-title marks, hyphens and white space carry no meaning in a printed title.
const ornaments = /[\s《》〈〉「」『』“”"'‘’·—_-]/gu;
const nation = "中华人民共和国";
// (2021年修订), (2020修正版), (试行) stays: it is part of a title.
const edition = /\((?:\d{4}年?)?(?:第[一二三四五六七八九十]+次)?(?:修正|修订|修改)(?:版|本)?\)$/u;

/** The form in which two printings of one title are equal: NFKC, no ornament, no name of the state, no edition. */
export const normaliseTitle = (printed: string): string => {
  const bare = printed.normalize("NFKC").replace(ornaments, "").replace(edition, "").toUpperCase();
  return bare.startsWith(nation) ? bare.slice(nation.length) : bare;
};

/** Every form under which a document may be printed, normalised. */
export const titleKeys = (document: DocumentVersion): readonly string[] => {
  const names = [document.title, ...document.aliases];
  const numbers = document.documentNumber === null ? [] : [document.documentNumber];
  const joined = numbers.flatMap((number) =>
    names.flatMap((name) => [`${number}${name}`, `${name}${number}`, `${name}(${number})`]),
  );
  return [...new Set([...names, ...numbers, ...joined].map(normaliseTitle))].filter((key) => key !== "");
};

/** Families that bear this title. Several answer when a later act took over the name of an earlier one. */
export const matchTitle = (printed: string, base: LawBase): readonly string[] =>
  base.titles.get(normaliseTitle(printed)) ?? [];
