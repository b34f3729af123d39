import { type DocumentVersion, type LawBase, levels, normaliseTitle } from "@touchstone/requirements";
import { nameOf } from "./held-laws.ts";

/** A document in its place in the list, with the names it may be looked for by. */
export type Listed = { readonly id: string; readonly document: DocumentVersion; readonly names: readonly string[] };

const listed = (document: DocumentVersion): Listed => ({
  id: `${String(levels.indexOf(document.level)).padStart(2, "0")} ${nameOf(document)}`,
  document,
  names: [document.title, ...document.aliases].map(normaliseTitle),
});

// A memo and no state: four thousand titles take longer to bring into one form than a list may take.
const made = new WeakMap<LawBase, readonly Listed[]>();

/** All documents by level and name. */
export const documentList = (base: LawBase): readonly Listed[] => {
  const known = made.get(base);
  if (known !== undefined) return known;
  const list = base.documents.map(listed).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  made.set(base, list);
  return list;
};
