import { type DocumentVersion, type LawBase, stateOn } from "@touchstone/requirements";
import type { Store } from "../store/index.ts";
import type { HeldLibrary } from "./law-library.ts";

/** The titles under which others name a law, in the marks that statutes put around a title. */
const namesOf = (family: string, base: LawBase): readonly string[] => [
  ...new Set(
    (base.families.get(family) ?? []).flatMap(({ title, aliases }) => [title, ...aliases]).map((name) => `《${name}》`),
  ),
];

export type Mention = { readonly document: DocumentVersion; readonly article: string };

/** Articles of other laws in force on a day that name this one; one more than `limit` where there are more. */
export const mentionsOf = async (
  store: Store,
  { base, imported }: HeldLibrary,
  family: string,
  on: string,
  limit: number,
): Promise<readonly Mention[]> => {
  const held = new Map(
    [...imported.values()].flatMap(({ document, digest }) =>
      document !== null && digest !== null && document.family !== family && stateOn(document, on, base) === "in-force"
        ? [[digest, document] as const]
        : [],
    ),
  );
  const patterns = namesOf(family, base).map((name) => `%${name.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
  const { rows } = await store.transaction("public", (tx) =>
    tx.query<{ digest: string; no: string }>(
      `select digest, no from law_article where words like any($2) and digest = any($1)
       order by digest, place limit $3`,
      [[...held.keys()], patterns, limit + 1],
    ),
  );
  return rows.flatMap(({ digest, no }) => {
    const document = held.get(digest);
    return document === undefined ? [] : [{ document, article: no }];
  });
};
