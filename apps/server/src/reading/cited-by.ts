import { isInForce } from "@touchstone/kernel";
import type { LawBase } from "@touchstone/requirements";
import { type ContentSources, familiesOf } from "../schemes/index.ts";

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
