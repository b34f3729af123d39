/** A text of a catalogue with the clause of the term of ISO/IEC 17000 that it names: `t.word(key)`. */
export type Word = { readonly text: string; readonly clause: string | undefined };

/** What a head takes. Names of things come as plain text, words of the catalogues as `Word` (tools/web-terms.test.ts). */
export type Label = string | Word;

export const textOf = (label: Label): string => (typeof label === "string" ? label : label.text);
export const clauseOf = (label: Label): string | undefined => (typeof label === "string" ? undefined : label.clause);
