// What spreadsheet programs take for the start of a formula, with the full-width forms that some of them fold
// (reliability I8). An apostrophe before it is what a person or an export put there to defuse it.
const lead = /^'*[=+\-@\t\r＝＋－＠]/u;
// Values, not formulas: -5, -1,234.50, +3.2%, +86 138 0013 8000, and the dash that stands for "none".
const value = /^[+-]\d+(?:[ ,]\d+)*(?:\.\d+)?%?$|^-+$/;

/** Would a spreadsheet program compute this text, were it written into a cell without care? */
export const looksLikeFormula = (text: string): boolean => lead.test(text) && !value.test(text);

/** The cell as text that no program computes. `restore` is its inverse, so that a round trip gives the same cells. */
export const defuse = (text: string): string => (looksLikeFormula(text) ? `'${text}` : text);

export const restore = (text: string): string =>
  text.startsWith("'") && looksLikeFormula(text) ? text.slice(1) : text;
