type Pair = { readonly zh: string; readonly en: string };

// Spaces and marks at the end are no other scope.
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replaceAll(/\s+/gu, " ")
    .replace(/[\s.。;；]+$/u, "")
    .trim();

/** Whether what is applied for, or certified, is the stated scope in the language in which it was stated. */
export const saysStated = (statement: string, { zh, en }: Pair): boolean =>
  [zh, en].some((text) => text !== "" && plain(text) === plain(statement));

/** The statement as an application takes it: in the language in which it was written, the other left to be said. */
export const asAsked = (statement: string): Pair =>
  /\p{Script=Han}/u.test(statement) ? { zh: statement, en: "" } : { zh: "", en: statement };
