import {
  type ArticleDiff,
  citedName,
  type Diffs,
  type DocumentVersion,
  diffArticles,
  type LawChange,
} from "@touchstone/requirements";
import type { HeldLibrary } from "./law-library.ts";

// A diff of two long laws takes a second; the same two are asked for by every reader of one change.
const most = 300;
const made = new Map<string, ArticleDiff>();

const diffOf = async (
  { imported, text }: HeldLibrary,
  from: DocumentVersion,
  to: DocumentVersion,
): Promise<ArticleDiff | null> => {
  const digests = [from, to].map((document) => imported.get(citedName(document))?.digest ?? null);
  if (digests.includes(null)) return null;
  const key = digests.join(" ");
  const known = made.get(key);
  if (known !== undefined) return known;
  const [older, newer] = [await text(from), await text(to)];
  if (older === null || newer === null) return null;
  const diff = diffArticles(older.articles, newer.articles);
  const [oldest] = made.keys();
  if (made.size >= most && oldest !== undefined) made.delete(oldest);
  made.set(key, diff);
  return diff;
};

/** The diffs from those older versions of the law that somebody asks about; null where a text is not held. */
export const diffsOf = async (
  library: HeldLibrary,
  { event, of, from }: LawChange,
  isAsked: (version: DocumentVersion) => boolean = () => true,
): Promise<Diffs> => {
  const diffs = new Map<string, ArticleDiff | null>();
  if (event === "end") return diffs;
  for (const document of from) {
    if (document.family === of.family && isAsked(document))
      diffs.set(citedName(document), await diffOf(library, document, of));
  }
  return diffs;
};
