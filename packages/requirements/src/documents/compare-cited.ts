import { currentFor } from "./in-force.ts";
import type { DocumentVersion, LawBase } from "./law-base.ts";
import { type Reach, reaches } from "./scope.ts";

/** What a register cites in one place; a short title may be that of several families. */
export type Citation = { readonly families: readonly string[] };

export type MissingLaw = {
  readonly document: DocumentVersion;
  /** What is cited that this document took the place of. */
  readonly insteadOf: DocumentVersion | null;
};

export type Compared<Cited> = {
  readonly missing: readonly MissingLaw[];
  /** What is cited and binds elsewhere alone: a neighbour's law, or that of a market one does not sell to. */
  readonly elsewhere: readonly { readonly citation: Cited; readonly document: DocumentVersion }[];
};

/** What binds at a place beside what a register cites: laws not cited, and citations that bind elsewhere (IS-4, OH-13). */
export const compareCited = <Cited extends Citation>(
  binding: readonly DocumentVersion[],
  citations: readonly Cited[],
  { reach, on, base }: { readonly reach: Reach; readonly on: string; readonly base: LawBase },
): Compared<Cited> => {
  const newest = (family: string) => base.families.get(family)?.at(-1) ?? null;
  const cited = new Set(citations.flatMap(({ families }) => families));
  const documents = [...cited].flatMap((family) => newest(family) ?? []);
  const insteadOf = ({ family }: DocumentVersion) =>
    documents.find((one) => currentFor(one, on, base)?.family === family) ?? null;
  const missing = binding
    .filter(({ family }) => !cited.has(family))
    .map((document) => ({ document, insteadOf: insteadOf(document) }));
  const elsewhere = citations.flatMap((citation) => {
    const meant = citation.families.flatMap((family) => newest(family) ?? []);
    const [document] = meant;
    const binds = meant.some(({ jurisdiction }) => reaches(jurisdiction, reach));
    return document === undefined || binds ? [] : [{ citation, document }];
  });
  return { missing, elsewhere };
};
