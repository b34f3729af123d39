import type { DocumentVersion, LawText } from "@touchstone/requirements";
import type { Store } from "../store/index.ts";
import type { Library } from "./answers.ts";
import { type HeldLaws, nameOf, openHeldLaws } from "./held-laws.ts";
import { textByDigest } from "./law-texts.ts";
import { obligationPacks } from "./own-content.ts";
import { ownPacks } from "./scenes/read-scenes.ts";

export type HeldLibrary = Library & Pick<HeldLaws, "imported" | "mark">;

/** The laws, and with an owner its own approved scenes beside the shipped ones. */
export type ReadLibrary = (owner?: string) => Promise<HeldLibrary>;

const readLibrary = (store: Store): ReadLibrary => {
  const held = openHeldLaws(store);
  return async (owner) => {
    const shipped = obligationPacks();
    const { base, imported, mark } = await held();
    const text = async (document: DocumentVersion): Promise<LawText | null> => {
      const digest = imported.get(nameOf(document))?.digest ?? null;
      return digest === null ? null : textByDigest(store, digest);
    };
    const packs = owner === undefined ? shipped : [...shipped, ...(await ownPacks(store, owner))];
    return { base, packs, imported, mark, text };
  };
};

// A memo and no state: reading the content takes longer than opening the store, and several capabilities ask.
const opened = new WeakMap<Store, ReadLibrary>();

/** The server's laws as of this moment; one library for each store, however many capabilities open it. */
export const openLibrary = (store: Store): ReadLibrary => {
  const known = opened.get(store);
  if (known !== undefined) return known;
  const library = readLibrary(store);
  opened.set(store, library);
  return library;
};
