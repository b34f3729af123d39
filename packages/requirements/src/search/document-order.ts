import { stateOn, type VersionState } from "../documents/in-force.ts";
import { type DocumentVersion, type LawBase, levels } from "../documents/law-base.ts";

// What binds comes first; a text whose dates nobody knows may bind and comes before what is known to bind no more.
export const statesInOrder: readonly VersionState[] = [
  "in-force",
  "not-yet-in-force",
  "undated",
  "amended",
  "replaced",
];

export type OrderedDocument = {
  readonly document: DocumentVersion;
  readonly state: VersionState;
  /** Sorts as the answers to a search do: by state on the day, rank of the source, name. */
  readonly key: string;
};

/** All documents in the order in which a search of that day answers. */
export const orderDocuments = (base: LawBase, on: string): readonly OrderedDocument[] =>
  base.documents
    .map((document) => {
      const state = stateOn(document, on, base);
      const level = String(levels.indexOf(document.level)).padStart(2, "0");
      return {
        document,
        state,
        key: `${statesInOrder.indexOf(state)}.${level}.${document.family}@${document.version}`,
      };
    })
    .toSorted((one, other) => (one.key < other.key ? -1 : 1));
