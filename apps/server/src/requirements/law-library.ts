import type { DocumentVersion, LawText, ObligationPack } from "@touchstone/requirements";
import type { Store } from "../store/index.ts";
import type { Library } from "./answers.ts";
import { type HeldLaws, nameOf, openHeldLaws } from "./held-laws.ts";
import { textByDigest } from "./law-texts.ts";
import { obligationPacks } from "./own-content.ts";

export type HeldLibrary = Library & Pick<HeldLaws, "imported">;

/** The server's laws as of this moment. One for each store, opened once. */
export const openLibrary = (store: Store): (() => Promise<HeldLibrary>) => {
  const packs: readonly ObligationPack[] = obligationPacks();
  const held = openHeldLaws(store);
  return async () => {
    const { base, imported } = await held();
    const text = async (document: DocumentVersion): Promise<LawText | null> => {
      const digest = imported.get(nameOf(document))?.digest ?? null;
      return digest === null ? null : textByDigest(store, digest);
    };
    return { base, packs, imported, text };
  };
};
