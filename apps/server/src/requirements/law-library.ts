import type { DocumentVersion, LawText, ObligationPack } from "@touchstone/requirements";
import type { Store } from "../store/index.ts";
import type { Library } from "./answers.ts";
import { type HeldLaws, nameOf, openHeldLaws } from "./held-laws.ts";
import { textByDigest } from "./law-texts.ts";
import { obligationPacks } from "./own-content.ts";

export type HeldLibrary = Library & Pick<HeldLaws, "imported" | "mark">;

const readLibrary = (store: Store): (() => Promise<HeldLibrary>) => {
  const packs: readonly ObligationPack[] = obligationPacks();
  const held = openHeldLaws(store);
  return async () => {
    const { base, imported, mark } = await held();
    const text = async (document: DocumentVersion): Promise<LawText | null> => {
      const digest = imported.get(nameOf(document))?.digest ?? null;
      return digest === null ? null : textByDigest(store, digest);
    };
    return { base, packs, imported, mark, text };
  };
};

// A memo and no state: reading the content takes longer than opening the store, and several capabilities ask.
const opened = new WeakMap<Store, () => Promise<HeldLibrary>>();

/** The server's laws as of this moment; one library for each store, however many capabilities open it. */
export const openLibrary = (store: Store): (() => Promise<HeldLibrary>) => {
  const known = opened.get(store);
  if (known !== undefined) return known;
  const library = readLibrary(store);
  opened.set(store, library);
  return library;
};
