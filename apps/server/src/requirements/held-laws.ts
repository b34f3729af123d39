import { type DocumentVersion, type LawBase, type LawVersion, lawBase, mergeDocuments } from "@touchstone/requirements";
import type { Store } from "../store/index.ts";
import { lawScope } from "./law-stream.ts";
import { ownDocuments } from "./own-content.ts";

/** One version as this server holds it. `stream` is null where only the product's own content knows it. */
export type HeldLaw = LawVersion & { readonly stream: string; readonly version: number };

/** All that is known of laws at one moment: the product's content and what was imported, as one base. */
export type HeldLaws = {
  readonly base: LawBase;
  readonly imported: ReadonlyMap<string, HeldLaw>;
};

export const nameOf = ({ family, version }: Pick<DocumentVersion, "family" | "version">): string =>
  `${family}@${version}`;

type Row = { readonly id: string; readonly version: number; readonly state: LawVersion };

/**
 * Gives the base, read anew only when a law stream moved since. Any node may have written, so each request asks the
 * database for the mark first: one short query.
 */
export const openHeldLaws = (store: Store): (() => Promise<HeldLaws>) => {
  const own = ownDocuments();
  let known: { readonly mark: string; readonly laws: HeldLaws } | null = null;
  return () =>
    store.transaction(lawScope, async (tx) => {
      const { rows: marks } = await tx.query<{ mark: string }>(
        "select count(*) || '/' || coalesce(sum(version), 0) as mark from requirements_law where owner = $1",
        [lawScope.owner],
      );
      const mark = marks[0]?.mark ?? "";
      if (known?.mark === mark) return known.laws;
      const { rows } = await tx.query<Row>("select id, version, state from requirements_law where owner = $1", [
        lawScope.owner,
      ]);
      const imported = new Map(
        rows.flatMap(({ id, version, state }) =>
          state.document === null ? [] : [[nameOf(state.document), { ...state, stream: id, version }] as const],
        ),
      );
      const documents = [...imported.values()].flatMap(({ document }) => (document === null ? [] : [document]));
      const laws = { base: lawBase(mergeDocuments(own, documents)), imported };
      known = { mark, laws };
      return laws;
    });
};
