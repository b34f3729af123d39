/** Stands for one letter, whichever; no text holds it. */
export const anyLetter = "\u0000";

// Below four letters one error leaves nothing to know the word by; beyond 24 nobody mistypes and wants to be guessed.
const fewest = 4;
const most = 24;

/**
 * The forms that a word may have had before one letter of it was mistyped, left out, added or exchanged with its
 * neighbour. None for a word that is too short or too long to guess at.
 */
export const formsBehind = (word: string): readonly string[] => {
  const letters = [...word];
  if (letters.length < fewest || letters.length > most) return [];
  const forms = new Set<string>();
  for (let at = 0; at < letters.length; at += 1) {
    const [before, after] = [letters.slice(0, at).join(""), letters.slice(at + 1).join("")];
    const letter = letters[at] ?? "";
    forms.add(`${before}${anyLetter}${after}`);
    // At the edges the shorter and the longer word are found by the word itself or by the form above.
    if (at > 0) forms.add(`${before}${anyLetter}${letter}${after}`);
    if (at > 0 && at < letters.length - 1) forms.add(`${before}${after}`);
    const next = letters[at + 1];
    if (next !== undefined && next !== letter) forms.add(`${before}${next}${letter}${letters.slice(at + 2).join("")}`);
  }
  forms.delete(word);
  return [...forms];
};

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, (sign) => `\\${sign}`);

/** Finds any of the forms. */
export const patternOf = (forms: readonly string[]): RegExp =>
  new RegExp(forms.map((form) => form.split(anyLetter).map(literal).join(".")).join("|"), "gu");
