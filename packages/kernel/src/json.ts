/** Anything JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Text in both languages of the product; content texts always carry both. */
export type Bilingual = { readonly zh: string; readonly en: string };
