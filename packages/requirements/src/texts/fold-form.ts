/** What is left of a text without its form: full and half width are equal, and space or line breaks carry nothing. */
export const foldForm = (text: string): string => text.normalize("NFKC").replace(/\s+/gu, "");
