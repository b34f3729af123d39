import type { DocumentVersion, LawBase } from "./law-base.ts";
import { titleKeys } from "./match-title.ts";

const byAge = (a: DocumentVersion, b: DocumentVersion): number => {
  const [left, right] = [a.effective ?? a.version, b.effective ?? b.version];
  return left < right ? -1 : left > right ? 1 : a.version < b.version ? -1 : a.version > b.version ? 1 : 0;
};

/** Indexes documents by family and title. The order of the input does not matter. */
export const lawBase = (documents: readonly DocumentVersion[]): LawBase => {
  const families = new Map<string, readonly DocumentVersion[]>();
  const titles = new Map<string, readonly string[]>();
  for (const document of [...documents].sort(byAge)) {
    families.set(document.family, [...(families.get(document.family) ?? []), document]);
    for (const key of titleKeys(document)) {
      const known = titles.get(key) ?? [];
      if (!known.includes(document.family)) titles.set(key, [...known, document.family]);
    }
  }
  return { documents, families, titles };
};

const keyOf = ({ family, version }: DocumentVersion): string => `${family}@${version}`;

/** One list out of several: for one version the later list speaks, and every list's aliases stay. */
export const mergeDocuments = (...lists: readonly (readonly DocumentVersion[])[]): readonly DocumentVersion[] => {
  const merged = new Map<string, DocumentVersion>();
  for (const document of lists.flat()) {
    const known = merged.get(keyOf(document));
    const aliases = [...new Set([...(known?.aliases ?? []), ...document.aliases])];
    merged.set(keyOf(document), { ...document, aliases });
  }
  return [...merged.values()];
};
