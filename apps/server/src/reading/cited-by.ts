import { can, isInForce } from "@touchstone/kernel";
import type { LawBase } from "@touchstone/requirements";
import type { Entry } from "../identity/access.ts";
import { rowsCiting } from "../register/index.ts";
import { type ContentSources, familiesOf } from "../schemes/index.ts";
import type { Store } from "../store/index.ts";

/** Schemes and rule packs of a day whose source is this law, each with the clauses that it names. */
export const citingContent = (content: readonly ContentSources[], family: string, on: string, base: LawBase) =>
  content
    .filter((one) => isInForce(one, on))
    .flatMap(({ kind, id, edition, name, sources }) => {
      const clauses = sources
        .filter(({ source }) => familiesOf(source, base).includes(family))
        .map(({ clause }) => clause);
      return clauses.length === 0 ? [] : [{ kind, id, edition, name, clauses: [...new Set(clauses)] }];
    });

/** What the viewer's own register cites of this law; null for a role that may not read the register. */
export const citingRegister = async (store: Store, { owner, roles }: Entry, family: string, limit: number) => {
  if (!can(roles, "register.read")) return null;
  const found = await store.transaction({ owner, caseId: null }, (tx) => rowsCiting(tx, owner, family, limit + 1));
  const rows = found.slice(0, limit).map(({ risk, title, articles }) => ({ risk, title, articles: [...articles] }));
  return { rows, more: found.length > limit };
};
