import { normaliseTitle } from "./match-title.ts";

/**
 * The family of a document whose source names none: the same for every version that bears this title at this place,
 * whatever order they are imported in.
 */
export const deriveFamily = (title: string, jurisdiction: string, sha256: (text: string) => string): string =>
  `law-${sha256(`${jurisdiction} ${normaliseTitle(title)}`).slice(0, 16)}`;
