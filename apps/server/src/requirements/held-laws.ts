import { type DocumentVersion, type LawBase, type LawVersion, lawBase, mergeDocuments } from "@touchstone/requirements";
import type { Store, Transaction } from "../store/index.ts";
import { lawScope } from "./law-stream.ts";
import { ownDocuments } from "./own-content.ts";

/** One version as this server holds it. `stream` is null where only the product's own content knows it. */
export type HeldLaw = LawVersion & { readonly stream: string; readonly version: number };

/** All that is known of laws at one moment: the product's content and what was imported, as one base. */
export type HeldLaws = {
  readonly base: LawBase;
  readonly imported: ReadonlyMap<string, HeldLaw>;
  /** Equal as long as no version was recorded or corrected. */
  readonly mark: string;
};

export const nameOf = ({ family, version }: Pick<DocumentVersion, "family" | "version">): string =>
  `${family}@${version}`;

type Row = { readonly id: string; readonly version: number; readonly state: LawVersion };
type Rows = ReadonlyMap<string, Row>;

/** Moves with every event of a law's version. Answered from an index alone. */
export const lawMark = async (tx: Transaction): Promise<string> => {
  const { rows } = await tx.query<{ mark: string }>(
    "select count(*) || '/' || coalesce(sum(version), 0) as mark from requirements_law where owner = $1",
    [lawScope.owner],
  );
  return rows[0]?.mark ?? "";
};

// An import moves some rows out of thousands: the rest stays as it was read.
const readRows = async (tx: Transaction, known: Rows): Promise<Rows> => {
  const { rows: tips } = await tx.query<{ id: string; version: number }>(
    "select id, version from requirements_law where owner = $1",
    [lawScope.owner],
  );
  const moved = tips.filter(({ id, version }) => known.get(id)?.version !== version).map(({ id }) => id);
  const { rows } = await tx.query<Row>(
    "select id, version, state from requirements_law where owner = $1 and id = any($2::uuid[])",
    [lawScope.owner, moved],
  );
  const read = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    tips.flatMap(({ id }) => {
      const row = read.get(id) ?? known.get(id);
      return row === undefined ? [] : [[id, row] as const];
    }),
  );
};

/**
 * Gives the base, read anew only where a law stream moved since. Any node may have written, so each request asks the
 * database for the mark first: one short query.
 */
export const openHeldLaws = (store: Store): (() => Promise<HeldLaws>) => {
  let known: { readonly rows: Rows; readonly laws: HeldLaws } | null = null;
  return () =>
    store.transaction(lawScope, async (tx) => {
      const mark = await lawMark(tx);
      if (known?.laws.mark === mark) return known.laws;
      const rows = await readRows(tx, known?.rows ?? new Map());
      const imported = new Map(
        [...rows.values()].flatMap(({ id, version, state }) =>
          state.document === null ? [] : [[nameOf(state.document), { ...state, stream: id, version }] as const],
        ),
      );
      const documents = [...imported.values()].flatMap(({ document }) => (document === null ? [] : [document]));
      const laws = { base: lawBase(mergeDocuments(ownDocuments(), documents)), imported, mark };
      known = { rows, laws };
      return laws;
    });
};
