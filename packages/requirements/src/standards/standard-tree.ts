import type { Bilingual } from "@touchstone/kernel";

/** The parent's text and more on top; a text of its own on the parent's base; guidance on how to apply the parent. */
export const standardRelations = ["adds-to", "own-text", "guides"] as const;

/** One standard and the one it comes from; `from` and `relation` are null at the root (3S-10). */
export type DerivedStandard = {
  readonly id: string;
  readonly designation: string;
  readonly sector: Bilingual;
  readonly from: string | null;
  readonly relation: (typeof standardRelations)[number] | null;
};

export type PlacedStandard = DerivedStandard & { readonly depth: number };

/** In the order of the tree: each under the one it comes from. What hangs on nothing or on itself is left out. */
export const treeOrder = (
  standards: readonly DerivedStandard[],
  from: string | null = null,
  depth = 0,
): readonly PlacedStandard[] =>
  standards
    .filter((one) => one.from === from)
    .flatMap((one) => [{ ...one, depth }, ...treeOrder(standards, one.id, depth + 1)]);
