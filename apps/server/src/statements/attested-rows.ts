import type { Attested, Statement } from "@touchstone/kernel";
import type { Transaction } from "../store/index.ts";

/** What another capability may know of a statement that a body issued: enough to tell and plan its dates. */
export type AttestedRow = {
  readonly id: string;
  readonly version: number;
  readonly attested: Attested;
  readonly state: Statement;
};

type Row = { readonly id: string; readonly version: number; readonly state: Statement };

/** Statements of a body that have not ended for good, oldest first; or the one that is named, whatever became of it. */
export const readAttested = async (
  tx: Transaction,
  owner: string,
  statement: string | null = null,
): Promise<readonly AttestedRow[]> => {
  const { rows } = await tx.query<Row>(
    `select id, version, state from statement
     where owner = $1 and (id = $2::uuid or ($2::uuid is null and standing not in ('withdrawn', 'cancelled', 'transferred'))) order by id`,
    [owner, statement],
  );
  return rows.flatMap(({ id, version, state }) =>
    state.attested === null ? [] : [{ id, version, attested: state.attested, state }],
  );
};
