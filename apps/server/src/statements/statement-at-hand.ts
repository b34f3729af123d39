import { type Statement, type StatementAtHand, standingOn } from "@touchstone/kernel";
import type { FactsRead, Transaction } from "../store/index.ts";

const saysOf = ({ editions }: Statement): Pick<StatementAtHand, "says"> => {
  const said = editions.at(-1);
  return said === undefined ? {} : { says: { holder: said.holder, scope: said.scope, sites: said.sites } };
};

/** A statement of this body as a case finds it on a day, with the version it was read at; null where there is none. */
export const statementAtHand = async (
  tx: Transaction,
  owner: string,
  id: string,
  on: string,
): Promise<(FactsRead<StatementAtHand> & { readonly state: Statement }) | null> => {
  const { rows } = await tx.query<{ version: number; state: Statement }>(
    "select version, state from statement where owner = $1 and id = $2",
    [owner, id],
  );
  const [row] = rows;
  if (row === undefined || row.state.attested === null) return null;
  const { number, holder, scheme } = row.state.attested;
  return {
    facts: { id, number, holder: holder.id, scheme, standing: standingOn(row.state, on), ...saysOf(row.state) },
    reads: [{ stream: id, version: row.version }],
    state: row.state,
  };
};
